#include "support/test.h"

#include <string.h>

#include "output/csv.h"

static void assert_cell(const char *text, size_t len, const char *expected)
{
    ft_buffer out = {0};
    ft_csv csv = {.out = &out};

    ft_csv_slice(&csv, "column", (ft_slice){text, len});
    ft_buffer_byte(&out, '\0');
    print_message("%s\n", text);
    assert_string_equal(out.data, expected);
    ft_buffer_free(&out);
}

static void a_cell_is_quoted_only_where_it_must_be(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"Wales", "Wales"},
        {"", ""},
        {"Bay, North", "\"Bay, North\""},
        {"the \"Bay\"", "\"the \"\"Bay\"\"\""},
        {"a;b", "\"a;b\""},
        {"two\nlines", "two lines"},
        {"tab\there\r\n", "tab here"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_cell(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void no_cell_is_a_formula(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"=1+1", "'=1+1"},
        {"+44", "'+44"},
        {"-2", "'-2"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'=1"},
        {"\r=1", "'=1"},
        {" \n =1", "'=1"},
        {"=HYPERLINK(\"http://a.example\",\"b\")",
         "\"'=HYPERLINK(\"\"http://a.example\"\",\"\"b\"\")\""},
        {"\"=1\"", "\"'\"\"=1\"\"\""},
        {"\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1"},
        {"a;=1", "\"a;'=1\""}, /* where the separator is a semicolon */
        {"a; @b", "\"a;' @b\""},
        {"2-1", "2-1"},
        {"a=b", "a=b"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_cell(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void a_nul_is_no_end(void **state)
{
    (void)state;
    assert_cell("a\0=b", 4, "a =b");
}

static void the_same_calls_write_the_header(void **state)
{
    ft_buffer out = {0};
    ft_csv csv = {.out = &out, .header = true};

    (void)state;
    ft_csv_text(&csv, "name", "=x");
    ft_csv_integer(&csv, "count", 7);
    ft_csv_hundredths(&csv, "share", 97);
    ft_csv_empty(&csv, "rest");
    ft_csv_end(&csv);
    csv.header = false;
    ft_csv_text(&csv, "name", "x");
    ft_csv_integer(&csv, "count", 7);
    ft_csv_hundredths(&csv, "share", 97);
    ft_csv_empty(&csv, "rest");
    ft_csv_end(&csv);
    ft_buffer_byte(&out, '\0');
    assert_string_equal(out.data, "name,count,share,rest\nx,7,0.97,\n");
    ft_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_quoted_only_where_it_must_be),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(a_nul_is_no_end),
        cmocka_unit_test(the_same_calls_write_the_header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
