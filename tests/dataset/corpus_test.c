/* What holds of the records of every article of the corpus. */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "cli/corpus.h"
#include "dataset/read.h"
#include "fulltime/fulltime.h"

static ft_rules *rules;

static int load(void **state)
{
    (void)state;
    return ft_rules_load(FT_RULES_DIR, &rules, NULL) ? -1 : 0;
}

static int unload(void **state)
{
    (void)state;
    ft_rules_free(rules);
    return 0;
}

/* Reads each line and writes it again; returns how many there were. */
static size_t read_back(ft_arena *arena, ft_slice lines, ft_buffer *out)
{
    size_t count = 0;

    for (size_t at = 0, end; at < lines.len; at = end + 1) {
        ft_line line = {FT_SLICE("corpus"), (unsigned)++count, {NULL, 0}, 0};
        ft_report report;
        ft_error err = {0};

        end = ft_slice_find(lines, (ft_slice)FT_SLICE("\n"), at);
        line.text = ft_slice_cut(lines, (ft_span){at, end});
        if (ft_report_read(arena, &line, &report, &err))
            fail_msg("%u:%u: %s", err.line, err.column, err.message);
        assert_int_equal(
            ft_ndjson_add(out, arena, &report.match, &report.origin), FT_OK);
    }
    return count;
}

static void every_record_is_written_as_it_was_read(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_case *cases = NULL;
    size_t count = 0, records = 0;

    (void)state;
    assert_int_equal(ft_corpus_find(arena, FT_CORPUS_DIR, &cases, &count, NULL),
                     FT_OK);
    for (size_t i = 0; i < count; i++) {
        const ft_options options = {.uri = cases[i].name,
                                    .published = "2026-03-16"};
        ft_slice bytes, lines;
        ft_result *result = NULL;
        ft_buffer again = {0};

        assert_int_equal(ft_file_read(arena, cases[i].article, 0, &bytes, NULL),
                         FT_OK);
        assert_int_equal(
            ft_extract(rules, bytes.data, bytes.len, &options, &result, NULL),
            FT_OK);
        lines.data = ft_result_ndjson(result, &lines.len);
        records += read_back(arena, lines, &again);
        print_message("%s\n", cases[i].name);
        assert_true(ft_slice_equal(lines, ft_buffer_slice(&again)));
        ft_buffer_free(&again);
        ft_result_free(result);
    }
    assert_true(records > 100);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_record_is_written_as_it_was_read),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
