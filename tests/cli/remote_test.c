/*
 * An article read by a worker gives what it gives without one; and a worker
 * that lies, as one would that an article has taken over, gets no bytes of its
 * own into the records.
 */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "cli/remote.h"
#include "dataset/read.h"
#include "handles.h"

static const char *const articles[] = {
    "Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.",
    "<h1>Orland beat Norrow 2-1</h1><p>Orland beat Norrow 2-1 on Saturday.</p>",
    "Nothing was played.",
    "",
};

static const ft_options options = {
    .uri = "page\xFF.html",
    .url = "https://news.example/1",
    .published = "2026-03-16",
    .archive = "a.warc",
    .offset = (size_t)1 << 40,
    .fetched = "2026-03-16T10:00:00Z",
    .digest = "sha1:X",
};

static void assert_same(const ft_result *a, const ft_result *b)
{
    assert_string_equal(ft_result_ndjson(a, NULL), ft_result_ndjson(b, NULL));
    assert_int_equal(ft_result_count(a), ft_result_count(b));
    assert_true(ft_slice_equal(a->origin.title, b->origin.title));
    assert_true(ft_slice_equal(a->origin.text_sha256, b->origin.text_sha256));
    assert_true(ft_slice_equal(a->origin.uri, b->origin.uri));
    assert_true(ft_slice_equal(a->origin.published, b->origin.published));
}

static void records_are_those_of_an_extraction_at_home(void **state)
{
    ft_rules *rules = *state;
    ft_worker *worker = NULL;

    assert_int_equal(ft_remote_new(rules, &worker, NULL), FT_OK);
    for (size_t i = 0; i < FT_COUNT(articles); i++) {
        const ft_slice bytes = ft_slice_of(articles[i]);
        ft_result *far = NULL, *near = NULL;

        assert_int_equal(
            ft_remote_extract(worker, rules, bytes, &options, &far, NULL),
            FT_OK);
        assert_int_equal(
            ft_extract(rules, bytes.data, bytes.len, &options, &near, NULL),
            FT_OK);
        assert_same(far, near);
        ft_result_free(far);
        ft_result_free(near);
    }
    ft_worker_free(worker);
}

static void an_error_comes_back_as_it_was(void **state)
{
    static const ft_slice binary = FT_SLICE("\x89PNG\r\n\x1A\n\0\0\0\0");
    ft_rules *rules = *state;
    ft_worker *worker = NULL;
    ft_result *result = NULL;
    ft_error err = {0};

    assert_int_equal(ft_remote_new(rules, &worker, NULL), FT_OK);
    assert_int_equal(
        ft_remote_extract(worker, rules, binary, &options, &result, &err),
        FT_ERR_ENCODING);
    assert_string_equal(err.message, "the bytes are no text in any encoding");
    assert_null(result);
    ft_worker_free(worker);
}

/* One that tells the truth and then changes bytes of it: which, a number at the
 * end of the article says. */
typedef struct liar {
    ft_rules *rules;
} liar;

static unsigned long long stir(unsigned long long *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void lie(void *context, ft_slice question, ft_buffer *out)
{
    const liar *l = context;
    const char *number = question.data + question.len - 8;
    unsigned long long seed = strtoull(number, NULL, 10);

    ft_remote_answer(l->rules, question, out);
    seed *= 0x9E3779B97F4A7C15U;
    const size_t changes = 1 + stir(&seed) % 3;
    for (size_t i = 0; i < changes && out->len > 0; i++) {
        /* the head, with its lengths, is where most can be wrong */
        const bool head = stir(&seed) % 4 == 0;
        const size_t room = head && out->len > 400 ? 400 : out->len;
        out->data[stir(&seed) % room] = (char)stir(&seed);
    }
    if (stir(&seed) % 8 == 0)
        out->len = stir(&seed) % (out->len + 1);
}

/* Every line is a record, and nothing but a record. */
static void assert_records(const ft_result *result)
{
    size_t len;
    const char *lines = ft_result_ndjson(result, &len);
    ft_slice all = {lines, len};

    for (size_t at = 0, end; at < len; at = end + 1) {
        ft_arena *arena = ft_arena_new();
        ft_report report;

        end = ft_slice_find(all, ft_slice_of("\n"), at);
        assert_true(end < len);
        const ft_line line = {.number = 1,
                              .text = ft_slice_cut(all, (ft_span){at, end})};
        assert_int_equal(ft_report_read(arena, &line, &report, NULL), FT_OK);
        assert_string_equal(report.origin.archive.data, "a.warc");
        for (size_t i = at; i < end; i++)
            assert_true((unsigned char)lines[i] >= 0x20);
        ft_arena_free(arena);
    }
}

static void a_lying_worker_gets_no_bytes_of_its_own_through(void **state)
{
    liar l = {.rules = *state};
    ft_worker *worker = NULL;
    size_t believed = 0, refused = 0;

    assert_int_equal(ft_worker_new(lie, &l, &worker, NULL), FT_OK);
    for (unsigned long long seed = 1; seed <= 1500; seed++) {
        char article[80];
        ft_result *result = NULL;
        ft_error err = {0};

        (void)snprintf(article, sizeof article,
                       "Orland beat Norrow 2-1 on Saturday. %08llu", seed);
        if (ft_remote_extract(worker, l.rules, ft_slice_of(article), &options,
                              &result, &err)) {
            assert_null(result);
            assert_true(err.message[0] != '\0');
            refused++;
        } else {
            assert_records(result);
            believed++;
        }
        ft_result_free(result);
    }
    print_message("%zu refused, %zu believed\n", refused, believed);
    assert_true(refused > 300 && believed > 50);
    ft_worker_free(worker);
}

static int load(void **state)
{
    ft_rules *rules = NULL;

    if (ft_rules_load(FT_TESTS_DIR "/cli/pack", &rules, NULL))
        return -1;
    *state = rules;
    return 0;
}

static int unload(void **state)
{
    ft_rules_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_those_of_an_extraction_at_home),
        cmocka_unit_test(an_error_comes_back_as_it_was),
        cmocka_unit_test(a_lying_worker_gets_no_bytes_of_its_own_through),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
