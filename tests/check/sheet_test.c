#include "support/test.h"

#include <string.h>

#include "check/sheet.h"

/* What was read, written down. */
typedef struct note {
    char text[256];
    size_t len;
} note;

static void append(note *n, ft_slice cell, const char *end)
{
    assert_true(n->len + cell.len + strlen(end) < sizeof n->text);
    if (cell.len)
        memcpy(n->text + n->len, cell.data, cell.len);
    n->len += cell.len;
    memcpy(n->text + n->len, end, strlen(end) + 1);
    n->len += strlen(end);
}

static void cells_are_read_as_rfc_4180_has_them(void **state)
{
    static const struct {
        const char *text;
        const char *cells; /* of all rows, each with its bar; rows by a slash */
    } cases[] = {
        {"a,b\n1,2\n", "1|2|/"},
        {"a,b\n1,2", "1|2|/"},
        {"a,b\r\n1,2\r\n3,4\r\n", "1|2|/3|4|/"},
        {"\xEF\xBB\xBF"
         "a,b\n1,2\n",
         "1|2|/"},
        {"a,b\n,\n", "||/"},
        {"a,b\n\n1,2\n\n", "1|2|/"},
        {"a,b\n\"x,y\",\"say \"\"so\"\"\"\n", "x,y|say \"so\"|/"},
        {"a,b\n\"two\nlines\",2\n", "two\nlines|2|/"},
        {"a,b\n\"\",\"\"\n", "||/"},
        {"a,b\n 1 ,2\n", " 1 |2|/"},
        {"a\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_sheet sheet;
        ft_error err = {0};
        note got = {"", 0};

        print_message("%s\n", cases[i].text);
        if (ft_sheet_read(arena, ft_slice_of("t.csv"),
                          ft_slice_of(cases[i].text), &sheet, &err))
            fail_msg("%u:%u: %s", err.line, err.column, err.message);
        for (size_t row = 0; row < sheet.count; row++) {
            for (size_t c = 0; c < sheet.width; c++)
                append(&got, ft_sheet_cell(&sheet, row, c), "|");
            append(&got, ft_slice_of(NULL), "/");
        }
        assert_string_equal(got.text, cases[i].cells);
        ft_arena_free(arena);
    }
}

static void errors_have_a_place(void **state)
{
    static const struct {
        const char *text;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"", 1, 1, "expected a header, found nothing"},
        {"a,b\n1\n", 2, 2, "expected 2 cells, as in the header, found 1"},
        {"a,b\n1,2,3\n", 2, 5, "expected 2 cells, as in the header, found 3"},
        {"a,b\n1,\"x\n", 2, 3, "this quote is never closed"},
        {"a,b\n\"x\"y,2\n", 2, 4, "expected a comma behind the closing quote"},
        {"a,b\n1,x\"y\n", 2, 4,
         "a quote within a cell that does not begin with one"},
        {"a,b\n\"x\ny\",1\n\"\xC3\xA9\"z,1\n", 4, 4,
         "expected a comma behind the closing quote"},
        {"a;b\n1;2\n", 1, 2, "expected cells parted by commas"},
        {"a\tb\n1\t2\n", 1, 2, "expected cells parted by commas"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_sheet sheet;
        ft_error err = {0};

        print_message("%s\n", cases[i].text);
        assert_int_equal(ft_sheet_read(arena, ft_slice_of("t.csv"),
                                       ft_slice_of(cases[i].text), &sheet,
                                       &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.file, "t.csv");
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
        assert_string_equal(err.message, cases[i].message);
        ft_arena_free(arena);
    }
}

static void a_column_is_found_by_its_name_in_any_order(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_sheet sheet;
    ft_error err = {0};
    size_t column;

    (void)state;
    assert_int_equal(ft_sheet_read(arena, ft_slice_of("t.csv"),
                                   ft_slice_of("city,away_team,date\n1,2,3\n"),
                                   &sheet, &err),
                     FT_OK);
    assert_int_equal(ft_sheet_column(&sheet, "date", false, &column, &err),
                     FT_OK);
    assert_int_equal(column, 2);
    assert_int_equal(ft_sheet_line(&sheet, 0), 2);
    assert_int_equal(ft_sheet_column(&sheet, "neutral", true, &column, &err),
                     FT_OK);
    assert_int_equal(ft_sheet_cell(&sheet, 0, column).len, 0);
    ft_arena_free(arena);
}

static void a_column_that_is_not_there_may_be_another_misspelt(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_sheet sheet;
    ft_error err = {0};
    size_t column;

    (void)state;
    assert_int_equal(ft_sheet_read(arena, ft_slice_of("t.csv"),
                                   ft_slice_of("date,home_teem\n1,2\n"), &sheet,
                                   &err),
                     FT_OK);
    assert_int_equal(ft_sheet_column(&sheet, "home_team", false, &column, &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.message, "there is no column 'home_team'; did you "
                                     "mean it by 'home_teem'?");
    ft_arena_free(arena);
}

static void memory_that_runs_out_is_reported(void **state)
{
    static const char text[] = "a,b\n\"x\"\"y\",2\n3,4\n";
    ft_status status = FT_ERR_MEMORY;

    (void)state;
    for (size_t n = 1; status == FT_ERR_MEMORY; n++) {
        ft_arena *arena = ft_arena_new();
        ft_sheet sheet;

        ft_arena_fail_at(arena, n);
        status = ft_sheet_read(arena, ft_slice_of("t"), ft_slice_of(text),
                               &sheet, NULL);
        ft_arena_free(arena);
    }
    assert_int_equal(status, FT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_as_rfc_4180_has_them),
        cmocka_unit_test(errors_have_a_place),
        cmocka_unit_test(a_column_is_found_by_its_name_in_any_order),
        cmocka_unit_test(a_column_that_is_not_there_may_be_another_misspelt),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
