#include "support/test.h"

#include <string.h>

#include "output/names.h"

static void roles_and_statuses_are_spelt_as_the_record_says(void **state)
{
    (void)state;
    assert_string_equal(ft_role_name(FT_ROLE_REPORTED), "reported");
    assert_string_equal(ft_role_name(FT_ROLE_MENTIONED), "mentioned");
    assert_string_equal(ft_status_name(FT_MATCH_FINAL), "final");
    assert_string_equal(ft_status_name(FT_MATCH_ABANDONED), "abandoned");
    assert_string_equal(ft_status_name(FT_MATCH_AWARDED), "awarded");
    assert_string_equal(ft_status_name(FT_MATCH_POSTPONED), "postponed");
}

static void every_check_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = 0; a < FT_CHECK_COUNT; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(ft_check_name((ft_check)a),
                                    ft_check_name((ft_check)b));
}

static void a_verdict_is_pass_or_fail(void **state)
{
    (void)state;
    assert_string_equal(ft_verdict_name(FT_VERDICT_PASS), "pass");
    assert_string_equal(ft_verdict_name(FT_VERDICT_FAIL), "fail");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_and_statuses_are_spelt_as_the_record_says),
        cmocka_unit_test(every_check_has_a_name_of_its_own),
        cmocka_unit_test(a_verdict_is_pass_or_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
