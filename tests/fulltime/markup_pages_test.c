#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/source.h"
#include "fulltime/fulltime.h"

/* The pages of tests/html/markup tell one match; the teams of all furniture
 * around it have Kelby, Oxley or Marsh in their names. */
#define PAGES FT_TESTS_DIR "/html/markup"

enum { PATH_MOST = 1024, PAGES_LEAST = 60 };

static bool is_the_match(const ft_match *match)
{
    return strcmp(match->sides[0].name, "Ashford Rovers") == 0 &&
           strcmp(match->sides[1].name, "Bexton City") == 0 &&
           match->role == FT_ROLE_REPORTED && match->full_time.told &&
           match->full_time.goals[0] == 2 && match->full_time.goals[1] == 1;
}

static bool is_of_furniture(const ft_match *match)
{
    static const char *const names[] = {"Kelby", "Oxley", "Marsh"};

    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (strstr(match->sides[side].name, names[i]))
                return true;
    return false;
}

static void check(const ft_rules *rules, const char *name)
{
    char path[PATH_MOST];
    ft_arena *arena = ft_arena_new();
    ft_result *result = NULL;
    ft_slice bytes;
    size_t told = 0;
    int len = snprintf(path, sizeof path, "%s/%s", PAGES, name);

    print_message("%s\n", name);
    assert_true(len > 0 && (size_t)len < sizeof path);
    assert_int_equal(ft_file_read(arena, path, 0, &bytes, NULL), FT_OK);
    assert_int_equal(
        ft_extract(rules, bytes.data, bytes.len, NULL, &result, NULL), FT_OK);
    for (size_t i = 0; i < ft_result_count(result); i++) {
        told += is_the_match(ft_result_match(result, i));
        assert_false(is_of_furniture(ft_result_match(result, i)));
    }
    assert_int_equal(told, 1);
    ft_result_free(result);
    ft_arena_free(arena);
}

static void any_markup_gives_the_match_and_furniture_gives_none(void **state)
{
    static const ft_slice ending = FT_SLICE(".html");
    ft_rules *rules = NULL;
    DIR *folder = opendir(PAGES);
    size_t count = 0;

    (void)state;
    assert_non_null(folder);
    assert_int_equal(ft_rules_load(FT_RULES_DIR, &rules, NULL), FT_OK);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!ft_slice_ends(ft_slice_of(entry->d_name), ending))
            continue;
        check(rules, entry->d_name);
        count++;
    }
    assert_true(count >= PAGES_LEAST);
    ft_rules_free(rules);
    closedir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_markup_gives_the_match_and_furniture_gives_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
