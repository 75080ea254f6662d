#include "support/test.h"

#include <string.h>

#include "output/table.h"
#include "output/width.h"
#include "support/sample.h"

static ft_buffer write_all(const ft_match *matches, size_t count)
{
    ft_writer writer;

    assert_int_equal(ft_table_init(&writer), FT_OK);
    return sample_write(&writer, matches, count, 0);
}

static void a_match_is_a_line_under_the_names_of_its_columns(void **state)
{
    ft_buffer got = write_all(&sample_match, 1);

    (void)state;
    assert_string_equal(
        got.data,
        "day              home  result   away       competition  place"
        "                   crowd  source\n"
        "2026-03-14  North Bay  2-1 aet  South Bay  Harbour Cup  "
        "Pier Ground, Northport  31204  report.html\n");
    ft_buffer_free(&got);
}

/* Columns before the text in the line that holds it. */
static size_t column_of(const char *table, const char *text)
{
    const char *at = strstr(table, text), *start = at;

    assert_non_null(at);
    while (start > table && start[-1] != '\n')
        start--;
    return ft_width((ft_slice){start, (size_t)(at - start)});
}

static void columns_line_up_whatever_the_script(void **state)
{
    static const char *const names[] = {
        "Wales", "\xE6\xB5\xA6\xE5\x92\x8C\xE3\x83\xAC\xE3\x83\x83\xE3\x82\xBA",
        "Malmo\xCC\x88 FF", "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6 Canada"};
    static const char *const aways[] = {"a-w", "b-w", "c-w", "d-w"};
    ft_match matches[FT_COUNT(names)];
    ft_buffer got;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(names); i++) {
        matches[i] = sample_match;
        matches[i].sides[0].name = names[i];
        matches[i].sides[1].name = aways[i];
    }
    got = write_all(matches, FT_COUNT(names));
    for (size_t i = 1; i < FT_COUNT(names); i++)
        assert_int_equal(column_of(got.data, aways[i]),
                         column_of(got.data, aways[0]));
    ft_buffer_free(&got);
}

static void a_long_name_is_cut_and_says_so(void **state)
{
    ft_match match = sample_match;
    ft_buffer got;

    (void)state;
    match.sides[0].name = "The Old Boys of the School beside the Northern Pier";
    got = write_all(&match, 1);
    assert_non_null(
        strstr(got.data, "The Old Boys of the School \xE2\x80\xA6  "));
    ft_buffer_free(&got);
}

static void no_name_moves_the_cursor(void **state)
{
    ft_match match = sample_match;
    ft_buffer got;

    (void)state;
    match.sides[0].name = "\x1B[2J\nNorth\r\xE2\x80\xAE"
                          "Bay";
    got = write_all(&match, 1);
    assert_non_null(strstr(got.data, "[2J North Bay  2-1"));
    assert_null(strpbrk(got.data, "\x1B\r"));
    ft_buffer_free(&got);
}

static void what_is_not_told_stays_empty(void **state)
{
    const ft_match match = {.id = "-/a/b",
                            .sides = {{.name = "A"}, {.name = "B"}},
                            .home = FT_HOME_UNTOLD,
                            .status = FT_MATCH_POSTPONED,
                            .attendance = FT_ATTENDANCE_UNTOLD};
    ft_buffer got = write_all(&match, 1);

    (void)state;
    assert_non_null(strstr(got.data, "\n-       A  postponed  B"));
    ft_buffer_free(&got);
}

static void many_rows_are_lined_up_a_block_at_a_time(void **state)
{
    static ft_match matches[2500];
    ft_buffer got;
    size_t lines = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(matches); i++)
        matches[i] = sample_match;
    got = write_all(matches, FT_COUNT(matches));
    for (const char *at = got.data; *at; at++)
        lines += *at == '\n';
    assert_int_equal(lines, FT_COUNT(matches) + 1);
    ft_buffer_free(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_is_a_line_under_the_names_of_its_columns),
        cmocka_unit_test(columns_line_up_whatever_the_script),
        cmocka_unit_test(a_long_name_is_cut_and_says_so),
        cmocka_unit_test(no_name_moves_the_cursor),
        cmocka_unit_test(what_is_not_told_stays_empty),
        cmocka_unit_test(many_rows_are_lined_up_a_block_at_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
