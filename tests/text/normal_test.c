/*
 * normal: the fast path against a slow one (slow_normal.c); and what must hold
 * of the map whatever the text.
 */
#include "text/normal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "support/test.h"
#include "text/slow_normal.h"
#include "text/unicode.h"

enum { MOST = SLOW_MOST };

/* ---- what must hold ---- */

static bool begins_character(ft_slice text, size_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static void expect_map(const ft_text *text, bool utf8)
{
    size_t last_start = 0, last_end = 0;

    for (size_t i = 0; i < text->normal.len; i++) {
        ft_span span = ft_text_origin(text, (ft_span){i, i + 1});
        assert_true(span.start <= span.end && span.end <= text->source.len);
        assert_true(span.start >= last_start && span.end >= last_end);
        last_start = span.start;
        last_end = span.end;
        if (!utf8 || !begins_character(text->normal, i))
            continue;
        size_t next = i + 1;
        while (!begins_character(text->normal, next))
            next++;
        span = ft_text_origin(text, (ft_span){i, next});
        assert_true(span.start < span.end);
        assert_true(begins_character(text->source, span.start));
        assert_true(begins_character(text->source, span.end));
    }
}

static ft_text read_block(ft_arena *arena, ft_slice input)
{
    ft_normal normal;
    ft_span span;

    assert_true(ft_normal_init(&normal, arena, input));
    assert_true(ft_normal_block(&normal, (ft_span){0, input.len}, &span));
    assert_true(ft_normal_end(&normal));
    assert_int_equal(span.start, 0);
    assert_int_equal(span.end, normal.len);
    return (ft_text){.source = input,
                     .normal = {normal.data, normal.len},
                     .map = normal.map,
                     .map_count = normal.map_count};
}

static void print_bytes(const char *name, const char *bytes, size_t len)
{
    fprintf(stderr, "%s:", name);
    for (size_t i = 0; i < len; i++)
        fprintf(stderr, " %02X", (unsigned char)bytes[i]);
    fprintf(stderr, "\n");
}

static void expect_normal(ft_slice input, bool utf8)
{
    static char expected[4 * MOST + 1];
    ft_arena *arena = ft_arena_new();
    ft_text text = read_block(arena, input);
    size_t len = slow_normal(input, expected);

    assert_true(input.len <= MOST);
    if (!ft_slice_equal(text.normal, (ft_slice){expected, len})) {
        print_bytes("input", input.data, input.len);
        print_bytes("found", text.normal.data, text.normal.len);
        print_bytes("slow ", expected, len);
        fail();
    }
    expect_map(&text, utf8);
    ft_arena_free(arena);
}

/* ---- inputs ---- */

static size_t append(char *out, size_t len, ft_slice piece)
{
    memcpy(out + len, piece.data, piece.len);
    return len + piece.len;
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void every_code_point_is_as_the_slow_path_has_it(void **state)
{
    char bytes[MOST];

    (void)state;
    for (unsigned code = 1; code <= 0x10FFFF;) {
        size_t len = 0;
        for (; len + 16 <= sizeof bytes && code <= 0x10FFFF; code++) {
            if (code >= 0xD800 && code <= 0xDFFF)
                continue;
            utf8proc_uint8_t one[4];
            utf8proc_ssize_t n =
                utf8proc_encode_char((utf8proc_int32_t)code, one);
            len = append(bytes, len, (ft_slice){"e", 1});
            len = append(bytes, len, (ft_slice){(char *)one, (size_t)n});
            len = append(bytes, len, (ft_slice){"\xCC\x81 x", 4});
        }
        expect_normal((ft_slice){bytes, len}, true);
    }
}

static void any_mixture_is_as_the_slow_path_has_it(void **state)
{
    static const char *const pieces[] = {
        "a",
        "e",
        "A",
        " ",
        "  ",
        "\t",
        "\n",
        "-",
        "2",
        ".",
        "\x01",
        "\x7F",
        "\xC2\xA0",
        "\xC2\xAD",
        "\xC3\xA9",
        "\xC3\x85",
        "\xCC\x81",
        "\xCC\xA7",
        "\xCC\x8A",
        "\xCD\x8F",
        "\xE2\x80\x8B",
        "\xE2\x80\x8D",
        "\xE2\x80\x93",
        "\xE2\x80\x99",
        "\xE2\x80\x9C",
        "\xE2\x84\xAB",
        "\xE2\x80\xA6",
        "\xE2\x83\xA3",
        "\xE3\x80\x80",
        "\xEF\xB8\x8F",
        "\xEF\xBC\x91",
        "\xEF\xBD\x85",
        "\xEE\x80\x80",
        "\xE1\x84\x80",
        "\xE1\x85\xA1",
        "\xE1\x86\xA8",
        "\xEA\xB0\x80",
        "\xE0\xA4\x95",
        "\xE0\xA4\xBC",
        "\xE0\xA5\x98",
        "\xE0\xA6\xBE",
        "\xE0\xA7\x87",
        "\xF0\x9F\x87\xA8",
        "\xF0\x9F\x87\xA6",
        "\xF0\x9F\x8F\xB4",
        "\xF3\xA0\x81\xA7",
        "\xF3\xA0\x81\xBF",
        "\xF0\x9F\x91\xA9",
        "\xF0\x9F\x8F\xBD",
        "\xE2\x9A\xBD",
        "\xE2\x9D\xA4",
        "\xF3\xB0\x80\x80",
    };
    unsigned seed = 45002;

    (void)state;
    for (int round = 0; round < 30000; round++) {
        char input[256];
        size_t len = 0;
        for (unsigned n = next_random(&seed) % 24; n; n--) {
            const char *piece = pieces[next_random(&seed) % FT_COUNT(pieces)];
            len = append(input, len, ft_slice_of(piece));
        }
        expect_normal((ft_slice){input, len}, true);
    }
}

static void random_utf8_is_as_the_slow_path_has_it(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 10000; round++) {
        utf8proc_uint8_t input[256];
        size_t len = 0;
        for (unsigned n = next_random(&seed) % 30; n; n--) {
            static const unsigned limits[] = {0x80, 0x400, 0x3000, 0x20000};
            unsigned code = next_random(&seed) %
                            limits[next_random(&seed) % FT_COUNT(limits)];
            if (code < 0xD800 || code > 0xDFFF)
                len += (size_t)utf8proc_encode_char((utf8proc_int32_t)code,
                                                    input + len);
        }
        expect_normal((ft_slice){(const char *)input, len}, true);
    }
}

static void bytes_that_are_no_utf8_do_no_harm(void **state)
{
    unsigned seed = 11;

    (void)state;
    for (int round = 0; round < 10000; round++) {
        char input[64];
        size_t len = next_random(&seed) % sizeof input;
        for (size_t i = 0; i < len; i++)
            input[i] = (char)(next_random(&seed) & 0xFF);
        expect_normal((ft_slice){input, len}, false);
    }
    for (unsigned byte = 0; byte < 256; byte++) {
        char input[3] = {'a', (char)byte, 'b'};
        expect_normal((ft_slice){input, 3}, false);
        expect_normal((ft_slice){input + 1, 1}, false);
    }
}

static void plain_ascii_maps_to_itself(void **state)
{
    unsigned seed = 5;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        char input[200];
        size_t len = next_random(&seed) % sizeof input;
        for (size_t i = 0; i < len; i++) {
            bool spaced = !i || i + 1 == len || input[i - 1] == ' ';
            input[i] = (char)(next_random(&seed) % 95 + ' ');
            if (input[i] == ' ' && spaced)
                input[i] = '.';
        }
        ft_arena *arena = ft_arena_new();
        ft_text text = read_block(arena, (ft_slice){input, len});
        assert_int_equal(text.normal.len, len);
        if (len)
            assert_memory_equal(text.normal.data, input, len);
        assert_int_equal(text.map_count, 1);
        for (size_t i = 0; i <= len; i++) {
            ft_span span = ft_text_origin(&text, (ft_span){i / 2, i});
            assert_int_equal(span.start, i / 2);
            assert_int_equal(span.end, i);
        }
        ft_arena_free(arena);
    }
}

static void words_that_did_not_change_map_to_themselves(void **state)
{
    static const char input[] =
        "\xE2\x80\x8BNov\xC3\xA1k\xC2\xA0\xC2\xA0scored \xE2\x80\x93 t\xC2\xAD"
        "wice\xE2\x80\xA6\t \tfor\xEF\xBB\xBF Bod\xC3\xB8 ";
    static const char *const words[] = {"Nov\xC3\xA1k", "scored",
                                        "\xE2\x80\xA6", "for", "Bod\xC3\xB8"};
    ft_arena *arena = ft_arena_new();
    ft_text text = read_block(arena, ft_slice_of(input));

    (void)state;
    for (size_t i = 0; i < FT_COUNT(words); i++) {
        ft_slice word = ft_slice_of(words[i]);
        size_t at = ft_slice_find(text.normal, word, 0);
        print_message("%s\n", words[i]);
        assert_true(at < text.normal.len);
        ft_span span = ft_text_origin(&text, (ft_span){at, at + word.len});
        assert_true(ft_slice_equal(ft_slice_cut(text.source, span), word));
    }
    ft_arena_free(arena);
}

/* More accents than any text has: still linear, nothing lost or invented. */
static void a_flood_of_accents_is_kept(void **state)
{
    enum { PAIRS = 900 };
    char input[1 + 4 * PAIRS];
    size_t len = append(input, 0, (ft_slice){"x", 1});
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < PAIRS; i++)
        len = append(input, len, (ft_slice){"\xCC\x81\xCC\xA7", 4});
    ft_text text = read_block(arena, (ft_slice){input, len});
    assert_int_equal(text.normal.len, len);
    expect_map(&text, true);
    ft_arena_free(arena);
}

static void a_long_article_needs_few_points(void **state)
{
    enum { TIMES = 200 };
    static const char piece[] = "A plain sentence of an article of news, and "
                                "one that isn\xE2\x80\x99t quite plain. ";
    char input[TIMES * (sizeof piece - 1)];
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < TIMES; i++)
        append(input, i * (sizeof piece - 1), ft_slice_of(piece));
    ft_text text = read_block(arena, (ft_slice){input, sizeof input});
    assert_in_range(text.map_count, 2 * TIMES, 2 * TIMES + 2);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_as_the_slow_path_has_it),
        cmocka_unit_test(any_mixture_is_as_the_slow_path_has_it),
        cmocka_unit_test(random_utf8_is_as_the_slow_path_has_it),
        cmocka_unit_test(bytes_that_are_no_utf8_do_no_harm),
        cmocka_unit_test(plain_ascii_maps_to_itself),
        cmocka_unit_test(words_that_did_not_change_map_to_themselves),
        cmocka_unit_test(a_flood_of_accents_is_kept),
        cmocka_unit_test(a_long_article_needs_few_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
