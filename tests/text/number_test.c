#include "text/number.h"

#include <limits.h>

#include "support/test.h"
#include "text/fixture.h"

typedef struct number_case {
    const char *input;
    int value;
    bool ordinal;
} number_case;

static void expect_numbers(const number_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int value = -1;
        bool ordinal = !cases[i].ordinal;
        bool read = ft_number_read(
            &fixture_numbers, ft_slice_of(cases[i].input), &value, &ordinal);
        if (!read || value != cases[i].value || ordinal != cases[i].ordinal)
            fail_msg("%s: %d", cases[i].input, read ? value : -1);
    }
}

static void expect_no_numbers(const char *const *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int value = -7;
        if (ft_number_read(&fixture_numbers, ft_slice_of(cases[i]), &value,
                           NULL))
            fail_msg("%s: %d", cases[i], value);
        assert_int_equal(value, -7); /* untouched */
    }
}

static void figures_with_and_without_thousands_marks(void **state)
{
    static const number_case cases[] = {
        {"0", 0, false},          {"21", 21, false},
        {"007", 7, false},        {"44,212", 44212, false},
        {"1.234", 1234, false},   {"1.234.567", 1234567, false},
        {"44 212", 44212, false}, {"2147483647", INT_MAX, false},
        {" 21 ", 21, false},      {"2,147,483,647", INT_MAX, false},
    };
    static const char *const none[] = {
        "",
        "-3",
        "2-1",
        "1.5",
        "1,23",
        "1,2345",
        "1234,567",
        "1,234.567",
        "0,123",
        "21.",
        "2147483648",
        "99999999999999999999999999",
        "2,147,483,648",
        "3x",
        "x3",
        "1 2",
        "12,345,67",
    };

    (void)state;
    expect_numbers(cases, FT_COUNT(cases));
    expect_no_numbers(none, FT_COUNT(none));
}

static void words_in_any_case(void **state)
{
    static const number_case cases[] = {
        {"three", 3, false},    {"Three", 3, false}, {"NIL", 0, false},
        {"a dozen", 12, false}, {"fourth", 4, true}, {"twentieth", 20, true},
    };
    static const char *const none[] = {"goal", "thre", "threes", "dozen", "-"};

    (void)state;
    expect_numbers(cases, FT_COUNT(cases));
    expect_no_numbers(none, FT_COUNT(none));
}

static void compounds_of_tens_and_units(void **state)
{
    static const number_case cases[] = {
        {"forty-fifth", 45, true},
        {"twenty one", 21, false},
        {"Forty-Two", 42, false},
    };
    static const char *const none[] = {
        "ten-five",      "five-forty",      "forty-ten",      "forty-nil",
        "forty--five",   "forty-",          "twentieth-five", "forty five two",
        "twenty-eleven", "one hundred and",
    };

    (void)state;
    expect_numbers(cases, FT_COUNT(cases));
    expect_no_numbers(none, FT_COUNT(none));
}

static void third_place_is_an_ordinal_not_a_count(void **state)
{
    static const number_case cases[] = {
        {"third", 3, true}, {"3rd", 3, true},   {"21st", 21, true},
        {"22nd", 22, true}, {"90TH", 90, true}, {"1,000th", 1000, true},
    };
    static const char *const none[] = {"21min", "21 st", "21s", "21xx", "st"};

    (void)state;
    expect_numbers(cases, FT_COUNT(cases));
    expect_no_numbers(none, FT_COUNT(none));
}

static void without_words_there_are_still_figures(void **state)
{
    static const ft_number_words empty = {NULL, 0};
    int value = 0;

    (void)state;
    assert_true(ft_number_read(&empty, ft_slice_of("12"), &value, NULL));
    assert_int_equal(value, 12);
    assert_false(ft_number_read(&empty, ft_slice_of("12th"), &value, NULL));
    assert_false(ft_number_read(&empty, ft_slice_of("two"), &value, NULL));
}

static void minutes_in_every_spelling(void **state)
{
    static const struct {
        const char *input;
        ft_minute minute;
    } cases[] = {
        {"21", {21, 0}},     {"21'", {21, 0}},
        {"21st", {21, 0}},   {"1", {1, 0}},
        {"120", {120, 0}},   {"120'+3'", {120, 3}},
        {"45+2", {45, 2}},   {"45+2'", {45, 2}},
        {"45'+2", {45, 2}},  {"45'+2'", {45, 2}},
        {"90+3rd", {90, 3}}, {"45th+5", {45, 5}},
        {"45 + 2", {45, 2}}, {"45' + 2'", {45, 2}},
        {"fourth", {4, 0}},  {"forty-fifth", {45, 0}},
        {"90+30", {90, 30}}, {"90 +3'", {90, 3}},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_minute minute = {-1, -1};
        if (!ft_minute_read(&fixture_numbers, ft_slice_of(cases[i].input),
                            &minute) ||
            minute.minute != cases[i].minute.minute ||
            minute.offset != cases[i].minute.offset)
            fail_msg("%s: %d+%d", cases[i].input, minute.minute, minute.offset);
    }
}

static void what_is_no_minute_of_a_match(void **state)
{
    static const char *const cases[] = {
        "",      "0",    "121",   "1'23",  "90+31", "45+",     "+2",
        "45++2", "21''", "2-1",   "1,000", "1.030", "nil",     "45+2+1",
        "'",     "21x",  "45'2'", "-5",    "goal",  "45+goal",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_minute minute = {-1, -1};
        if (ft_minute_read(&fixture_numbers, ft_slice_of(cases[i]), &minute))
            fail_msg("%s: %d+%d", cases[i], minute.minute, minute.offset);
        assert_int_equal(minute.minute, -1);
    }
}

static void a_very_long_spelling_is_no_number(void **state)
{
    static char digits[100000];
    int value = -1;

    (void)state;
    for (size_t i = 0; i < sizeof digits; i++)
        digits[i] = '0';
    assert_false(ft_number_read(
        &fixture_numbers, (ft_slice){digits, sizeof digits}, &value, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_with_and_without_thousands_marks),
        cmocka_unit_test(words_in_any_case),
        cmocka_unit_test(compounds_of_tens_and_units),
        cmocka_unit_test(third_place_is_an_ordinal_not_a_count),
        cmocka_unit_test(without_words_there_are_still_figures),
        cmocka_unit_test(minutes_in_every_spelling),
        cmocka_unit_test(what_is_no_minute_of_a_match),
        cmocka_unit_test(a_very_long_spelling_is_no_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
