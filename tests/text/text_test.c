/* text: blocks, the way back, and what must hold of any text. */
#include "text/text.h"

#include <string.h>

#include "support/test.h"
#include "text/fixture.h"

static const char report[] =
    "Rovers 2\xE2\x80\x93"
    "1 Athletic\n"
    "\xE2\x80\x9CWe\xE2\x80\x99re through!\xE2\x80\x9D said  J. "
    "Nov\xC3\xA1k\xC2\xA0. "
    "He scored at 45+2\xE2\x80\xB2.\n"
    "\xE2\x80\x8B\n"
    "Cze\xCC\x81"
    "ch\xC2\xAD \xF0\x9F\x87\xA8\xF0\x9F\x87\xA6 won \xEF\xBC\x92-1";

static void blocks_are_parted_by_one_newline(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, report);
    static const char normal[] =
        "Rovers 2-1 Athletic\n"
        "\"We're through!\" said J. Nov\xC3\xA1k . He scored at 45+2'.\n"
        "\n"
        "Cz\xC3\xA9"
        "ch \xF0\x9F\x87\xA8\xF0\x9F\x87\xA6 won 2-1";

    (void)state;
    assert_int_equal(text.normal.len, sizeof normal - 1);
    assert_memory_equal(text.normal.data, normal, text.normal.len);
    assert_int_equal(text.block_count, 4);
    for (size_t i = 0; i < text.block_count; i++) {
        ft_slice block = ft_slice_cut(text.normal, text.blocks[i]);
        assert_null(memchr(block.data, '\n', block.len));
        assert_true(text.blocks[i].end == text.normal.len ||
                    text.normal.data[text.blocks[i].end] == '\n');
    }
    ft_arena_free(arena);
}

static void a_span_leads_back_to_the_words_as_written(void **state)
{
    static const struct {
        const char *normal, *source;
    } cases[] = {
        {"2-1 A", "2\xE2\x80\x93"
                  "1 A"},
        {"We're", "We\xE2\x80\x99re"},
        {"\"We", "\xE2\x80\x9CWe"},
        {"through!\"", "through!\xE2\x80\x9D"},
        {"said", "said"},
        {"said J", "said  J"},
        {"Nov\xC3\xA1k", "Nov\xC3\xA1k"},
        {"k .", "k\xC2\xA0."},
        {"45+2'", "45+2\xE2\x80\xB2"},
        {"Cz\xC3\xA9"
         "ch",
         "Cze\xCC\x81"
         "ch"}, /* no soft hyphen behind it */
        {"h \xF0\x9F\x87\xA8", "h\xC2\xAD \xF0\x9F\x87\xA8"},
        {"Athletic\n\"", "Athletic\n\xE2\x80\x9C"},
        {" won 2", " won \xEF\xBC\x92"},
    };
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, report);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice wanted = ft_slice_of(cases[i].normal);
        size_t at = ft_slice_find(text.normal, wanted, 0);
        print_message("%s\n", cases[i].normal);
        assert_true(at < text.normal.len);
        ft_slice found = ft_slice_cut(
            text.source, ft_text_origin(&text, (ft_span){at, at + wanted.len}));
        assert_true(ft_slice_equal(found, ft_slice_of(cases[i].source)));
    }
    ft_arena_free(arena);
}

static void spans_beyond_the_text_are_cut(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, "Rovers won");
    ft_span span = ft_text_origin(&text, (ft_span){7, 99});

    (void)state;
    assert_int_equal(span.start, 7);
    assert_int_equal(span.end, 10);
    span = ft_text_origin(&text, (ft_span){50, 99});
    assert_int_equal(span.start, 10);
    assert_int_equal(span.end, 10);
    ft_arena_free(arena);
}

static void an_article_without_text_is_fine(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_article article = {.block_count = 0};
    ft_text text;

    (void)state;
    assert_int_equal(ft_text_read(arena, &article, NULL, &text, NULL), FT_OK);
    assert_int_equal(text.normal.len, 0);
    assert_int_equal(text.sentence_count, 0);
    assert_int_equal(text.token_count, 0);
    assert_int_equal(ft_text_origin(&text, (ft_span){0, 0}).end, 0);
    ft_arena_free(arena);
}

/* Only white space may lie between two sentences, and between two tokens. */
static void expect_gap(const ft_text *text, size_t from, size_t to)
{
    assert_true(from <= to);
    for (size_t i = from; i < to; i++)
        assert_true(text->normal.data[i] == ' ' ||
                    text->normal.data[i] == '\n');
}

static void expect_tiles(const ft_text *text)
{
    size_t at = 0, token = 0;

    for (size_t i = 0; i < text->sentence_count; i++) {
        ft_sentence sentence = text->sentences[i];
        expect_gap(text, at, sentence.span.start);
        assert_int_equal(sentence.tokens.start, token);
        assert_true(sentence.tokens.start < sentence.tokens.end);
        assert_true(sentence.span.start >= text->blocks[sentence.block].start);
        assert_true(sentence.span.end <= text->blocks[sentence.block].end);
        at = sentence.span.start;
        for (; token < sentence.tokens.end; token++) {
            ft_span span = text->tokens[token].span;
            expect_gap(text, at, span.start);
            assert_true(span.start < span.end);
            assert_int_equal(text->tokens[token].spaced,
                             !span.start ||
                                 text->normal.data[span.start - 1] == ' ' ||
                                 text->normal.data[span.start - 1] == '\n');
            at = span.end;
        }
        assert_int_equal(at, sentence.span.end);
    }
    assert_int_equal(token, text->token_count);
    expect_gap(text, at, text->normal.len);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

static void sentences_and_tokens_tile_any_text(void **state)
{
    static const char *const pieces[] = {
        "Rovers",
        " ",
        " ",
        " ",
        ".",
        "\n",
        "!",
        "?",
        "\"",
        "'",
        "(",
        ")",
        "21",
        "1",
        "-",
        "+",
        "J",
        "a",
        "St",
        "...",
        "the",
        "The ",
        "No",
        ",",
        "\xE2\x80\xA6",
        "\xE2\x80\x99",
        "\xC3\xA9",
        "\xCC\x81",
        "\xC2\xA0",
        "\xF0\x9F\x87\xA8",
        "\xF0\x9F\x8F\xB4",
        "\xF3\xA0\x81\xA7",
        "\xE2\x80\x8D",
        "\xE2\x9A\xBD",
        "\xEF\xB8\x8F",
        "\xFF",
        "\xE2\x80",
    };
    unsigned seed = 20211116;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        char input[512];
        size_t len = 0;
        for (unsigned n = next_random(&seed) % 60; n; n--) {
            ft_slice piece =
                ft_slice_of(pieces[next_random(&seed) % FT_COUNT(pieces)]);
            memcpy(input + len, piece.data, piece.len);
            len += piece.len;
        }
        input[len] = '\0';
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, input);
        expect_tiles(&text);
        ft_arena_free(arena);
    }
}

static void long_hostile_runs_are_read_in_one_go(void **state)
{
    static const char *const runs[] = {
        ".",
        " ",
        "a",
        "A. ",
        "'",
        "(",
        ". (",
        "1. ",
        "a.B",
        "\xCC\x81",
        "\xCC\x81\xCC\xA7",
        "\xE2\x80\x8D",
        "\xF0\x9F\x8F\xB4",
        "\xE1\x85\xA1",
        "the A. The ",
        "\xC2\xA0",
        "\xFF",
        "\xF3\xA0\x81\xA7",
    };
    enum { BYTES = 200000 };
    char *input = test_malloc(BYTES + 16);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(runs); i++) {
        size_t len = strlen(runs[i]), at = 0;
        for (; at + len <= BYTES; at += len)
            memcpy(input + at, runs[i], len);
        input[at] = '\0';
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, input);
        expect_tiles(&text);
        ft_arena_free(arena);
    }
    test_free(input);
}

static void a_sentence_without_end_is_cut_between_words(void **state)
{
    static const char *const runs[] = {"words ", "\xC3\xA9", "a, \xC3\xA9t "};
    enum { BYTES = 5 * FT_SENTENCE_MOST };
    char *input = test_malloc(BYTES + 16);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(runs); i++) {
        size_t len = strlen(runs[i]), at = 0;
        for (; at + len <= BYTES; at += len)
            memcpy(input + at, runs[i], len);
        input[at] = '\0';
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, input);
        expect_tiles(&text);
        assert_true(text.sentence_count >= 5);
        for (size_t s = 0; s < text.sentence_count; s++) {
            ft_span span = text.sentences[s].span;
            assert_true(span.end - span.start <= FT_SENTENCE_MOST);
            assert_true((text.normal.data[span.start] & 0xC0) != 0x80);
            assert_int_not_equal(text.normal.data[span.end - 1], ' ');
        }
        ft_arena_free(arena);
    }
    test_free(input);
}

static void every_failing_request_is_reported(void **state)
{
    static const char input[] =
        "They won the ball, the game and the cup in Group C. The others "
        "\xE2\x80\x93 lost.\nNext";
    size_t n = 1;

    (void)state;
    for (ft_status status = FT_ERR_MEMORY; status; n++) {
        ft_arena *arena = ft_arena_new();
        ft_article article = fixture_article(arena, input);
        ft_error err = {.status = FT_OK};
        ft_text text;
        ft_arena_fail_at(arena, n);
        status =
            ft_text_read(arena, &article, &fixture_abbreviations, &text, &err);
        assert_true(status == FT_OK || status == FT_ERR_MEMORY);
        assert_int_equal(err.status, status);
        ft_arena_free(arena);
        assert_true(n < 100);
    }
    assert_true(n > 6); /* the blocks, the text, its map, words, lists */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_parted_by_one_newline),
        cmocka_unit_test(a_span_leads_back_to_the_words_as_written),
        cmocka_unit_test(spans_beyond_the_text_are_cut),
        cmocka_unit_test(an_article_without_text_is_fine),
        cmocka_unit_test(sentences_and_tokens_tile_any_text),
        cmocka_unit_test(long_hostile_runs_are_read_in_one_go),
        cmocka_unit_test(a_sentence_without_end_is_cut_between_words),
        cmocka_unit_test(every_failing_request_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
