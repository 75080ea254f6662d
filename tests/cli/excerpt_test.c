#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "cli/excerpt.h"

static ft_mark mark(const char *text, const char *words, const char *label)
{
    size_t start = (size_t)(strstr(text, words) - text);

    return (ft_mark){.span = {start, start + strlen(words)},
                     .block = 3,
                     .label = ft_slice_of(label)};
}

static void assert_shown(const char *text, const ft_mark *marks, size_t count,
                         const char *expected)
{
    ft_buffer out = {0};

    ft_excerpt_show(&out, false, ft_slice_of(text), marks, count);
    ft_buffer_byte(&out, '\0');
    assert_false(out.failed);
    print_message("%s", out.data);
    assert_string_equal(out.data, expected);
    ft_buffer_free(&out);
}

static void carets_stand_under_the_words(void **state)
{
    const char *text = "Before.\nOrland beat Norrow 2-1 in the rain.\nAfter.";
    const ft_mark marks[] = {mark(text, "Orland", "winner"),
                             mark(text, "2-1", "score")};

    (void)state;
    assert_shown(text, marks, 2,
                 "    3 |  Orland beat Norrow 2-1 in the rain.\n"
                 "      |  ^^^^^^ winner\n"
                 "      |                     ^^^ score\n");
}

static void a_code_point_is_one_column(void **state)
{
    const char *text = "M\xC3\xA9xico \xE2\x80\x93 Citt\xC3\xA0 2-1.";
    const ft_mark marks[] = {mark(text, "Citt\xC3\xA0", "team2"),
                             mark(text, "2-1", "score")};

    (void)state;
    assert_shown(text, marks, 2,
                 "    3 |  M\xC3\xA9xico \xE2\x80\x93 Citt\xC3\xA0 2-1.\n"
                 "      |           ^^^^^ team2\n"
                 "      |                 ^^^ score\n");
}

static void a_wide_letter_is_two_columns(void **state)
{
    const char *text = "\xE6\x9D\xB1\xE4\xBA\xAC 2-1.";
    const ft_mark marks[] = {mark(text, "\xE6\x9D\xB1\xE4\xBA\xAC", "team1"),
                             mark(text, "2-1", "score")};

    (void)state;
    assert_shown(text, marks, 2,
                 "    3 |  \xE6\x9D\xB1\xE4\xBA\xAC 2-1.\n"
                 "      |  ^^^^ team1\n"
                 "      |       ^^^ score\n");
}

static void a_narrow_terminal_gets_short_lines(void **state)
{
    const char *text = "one two three four five six seven eight nine ten";
    const ft_mark marks[] = {mark(text, "one", "first")};

    (void)state;
    assert_int_equal(setenv("COLUMNS", "40", 1), 0);
    assert_shown(text, marks, 1,
                 "    3 |  one two three four five six\xE2\x80\xA6\n"
                 "      |  ^^^ first\n");
    assert_int_equal(unsetenv("COLUMNS"), 0);
}

static void a_long_line_is_cut_at_words(void **state)
{
    ft_buffer text = {0}, out = {0};
    ft_mark one;

    (void)state;
    for (int i = 0; i < 40; i++)
        ft_buffer_text(&text, "lorem ipsum ");
    ft_buffer_text(&text, "HERE ");
    for (int i = 0; i < 20; i++)
        ft_buffer_text(&text, "dolor sit ");
    ft_buffer_byte(&text, '\0');
    one = mark(text.data, "HERE", "it");
    ft_excerpt_show(&out, false, ft_slice_of(text.data), &one, 1);
    ft_buffer_byte(&out, '\0');
    print_message("%s", out.data);
    assert_memory_equal(out.data, "    3 | \xE2\x80\xA6lorem ", 17);
    assert_non_null(strstr(out.data, " HERE "));
    assert_non_null(strstr(out.data, "\xE2\x80\xA6\n"));
    assert_true(out.len < 300);
    ft_buffer_free(&text);
    ft_buffer_free(&out);
}

static void marks_far_apart_have_a_line_each(void **state)
{
    const char *text = "First 1-0 line.\n\nSecond 2-0 line.";
    const ft_mark marks[] = {mark(text, "1-0", "a"), mark(text, "2-0", "b")};

    (void)state;
    assert_shown(text, marks, 2,
                 "    3 |  First 1-0 line.\n"
                 "      |        ^^^ a\n"
                 "    3 |  Second 2-0 line.\n"
                 "      |         ^^^ b\n");
}

static void a_quote_over_lines_is_shown_as_one(void **state)
{
    const char *text = "Orland\n2-1\nNorrow";
    const ft_mark marks[] = {mark(text, "Orland\n2-1\nNorrow", "score")};

    (void)state;
    assert_shown(text, marks, 1,
                 "    3 |  Orland 2-1 Norrow\n"
                 "      |  ^^^^^^^^^^^^^^^^^ score\n");
}

static void an_escape_sequence_does_not_reach_the_terminal(void **state)
{
    const char *text = "a \x1b[31m 2-1 \x7f b";
    const ft_mark marks[] = {mark(text, "2-1", "score")};

    (void)state;
    assert_shown(text, marks, 1,
                 "    3 |  a  [31m 2-1   b\n"
                 "      |          ^^^ score\n");
}

static void a_label_without_room_moves_to_the_left(void **state)
{
    const char *text =
        "One two three four five six seven eight nine ten eleven "
        "twelve thirteen 2-1";
    const ft_mark marks[] = {
        mark(text, "2-1", "score/ft team1 team2 <- score.something 90%")};

    (void)state;
    assert_shown(text, marks, 1,
                 "    3 |  One two three four five six seven eight nine ten "
                 "eleven twelve thirteen 2-1\n"
                 "      |                              score/ft team1 team2 <- "
                 "score.something 90% ^^^\n");
}

static void a_line_of_a_megabyte_with_many_marks_is_no_burden(void **state)
{
    const size_t count = 20000, step = 50;
    char *text = malloc(count * step);
    ft_mark *marks = calloc(count, sizeof *marks);
    ft_buffer out = {0};

    (void)state;
    assert_non_null(text);
    assert_non_null(marks);
    memset(text, 'x', count * step);
    for (size_t i = 0; i < count; i++)
        marks[i].span = (ft_span){i * step, i * step + 3};
    ft_excerpt_show(&out, false, (ft_slice){text, count * step}, marks, count);
    assert_false(out.failed);
    ft_buffer_free(&out);
    free(marks);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carets_stand_under_the_words),
        cmocka_unit_test(a_code_point_is_one_column),
        cmocka_unit_test(a_wide_letter_is_two_columns),
        cmocka_unit_test(a_narrow_terminal_gets_short_lines),
        cmocka_unit_test(a_long_line_is_cut_at_words),
        cmocka_unit_test(marks_far_apart_have_a_line_each),
        cmocka_unit_test(a_quote_over_lines_is_shown_as_one),
        cmocka_unit_test(an_escape_sequence_does_not_reach_the_terminal),
        cmocka_unit_test(a_label_without_room_moves_to_the_left),
        cmocka_unit_test(a_line_of_a_megabyte_with_many_marks_is_no_burden),
    };

    if (unsetenv("COLUMNS"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
