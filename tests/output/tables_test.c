#include "support/test.h"

#include <string.h>

#include "output/tables.h"
#include "output/wide.h"
#include "support/sample.h"

enum { WIDE, RESULTS, GOALSCORERS, SHOOTOUTS };

static void assert_file(const ft_match *match, size_t file,
                        const char *expected)
{
    ft_writer writer;
    ft_buffer got;

    ft_tables_init(&writer);
    got = sample_write(&writer, match, 1, file);
    assert_string_equal(got.data, expected);
    ft_buffer_free(&got);
}

#define RESULTS_HEAD                                                           \
    "date,home_team,away_team,home_score,away_score,tournament,city,country,"  \
    "neutral\n"
#define GOALS_HEAD                                                             \
    "date,home_team,away_team,team,scorer,minute,own_goal,penalty\n"
#define SHOOTOUTS_HEAD "date,home_team,away_team,winner,first_shooter\n"

static void a_result_counts_after_extra_time(void **state)
{
    (void)state;
    assert_file(&sample_match, RESULTS,
                RESULTS_HEAD "2026-03-14,North Bay,South Bay,2,1,Harbour Cup,"
                             "Northport,NA,FALSE\n");
}

static void goals_are_of_the_side_that_they_count_for(void **state)
{
    (void)state;
    assert_file(
        &sample_match, GOALSCORERS,
        GOALS_HEAD
        "2026-03-14,North Bay,South Bay,North Bay,Ada Quist,45,FALSE,TRUE\n"
        "2026-03-14,North Bay,South Bay,North Bay,Ada Quist,112,FALSE,FALSE\n"
        "2026-03-14,North Bay,South Bay,South Bay,Bea Moor,60,TRUE,FALSE\n");
}

static void the_host_comes_first_wherever_the_record_has_it(void **state)
{
    ft_match match = sample_match;

    (void)state;
    match.home = 2;
    assert_file(&match, RESULTS,
                RESULTS_HEAD "2026-03-14,South Bay,North Bay,1,2,Harbour Cup,"
                             "Northport,NA,FALSE\n");
}

static void what_is_not_known_is_na(void **state)
{
    static const ft_goal goal = {.minute = 0};
    const ft_match match = {
        .id = "-/a/b",
        .sides = {{.name = "A", .goals = &goal, .goal_count = 1},
                  {.name = "B"}},
        .home = FT_HOME_UNTOLD,
        .full_time = {true, {1, 0}},
        .attendance = FT_ATTENDANCE_UNTOLD};

    (void)state;
    assert_file(&match, RESULTS, RESULTS_HEAD "NA,A,B,1,0,NA,NA,NA,NA\n");
    assert_file(&match, GOALSCORERS, GOALS_HEAD "NA,A,B,A,NA,NA,FALSE,FALSE\n");
}

static void a_shoot_out_is_a_row_of_its_own_and_no_score(void **state)
{
    ft_match match = sample_match;

    (void)state;
    match.extra_time = (ft_score){true, {1, 1}};
    match.shootout = (ft_score){true, {3, 4}};
    assert_file(&match, RESULTS,
                RESULTS_HEAD "2026-03-14,North Bay,South Bay,1,1,Harbour Cup,"
                             "Northport,NA,FALSE\n");
    assert_file(&match, SHOOTOUTS,
                SHOOTOUTS_HEAD "2026-03-14,North Bay,South Bay,South Bay,\n");
    match.home = 2;
    assert_file(&match, SHOOTOUTS,
                SHOOTOUTS_HEAD "2026-03-14,South Bay,North Bay,South Bay,\n");
}

static void what_is_no_result_is_in_the_wide_table_alone(void **state)
{
    ft_match match = sample_match;

    (void)state;
    match.status = FT_MATCH_ABANDONED;
    assert_file(&match, RESULTS, RESULTS_HEAD);
    assert_file(&match, GOALSCORERS, GOALS_HEAD);
    match.status = FT_MATCH_POSTPONED;
    match.full_time.told = match.extra_time.told = false;
    assert_file(&match, RESULTS, RESULTS_HEAD);
}

static size_t count_cells(const char *line)
{
    size_t count = 1;
    bool quoted = false;

    for (; *line && (*line != '\n' || quoted); line++) {
        quoted = quoted != (*line == '"');
        count += *line == ',' && !quoted;
    }
    return count;
}

static void the_wide_table_has_a_cell_for_each_column(void **state)
{
    ft_writer writer;
    ft_buffer got;
    const char *row;

    (void)state;
    ft_tables_init(&writer);
    got = sample_write(&writer, &sample_match, 1, WIDE);
    row = strchr(got.data, '\n') + 1;
    assert_int_equal(count_cells(got.data), 45);
    assert_int_equal(count_cells(row), 45);
    assert_non_null(strstr(row, ",1,0,1,1,2,1,,,,,"));
    assert_non_null(strstr(row, "Ada Quist 45+2' (pen.); Ada Quist 112'"));
    assert_non_null(strstr(row, ",31204,0.95,pass,,,,,"));
    assert_non_null(strstr(row, "\"\"/score/et\"\":[{\"\"rule\"\""));
    ft_buffer_free(&got);
}

static void memory_that_runs_out_is_reported(void **state)
{
    const ft_game game = ft_game_of(&sample_match, &sample_origin);
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};

    (void)state;
    ft_arena_fail_at(arena, 1);
    assert_int_equal(ft_wide_add(&out, arena, &game), FT_ERR_MEMORY);
    ft_arena_free(arena);
    ft_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_counts_after_extra_time),
        cmocka_unit_test(goals_are_of_the_side_that_they_count_for),
        cmocka_unit_test(the_host_comes_first_wherever_the_record_has_it),
        cmocka_unit_test(what_is_not_known_is_na),
        cmocka_unit_test(a_shoot_out_is_a_row_of_its_own_and_no_score),
        cmocka_unit_test(what_is_no_result_is_in_the_wide_table_alone),
        cmocka_unit_test(the_wide_table_has_a_cell_for_each_column),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
