#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "locate.h"

enum { SIZE = 4096 };

static const char default_pack[] = FT_RULES_DIR "/football-en";

static void set_variable(const char *value)
{
    if (value)
        assert_int_equal(setenv("FULLTIME_RULES", value, 1), 0);
    else
        assert_int_equal(unsetenv("FULLTIME_RULES"), 0);
}

static void assert_located(const char *path, const char *expected)
{
    char out[SIZE];

    assert_int_equal(ft_locate_rules(path, out, sizeof out, NULL), FT_OK);
    assert_string_equal(out, expected);
}

static void a_path_that_names_a_pack_stays(void **state)
{
    (void)state;
    set_variable("elsewhere");
    assert_located(default_pack, default_pack);
    assert_located("one.yaml", "one.yaml");
}

static void a_folder_of_packs_means_the_default_pack(void **state)
{
    (void)state;
    set_variable(NULL);
    assert_located(FT_RULES_DIR, default_pack);
}

static void the_variable_is_final(void **state)
{
    (void)state;
    set_variable("no/such/folder");
    assert_located(NULL, "no/such/folder");
    set_variable(FT_RULES_DIR);
    assert_located(NULL, default_pack);
}

static void without_a_word_some_place_is_named(void **state)
{
    static const char *const unset[] = {NULL, ""};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char out[SIZE];
        set_variable(unset[i]);
        assert_int_equal(ft_locate_rules(NULL, out, sizeof out, NULL), FT_OK);
        assert_non_null(strstr(out, "fulltime/rules"));
    }
}

static void a_path_that_does_not_fit_is_refused(void **state)
{
    char out[8];
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_locate_rules("1234567", out, sizeof out, &err), FT_OK);
    assert_int_equal(ft_locate_rules("12345678", out, sizeof out, &err),
                     FT_ERR_ARGUMENT);
    assert_int_equal(err.status, FT_ERR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_that_names_a_pack_stays),
        cmocka_unit_test(a_folder_of_packs_means_the_default_pack),
        cmocka_unit_test(the_variable_is_final),
        cmocka_unit_test(without_a_word_some_place_is_named),
        cmocka_unit_test(a_path_that_does_not_fit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
