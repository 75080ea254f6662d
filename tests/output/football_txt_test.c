#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "output/football_txt.h"
#include "output/run.h"
#include "support/grammar.h"
#include "support/sample.h"

static ft_buffer write_all(const ft_match *matches, size_t count)
{
    ft_writer writer;

    assert_int_equal(ft_football_txt_init(&writer), FT_OK);
    return sample_write(&writer, matches, count, 0);
}

static void assert_document(const ft_match *matches, size_t count,
                            const char *expected)
{
    ft_buffer got = write_all(matches, count);
    size_t lines;

    assert_string_equal(got.data, expected);
    assert_int_equal(grammar_check(ft_slice_of(got.data), &lines), 0);
    ft_buffer_free(&got);
}

static void a_match_has_its_day_score_ground_and_goals(void **state)
{
    (void)state;
    assert_document(&sample_match, 1,
                    "= Matches\n"
                    "\n"
                    "== Harbour Cup\n"
                    "\n"
                    "2026-03-14\n"
                    "  North Bay v South Bay  2-1 aet (1-1, 1-0)"
                    "  @ Pier Ground, Northport\n"
                    "    (Ada Quist 45+2' (pen), 112'; Bea Moor 60' (og))\n"
                    "  Attendance: 31204\n"
                    "\n");
}

static void matches_without_a_day_come_before_any_day(void **state)
{
    ft_match matches[] = {sample_match, sample_match, sample_match};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(matches); i++) {
        matches[i].sides[0].goal_count = matches[i].sides[1].goal_count = 0;
        matches[i].attendance = FT_ATTENDANCE_UNTOLD;
        matches[i].venue = matches[i].city = NULL;
        matches[i].extra_time.told = matches[i].half_time.told = false;
    }
    matches[1].date = NULL;
    matches[2].competition = NULL;
    assert_document(matches, FT_COUNT(matches),
                    "= Matches\n"
                    "\n"
                    "== Harbour Cup, day not told\n"
                    "  North Bay v South Bay  1-1\n"
                    "\n"
                    "== Competition not told\n"
                    "\n"
                    "2026-03-14\n"
                    "  North Bay v South Bay  1-1\n"
                    "\n"
                    "== Harbour Cup\n"
                    "\n"
                    "2026-03-14\n"
                    "  North Bay v South Bay  1-1\n");
}

/* All scores that a record may tell, in all combinations. */
static void every_combination_of_scores_follows_the_grammar(void **state)
{
    (void)state;
    for (unsigned told = 0; told < 32; told++)
        for (int status = 0; status < 4; status++) {
            ft_match match = sample_match;
            ft_buffer got;
            size_t lines;
            unsigned wrong;

            match.half_time = (ft_score){told & 1, {1, 0}};
            match.full_time = (ft_score){told & 2, {1, 1}};
            match.extra_time = (ft_score){told & 4, {2, 2}};
            match.shootout = (ft_score){told & 8, {4, 3}};
            match.aggregate = (ft_score){told & 16, {3, 2}};
            match.status = (ft_match_status)status;
            got = write_all(&match, 1);
            wrong = grammar_check(ft_slice_of(got.data), &lines);
            if (wrong)
                print_message("line %u of %s\n", wrong, got.data);
            assert_int_equal(wrong, 0);
            assert_int_equal(lines, 1);
            ft_buffer_free(&got);
        }
}

static void
goals_that_would_be_given_to_the_wrong_side_are_a_comment(void **state)
{
    ft_match match = sample_match;
    ft_buffer got;

    (void)state;
    match.sides[0].goal_count = 0;
    got = write_all(&match, 1);
    assert_non_null(
        strstr(got.data, "    # second side: (Bea Moor 60' (og))\n"));
    ft_buffer_free(&got);
    match.extra_time.goals[0] = 0; /* nobody can take them for its goals now */
    got = write_all(&match, 1);
    assert_non_null(strstr(got.data, "    (Bea Moor 60' (og))\n"));
    ft_buffer_free(&got);
}

static void a_goal_without_a_minute_is_a_name_alone(void **state)
{
    static const ft_goal goals[] = {
        {.name = "Ada Quist"},
        {.name = "Ada Quist", .penalty = true},
        {.name = "Bea Moor", .owngoal = true},
        {.name = "Cleo Vane", .minute = 7},
        {.name = "Cleo Vane"},
        {.name = NULL},
    };
    ft_match match = sample_match;
    ft_buffer got;
    size_t lines;

    (void)state;
    match.sides[0].goals = goals;
    match.sides[0].goal_count = FT_COUNT(goals);
    match.sides[1].goal_count = 0;
    got = write_all(&match, 1);
    assert_non_null(strstr(got.data,
                           "    (Ada Quist, Cleo Vane 7', Cleo Vane)\n"
                           "    # no minute told: Ada Quist (pen), "
                           "Bea Moor (og)\n"));
    assert_int_equal(grammar_check(ft_slice_of(got.data), &lines), 0);
    ft_buffer_free(&got);
}

static void names_become_text_runs(void **state)
{
    static const struct {
        bool (*run)(ft_buffer *out, ft_slice name);
        const char *name, *expected;
    } cases[] = {
        {ft_run_team, "Wales", "Wales"},
        {ft_run_team, "1. FC K\xC3\xB6ln", "1. FC K\xC3\xB6ln"},
        {ft_run_team, "Brighton & Hove Albion", "Brighton & Hove Albion"},
        {ft_run_team, "Bod\xC3\xB8/Glimt", "Bod\xC3\xB8/Glimt"},
        {ft_run_team, "Schalke 04", "Schalke 04"},
        {ft_run_team, "England U-21", "England U-21"},
        {ft_run_team, "C\xC3\xB4te d\xE2\x80\x99Ivoire",
         "C\xC3\xB4te d'Ivoire"},
        {ft_run_team, "North Bay (women)", "North Bay women"},
        {ft_run_team, "North  Bay\n2-1 South", "North Bay 2 1 South"},
        {ft_run_team, "10 July", "10. July"},
        {ft_run_team, "May 5 United", "May-5 United"},
        {ft_run_team, "Rest v bye", "Rest V Bye"},
        {ft_run_team, "n/p-side", "N/p-side"},
        {ft_run_team, "A &", "A"},
        {ft_run_team, "12h", "12 h"},
        {ft_run_team, "<!-- # [x] =", "x"},
        {ft_run_team, "2-1", NULL},
        {ft_run_team, "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6", NULL},
        {ft_run_team, "", NULL},
        {ft_run_player, "N'Golo Kant\xC3\xA9", "N'Golo Kant\xC3\xA9"},
        {ft_run_player, "Son Heung-min", "Son Heung-min"},
        {ft_run_player, "Ada (45') Quist; 2", "Ada Quist"},
        {ft_run_player, "45", NULL},
        {ft_run_place, "St. James' Park", "St. James' Park"},
        {ft_run_place, "5 July 1962 Stadium", "5 July 1962 Stadium"},
        {ft_run_place, "Ground @ Town, [2]", "Ground Town 2"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer out = {0};
        bool written = cases[i].run(&out, ft_slice_of(cases[i].name));

        ft_buffer_byte(&out, '\0');
        print_message("%s\n", cases[i].name);
        assert_int_equal(written, cases[i].expected != NULL);
        assert_string_equal(out.data,
                            cases[i].expected ? cases[i].expected : "");
        ft_buffer_free(&out);
    }
}

static void a_name_that_cannot_be_written_leaves_a_comment(void **state)
{
    ft_match match = sample_match;
    ft_buffer got;
    size_t lines;

    (void)state;
    match.sides[0].name = "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6";
    match.id = "2026-03-14/x]\n# v/y";
    got = write_all(&match, 1);
    assert_non_null(strstr(got.data, "  # left out, a name that this format "
                                     "cannot write: 2026-03-14/x v/y\n"));
    assert_int_equal(grammar_check(ft_slice_of(got.data), &lines), 0);
    assert_int_equal(lines, 0);
    ft_buffer_free(&got);
}

/* Pieces that mean something to the format, thrown together: always the same
 * ones, as the numbers come from a formula. */
static const char *const pieces[] = {
    "v",
    "vs.",
    "10",
    "May",
    "5",
    "July",
    "bye",
    "(AUT)",
    "x-x",
    "2-1",
    "45'",
    "#c",
    "<!--",
    "-->",
    "[",
    "]",
    "@",
    "=",
    "::",
    "Group A",
    "|",
    "note:",
    "St.",
    "F.C.",
    "&",
    "1.",
    "1860",
    "O'Neill",
    "Bod\xC3\xB8/Glimt",
    "U-23",
    "12h",
    "18:00",
    "2021-11-16",
    "n/p",
    "e\xCC\x81",
    "\xE6\x97\xA5\xE6\x9C\xAC",
    "\n",
    "\t",
    "\xE2\x80\xA8",
    "\xE2\x80\x93",
    "\"",
    ";",
    ",",
    "og",
    "(pen)",
    "??",
    "-",
    "..",
    "''",
    "ABD",
    "P-P",
    "w/o",
    "awd",
    "Alpha",
    "Beta",
    "\xFF",
};

static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

static void throw_together(unsigned *seed, char *out, size_t size)
{
    size_t count = 1 + next_number(seed) % 5, len = 0;

    while (count-- > 0) {
        const char *piece = pieces[next_number(seed) % FT_COUNT(pieces)];

        if (len + strlen(piece) + 2 > size)
            break;
        memcpy(out + len, piece, strlen(piece));
        len += strlen(piece);
        if (next_number(seed) % 2)
            out[len++] = ' ';
    }
    out[len] = '\0';
}

static void no_name_breaks_out(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (size_t round = 0; round < 3000; round++) {
        char names[6][80];
        ft_goal goal = {.name = names[2], .minute = 12};
        ft_match match = sample_match;
        ft_buffer got;
        size_t lines;
        unsigned wrong;

        for (size_t i = 0; i < FT_COUNT(names); i++)
            throw_together(&seed, names[i], sizeof names[i]);
        match.sides[0] = (ft_side){names[0], NULL, &goal, 1};
        match.sides[1] = (ft_side){names[1], NULL, &goal, 1};
        match.competition = names[3];
        match.venue = names[4];
        match.city = names[5];
        got = write_all(&match, 1);
        wrong = grammar_check(ft_slice_of(got.data), &lines);
        if (wrong)
            print_message("line %u of %s\n", wrong, got.data);
        assert_int_equal(wrong, 0);
        assert_true(lines <= 1);
        ft_buffer_free(&got);
    }
}

static void the_checker_itself_can_say_no(void **state)
{
    static const char *const documents[] = {
        "2026-03-14\n",
        "= A\n  North v South 2-1\n",
        "= A\n  North  v South  2-1\n",
        "= A\n  10 July v South  2-1\n",
        "= A\n  North v bye  2-1\n",
        "= A\n  North v South  2-1 (HT 1-0, 4-3 pen)\n",
        "= A\n  North v South  [lost]\n",
        "= A\n    (Ada 12; Bea 13')\n",
        "= A\n  Attendance: 12,000\n",
        "= A\n  Attendance: 12\n  North v South  2-1\n",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(documents); i++) {
        size_t lines;

        print_message("%s\n", documents[i]);
        assert_int_not_equal(grammar_check(ft_slice_of(documents[i]), &lines),
                             0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_has_its_day_score_ground_and_goals),
        cmocka_unit_test(matches_without_a_day_come_before_any_day),
        cmocka_unit_test(every_combination_of_scores_follows_the_grammar),
        cmocka_unit_test(
            goals_that_would_be_given_to_the_wrong_side_are_a_comment),
        cmocka_unit_test(a_goal_without_a_minute_is_a_name_alone),
        cmocka_unit_test(names_become_text_runs),
        cmocka_unit_test(a_name_that_cannot_be_written_leaves_a_comment),
        cmocka_unit_test(no_name_breaks_out),
        cmocka_unit_test(the_checker_itself_can_say_no),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
