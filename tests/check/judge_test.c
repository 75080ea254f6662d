#include "support/test.h"

#include <string.h>

#include "base/buffer.h"
#include "check/judge.h"

static const char results[] =
    "date,home_team,away_team,home_score,away_score,neutral\n"
    "2021-11-16,Canada,Mexico,2,1,FALSE\n"
    "2021-11-16,Brazil,Argentina,0,0,TRUE\n"
    "1990-05-30,Russia,Germany,1,3,FALSE\n"
    "2022-01-10,Canada,Mexico,NA,NA,FALSE\n"
    "2023-03-01,Wales,Finland,2,2,NA\n"
    "2023-03-02,Wales,Finland,1,0,NA\n";

static const char goals[] =
    "date,home_team,away_team,team,scorer,minute,own_goal,penalty\n"
    "2021-11-16,Canada,Mexico,Canada,Cyle Larin,45,FALSE,FALSE\n"
    "2021-11-16,Canada,Mexico,Canada,Cyle Larin,52,FALSE,FALSE\n"
    "2021-11-16,Canada,Mexico,Mexico,H\xC3\xA9"
    "ctor Herrera L\xC3\xB3pez,90,FALSE,FALSE\n"
    "2023-03-02,Wales,Finland,Wales,NA,NA,FALSE,FALSE\n";

typedef struct table {
    ft_arena *arena;
    ft_almanac almanac;
} table;

static int open_table(void **state)
{
    static table t;
    ft_error err = {0};

    t = (table){.arena = ft_arena_new()};
    *state = &t;
    if (ft_nations_load(t.arena, FT_RULES_DIR "/names", &t.almanac.nations,
                        &err) ||
        ft_almanac_results(&t.almanac, t.arena, ft_slice_of("results.csv"),
                           ft_slice_of(results), &err) ||
        ft_almanac_goals(&t.almanac, t.arena, ft_slice_of("goals.csv"),
                         ft_slice_of(goals), &err))
        fail_msg("%s:%u: %s", err.file, err.line, err.message);
    return 0;
}

static int close_table(void **state)
{
    ft_arena_free(((table *)*state)->arena);
    return 0;
}

static ft_match match_of(const char *team1, const char *team2, int a, int b,
                         const char *date)
{
    return (ft_match){.id = "x",
                      .date = date,
                      .sides = {{.name = team1}, {.name = team2}},
                      .home = FT_HOME_UNTOLD,
                      .full_time = {true, {a, b}},
                      .attendance = FT_ATTENDANCE_UNTOLD};
}

static ft_judgement judge(void **state, const ft_match *match)
{
    table *t = *state;
    ft_judgement judgement;

    assert_int_equal(ft_judge(&t->almanac, t->arena, match, &judgement), FT_OK);
    return judgement;
}

static void a_match_is_confirmed_contradicted_near_or_unknown(void **state)
{
    static const struct {
        const char *team1, *team2;
        int a, b;
        const char *date;
        ft_standing match;
        ft_reason reason;
    } cases[] = {
        {"Canada", "Mexico", 2, 1, "2021-11-16", FT_STANDING_CONFIRMED, 0},
        {"Mexico", "Canada", 1, 2, "2021-11-16", FT_STANDING_CONFIRMED, 0},
        {"Mexico", "Canada", 2, 1, "2021-11-16", FT_STANDING_CONTRADICTED, 0},
        {"Canada", "Mexico", 2, 1, "2021-11-17", FT_STANDING_NEAR, 0},
        {"Canada", "Mexico", 2, 1, "2021-11-15", FT_STANDING_NEAR, 0},
        {"Canada", "Mexico", 3, 1, "2021-11-17", FT_STANDING_CONTRADICTED, 0},
        {"Canada", "Mexico", 2, 1, "2021-11-20", FT_STANDING_CONTRADICTED, 0},
        {"Canada", "Mexico", 3, 1, "2021-11-20", FT_STANDING_UNKNOWN,
         FT_REASON_ABSENT},
        {"Canada", "Mexico", 2, 1, "2011-11-16", FT_STANDING_UNKNOWN,
         FT_REASON_ABSENT},
        {"Canada", "Mexico", 2, 1, NULL, FT_STANDING_UNKNOWN, FT_REASON_DAY},
        {"Canada", "Elmore Town", 2, 1, "2021-11-16", FT_STANDING_UNKNOWN,
         FT_REASON_SIDES},
        {"Canada", "Mexico", 0, 0, "2022-01-10", FT_STANDING_UNKNOWN,
         FT_REASON_ABSENT}, /* in the table, but not played */
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_match match = match_of(cases[i].team1, cases[i].team2, cases[i].a,
                                  cases[i].b, cases[i].date);
        ft_judgement got = judge(state, &match);

        print_message("case %zu\n", i);
        assert_int_equal(got.match, cases[i].match);
        assert_int_equal(got.reason, cases[i].reason);
    }
}

static void a_side_of_the_past_is_found_under_todays_name(void **state)
{
    ft_match match =
        match_of("Soviet Union", "West Germany", 1, 3, "1990-05-30");

    match.sides[0].code = "URS";
    match.sides[1].code = "FRG";
    assert_int_equal(judge(state, &match).match, FT_STANDING_CONFIRMED);
}

static void the_code_counts_more_than_the_name(void **state)
{
    ft_match match = match_of("Les Rouges", "El Tri", 2, 1, "2021-11-16");

    assert_int_equal(judge(state, &match).match, FT_STANDING_UNKNOWN);
    match.sides[0].code = "CAN";
    match.sides[1].code = "MEX";
    assert_int_equal(judge(state, &match).match, FT_STANDING_CONFIRMED);
}

static void
of_two_matches_on_two_days_the_one_with_the_score_is_meant(void **state)
{
    ft_match match = match_of("Wales", "Finland", 1, 0, "2023-03-01");
    ft_judgement got = judge(state, &match);

    assert_int_equal(got.match, FT_STANDING_NEAR);
    assert_int_equal(got.fixture->goals[0], 1);
}

static void a_score_after_extra_time_is_what_tables_have(void **state)
{
    ft_match match = match_of("Canada", "Mexico", 1, 1, "2021-11-16");

    assert_int_equal(judge(state, &match).match, FT_STANDING_CONTRADICTED);
    match.extra_time = (ft_score){true, {2, 1}};
    assert_int_equal(judge(state, &match).match, FT_STANDING_CONFIRMED);
}

static void who_was_at_home_is_a_question_of_its_own(void **state)
{
    static const struct {
        const char *team1, *team2;
        int a, b, home;
        ft_standing standing;
    } cases[] = {
        {"Canada", "Mexico", 2, 1, 1, FT_STANDING_CONFIRMED},
        {"Canada", "Mexico", 2, 1, 2, FT_STANDING_CONTRADICTED},
        {"Mexico", "Canada", 1, 2, 2, FT_STANDING_CONFIRMED},
        {"Canada", "Mexico", 2, 1, 0, FT_STANDING_CONTRADICTED},
        {"Canada", "Mexico", 2, 1, FT_HOME_UNTOLD, FT_STANDING_UNKNOWN},
        {"Brazil", "Argentina", 0, 0, 0, FT_STANDING_CONFIRMED},
        {"Brazil", "Argentina", 0, 0, 1, FT_STANDING_CONTRADICTED},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_match match = match_of(cases[i].team1, cases[i].team2, cases[i].a,
                                  cases[i].b, "2021-11-16");
        ft_judgement got;

        match.home = cases[i].home;
        got = judge(state, &match);
        print_message("case %zu\n", i);
        assert_int_equal(got.match, FT_STANDING_CONFIRMED);
        assert_int_equal(got.home, cases[i].standing);
    }
}

static void a_goal_is_found_by_a_name_and_the_nearest_minute(void **state)
{
    static const struct {
        ft_goal goal;
        size_t side;
        ft_standing scorer, minute;
    } cases[] = {
        {{.name = "Cyle Larin", .minute = 52},
         0,
         FT_STANDING_CONFIRMED,
         FT_STANDING_CONFIRMED},
        {{.name = "Larin", .minute = 46},
         0,
         FT_STANDING_CONFIRMED,
         FT_STANDING_NEAR},
        {{.name = "Larin"}, 0, FT_STANDING_CONFIRMED, FT_STANDING_UNKNOWN},
        {{.name = "Cyle Lariin", .minute = 12},
         0,
         FT_STANDING_CONFIRMED,
         FT_STANDING_CONTRADICTED},
        {{.name = "Larin", .minute = 45},
         1,
         FT_STANDING_CONTRADICTED,
         FT_STANDING_UNKNOWN},
        {{.name = "Jonathan Osorio"},
         0,
         FT_STANDING_CONTRADICTED,
         FT_STANDING_UNKNOWN},
        {{.name = "Hector Herrera", .minute = 90},
         1,
         FT_STANDING_CONFIRMED,
         FT_STANDING_CONFIRMED},
        {{.name = "H\xC3\xA9"
                  "ctor Moreno",
          .minute = 90},
         1,
         FT_STANDING_CONFIRMED, /* one word and the minute agree */
         FT_STANDING_CONFIRMED},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_match match = match_of("Canada", "Mexico", 2, 1, "2021-11-16");
        ft_judgement got;

        match.sides[cases[i].side].goals = &cases[i].goal;
        match.sides[cases[i].side].goal_count = 1;
        got = judge(state, &match);
        print_message("%s\n", cases[i].goal.name);
        assert_int_equal(got.goal_count, 1);
        assert_int_equal(got.goals[0].scorer, cases[i].scorer);
        assert_int_equal(got.goals[0].minute, cases[i].minute);
    }
}

static void each_goal_of_the_table_is_taken_once(void **state)
{
    static const ft_goal three[] = {
        {.name = "Larin", .minute = 52}, {.name = "Larin"}, {.name = "Larin"}};
    ft_match match = match_of("Canada", "Mexico", 2, 1, "2021-11-16");
    ft_judgement got;

    match.sides[0].goals = three;
    match.sides[0].goal_count = FT_COUNT(three);
    got = judge(state, &match);
    assert_int_equal(got.goals[0].scorer, FT_STANDING_CONFIRMED);
    assert_int_equal(got.goals[1].scorer, FT_STANDING_CONFIRMED);
    assert_int_equal(got.goals[2].scorer, FT_STANDING_CONTRADICTED);
}

static void a_list_that_is_not_complete_contradicts_no_goal(void **state)
{
    static const ft_goal goal = {.name = "Ida Varga", .minute = 7};
    ft_match match = match_of("Wales", "Finland", 1, 0, "2023-03-02");
    ft_judgement got;

    match.sides[0].goals = &goal;
    match.sides[0].goal_count = 1;
    got = judge(state, &match);
    assert_int_equal(got.match, FT_STANDING_CONFIRMED);
    assert_int_equal(got.goals[0].scorer, FT_STANDING_UNKNOWN);
}

static void a_table_with_a_cell_that_is_none_is_refused(void **state)
{
    static const struct {
        const char *text;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"date,home_team,away_team,home_score,away_score\n16/11/21,A,B,1,0\n",
         2, 1, "expected a day such as 2021-11-16, found '16/11/21'"},
        {"date,home_team,away_team,home_score,away_score\n2021-11-16,A,B,x,0\n",
         2, 16, "expected a number or NA, found 'x'"},
        {"date,home_team,away_team,home_score,away_score\n2021-11-16,,B,1,0\n",
         2, 12, "expected the name of a side, found ''"},
        {"date,home_team,away_team,home_score,away_scores\n2021-11-16,A,B,1,"
         "0\n",
         1, 37,
         "there is no column 'away_score'; did you mean it by 'away_scores'?"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-31,A,"
         "B,1,0,FALSE\n",
         2, 1, "expected a day such as 2021-11-16, found '2021-11-31'"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-16,A,"
         ",1,0,FALSE\n",
         2, 14, "expected the name of a side, found ''"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-16,A,"
         "B,1,0:0,FALSE\n",
         2, 18, "expected a number or NA, found '0:0'"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-16,A,"
         "B,12345,0,FALSE\n",
         2, 16, "expected a number or NA, found '12345'"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-16,A,"
         "B,-1,0,FALSE\n",
         2, 16, "expected a number or NA, found '-1'"},
        {"date,home_team,away_team,home_score,away_score,neutral\n2021-11-16,A,"
         "B,1,0,no\n",
         2, 20, "expected TRUE, FALSE or NA, found 'no'"},
    };
    table *t = *state;

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_almanac almanac = {.nations = t->almanac.nations};
        ft_error err = {0};

        print_message("%s\n", cases[i].text);
        assert_int_equal(ft_almanac_results(&almanac, t->arena,
                                            ft_slice_of("t.csv"),
                                            ft_slice_of(cases[i].text), &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

static void a_table_of_goals_with_a_cell_that_is_none_is_refused(void **state)
{
    static const struct {
        const char *text;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"date,home_team,away_team,team,scorer,minute,own_goal,"
         "penalty\nyesterday,Canada,Mexico,Canada,A B,1,FALSE,FALSE\n",
         2, 1, "expected a day such as 2021-11-16, found 'yesterday'"},
        {"date,home_team,away_team,team,scorer,minute,own_goal,penalty\n2021-"
         "11-16,,Mexico,Canada,A B,1,FALSE,FALSE\n",
         2, 12, "expected the name of a side, found ''"},
        {"date,home_team,away_team,team,scorer,minute,own_goal,penalty\n2021-"
         "11-16,Canada,Mexico,,A B,1,FALSE,FALSE\n",
         2, 26, "expected the name of a side, found ''"},
        {"date,home_team,away_team,team,scorer,minute,own_goal,penalty\n2021-"
         "11-16,Canada,Mexico,Canada,A B,x,FALSE,FALSE\n",
         2, 37, "expected a number or NA, found 'x'"},
        {"date,home_team,away_team,team,scorer,minute,own_goal,penalty\n2021-"
         "11-16,Canada,Mexico,Canada,A B,1,maybe,FALSE\n",
         2, 39, "expected TRUE, FALSE or NA, found 'maybe'"},
        {"date,home_team,away_team,team,scorer,minute,own_goal,penalty\n2021-"
         "11-16,Canada,Mexico,Canada,A B,1,FALSE,2\n",
         2, 45, "expected TRUE, FALSE or NA, found '2'"},
    };
    table *t = *state;

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_almanac almanac = {.nations = t->almanac.nations};
        ft_error err = {0};

        print_message("%s\n", cases[i].text);
        assert_int_equal(ft_almanac_goals(&almanac, t->arena,
                                          ft_slice_of("t.csv"),
                                          ft_slice_of(cases[i].text), &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

/* Each column that a table needs; the error stands at its first line. */
static void a_table_without_a_column_is_refused(void **state)
{
    static const char *const needed[][6] = {
        {"date", "home_team", "away_team", "home_score", "away_score", NULL},
        {"date", "home_team", "away_team", "team", "scorer", NULL},
    };
    table *t = *state;

    for (size_t i = 0; i < FT_COUNT(needed); i++)
        for (size_t out = 0; needed[i][out]; out++) {
            ft_almanac almanac = {.nations = t->almanac.nations};
            ft_error err = {0};
            ft_buffer head = {0};

            ft_buffer_text(&head, "other");
            for (size_t k = 0; needed[i][k]; k++) {
                ft_buffer_text(&head, k == out ? "" : ",");
                ft_buffer_text(&head, k == out ? "" : needed[i][k]);
            }
            ft_buffer_text(&head, "\n");
            assert_int_equal((i == 0 ? ft_almanac_results : ft_almanac_goals)(
                                 &almanac, t->arena, ft_slice_of("t.csv"),
                                 ft_buffer_slice(&head), &err),
                             FT_ERR_SYNTAX);
            assert_non_null(strstr(err.message, "there is no column"));
            assert_non_null(strstr(err.message, needed[i][out]));
            assert_int_equal(err.line, 1);
            ft_buffer_free(&head);
        }
}

/* All of it with an arena that fails at its n-th request. */
static ft_status judge_until(size_t n)
{
    static const ft_goal goal = {.name = "Larin", .minute = 52};
    ft_match match = match_of("Canada", "Mexico", 2, 1, "2021-11-16");
    ft_arena *arena = ft_arena_new();
    ft_almanac almanac = {.nations = NULL};
    ft_judgement judgement;
    ft_status status;

    match.sides[0].goals = &goal;
    match.sides[0].goal_count = 1;
    ft_arena_fail_at(arena, n);
    status =
        ft_nations_load(arena, FT_RULES_DIR "/names", &almanac.nations, NULL);
    if (!status)
        status = ft_almanac_results(&almanac, arena, ft_slice_of("r"),
                                    ft_slice_of(results), NULL);
    if (!status)
        status = ft_almanac_goals(&almanac, arena, ft_slice_of("g"),
                                  ft_slice_of(goals), NULL);
    if (!status)
        status = ft_judge(&almanac, arena, &match, &judgement);
    ft_arena_free(arena);
    return status;
}

static void memory_that_runs_out_is_reported(void **state)
{
    size_t n = 1;

    (void)state;
    while (judge_until(n) == FT_ERR_MEMORY)
        n++;
    assert_true(n > 20);
    assert_int_equal(judge_until(n), FT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_is_confirmed_contradicted_near_or_unknown),
        cmocka_unit_test(a_side_of_the_past_is_found_under_todays_name),
        cmocka_unit_test(the_code_counts_more_than_the_name),
        cmocka_unit_test(
            of_two_matches_on_two_days_the_one_with_the_score_is_meant),
        cmocka_unit_test(a_score_after_extra_time_is_what_tables_have),
        cmocka_unit_test(who_was_at_home_is_a_question_of_its_own),
        cmocka_unit_test(a_goal_is_found_by_a_name_and_the_nearest_minute),
        cmocka_unit_test(each_goal_of_the_table_is_taken_once),
        cmocka_unit_test(a_list_that_is_not_complete_contradicts_no_goal),
        cmocka_unit_test(a_table_with_a_cell_that_is_none_is_refused),
        cmocka_unit_test(a_table_of_goals_with_a_cell_that_is_none_is_refused),
        cmocka_unit_test(a_table_without_a_column_is_refused),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };

    return cmocka_run_group_tests(tests, open_table, close_table);
}
