#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "records.h"

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

#define TOLD_MOST 6

typedef struct merge_case {
    const char *told[TOLD_MOST]; /* NULL ends them */
    const char *merged;
} merge_case;

static void assert_cases(ft_arena *arena, const merge_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t told = 0;

        while (told < TOLD_MOST && cases[i].told[told])
            print_message("%s\n", cases[i].told[told++]);
        assert_string_equal(records_merged(arena, cases[i].told, told),
                            cases[i].merged);
    }
}

#define ASSERT_CASES(arena, cases) assert_cases(arena, cases, FT_COUNT(cases))

static void reports_of_one_match_are_one_record(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 2-1 Mexico",
          "2021-11-16 Canada 2-1 Mexico crowd=44212 uri=b"},
         "2021-11-16 Canada 2-1 Mexico, crowd 44212, from 2\n"},
        {{"2021-11-16 Canada 2-1 Mexico comp=Cup",
          "2021-11-16 Mexico 1-2 Canada city=Edmonton ht=0-1"},
         "2021-11-16 Canada 2-1 Mexico ht 1-0, Cup, in Edmonton, from 2\n"},
        {{"2021-11-16 Mexico 1-2 Canada",
          "2021-11-16 Mexico 1-2 Canada pub=2021-11-17",
          "2021-11-16 Canada 2-1 Mexico home=1"},
         "2021-11-16 Canada 2-1 Mexico, home 1, from 3\n"},
        {{"2021-11-16 Canada 2-1 Mexico home=0",
          "2021-11-16 Mexico 1-2 Canada home=0"},
         "2021-11-16 Canada 2-1 Mexico, home 0, from 2\n"},
        {{"2021-11-16 Canada 2-1 Mexico", "2021-11-16 Canada 2-1 Panama"},
         "2021-11-16 Canada 2-1 Mexico, from 1\n"
         "2021-11-16 Canada 2-1 Panama, from 1\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_match_is_found_under_neighbouring_days(void **state)
{
    static const merge_case cases[] = {
        /* late at night, or the day of the article */
        {{"2021-11-16 Canada 2-1 Mexico", "2021-11-17 Canada 2-1 Mexico",
          "2021-11-16 Canada 2-1 Mexico uri=c"},
         "2021-11-16 Canada 2-1 Mexico, from 3\n"},
        {{"2021-11-16 Canada 2-1 Mexico", "2021-11-17 Canada 2-2 Mexico"},
         "2021-11-16 Canada 2-1 Mexico, from 1\n"
         "2021-11-17 Canada 2-2 Mexico, from 1\n"},
        /* two days: the score alone is not enough */
        {{"2021-11-16 Canada 1-0 Mexico", "2021-11-18 Canada 1-0 Mexico"},
         "2021-11-16 Canada 1-0 Mexico, from 1\n"
         "2021-11-18 Canada 1-0 Mexico, from 1\n"},
        {{"2021-11-16 Canada 1-0 Mexico crowd=44212 uri=a",
          "2021-11-18 Mexico 0-1 Canada crowd=44212",
          "2021-11-16 Canada 1-0 Mexico"},
         "2021-11-16 Canada 1-0 Mexico, crowd 44212, from 3\n"},
        {{"2021-11-16 Canada 1-0 Mexico goal1=Cyle_Larin/52",
          "2021-11-23 Canada 1-0 Mexico goal1=Larin/52 conf=80"},
         "2021-11-16 Canada (Cyle Larin 52) 1-0 Mexico, from 2\n"},
        {{"2021-11-16 Canada 1-0 Mexico goal1=Cyle_Larin/52",
          "2021-11-24 Canada 1-0 Mexico goal1=Larin/52"},
         "2021-11-16 Canada (Cyle Larin 52) 1-0 Mexico, from 1\n"
         "2021-11-24 Canada (Larin 52) 1-0 Mexico, from 1\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_friendly_and_a_qualifier_are_two_matches(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 1-0 Mexico comp=Friendly",
          "2021-11-17 Canada 1-0 Mexico comp=Qualification"},
         "2021-11-16 Canada 1-0 Mexico, Friendly, from 1\n"
         "2021-11-17 Canada 1-0 Mexico, Qualification, from 1\n"},
        {{"2021-11-16 Canada 1-0 Mexico comp=Friendly crowd=900",
          "2021-11-19 Canada 1-0 Mexico comp=Qualification crowd=900"},
         "2021-11-16 Canada 1-0 Mexico, Friendly, crowd 900, from 1\n"
         "2021-11-19 Canada 1-0 Mexico, Qualification, crowd 900, from 1\n"},
        /* women and men on one day */
        {{"2021-11-16 Canada 1-0 Mexico comp=Friendly",
          "2021-11-16 Canada 3-3 Mexico comp=Qualification",
          "2021-11-16 Canada 3-3 Mexico"},
         "2021-11-16 Canada 1-0 Mexico, Friendly, from 1\n"
         "2021-11-16 Canada 3-3 Mexico, Qualification, from 2\n"},
        /* but nobody plays twice a day with one score */
        {{"2021-11-16 Canada 1-0 Mexico comp=Friendly",
          "2021-11-16 Canada 1-0 Mexico comp=Qualification conf=80"},
         "2021-11-16 Canada 1-0 Mexico, Friendly, from 2\n"},
        /* one that names none does not glue them together */
        {{"2021-11-16 Canada 1-0 Mexico comp=Friendly",
          "2021-11-17 Canada 1-0 Mexico",
          "2021-11-18 Canada 1-0 Mexico comp=Qualification"},
         "2021-11-16 Canada 1-0 Mexico, Friendly, from 2\n"
         "2021-11-18 Canada 1-0 Mexico, Qualification, from 1\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_match_is_found_under_other_names(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 2-1 Mexico code1=CAN code2=MEX uri=a",
          "2021-11-16 Les_Rouges 2-1 El_Tri code1=CAN code2=MEX conf=80"},
         "2021-11-16 Canada 2-1 Mexico, from 2\n"},
        {{"2021-11-16 Ramford_Rovers 2-1 Town_End",
          "2021-11-16 Ramford 2-1 Town_End conf=80"},
         "2021-11-16 Ramford Rovers 2-1 Town End, from 2\n"},
        /* the known name is kept, whoever says so */
        {{"2021-11-16 Ramford_Rovers_FC 2-1 Town",
          "2021-11-16 Ramford_Rovers 2-1 Town code1=eng-ramford-rovers "
          "conf=70"},
         "2021-11-16 Ramford Rovers 2-1 Town, from 2\n"},
        {{"2021-11-16 Atl\xC3\xA9tico 2-1 Town",
          "2021-11-16 Town 1-2 Atletico conf=80"},
         "2021-11-16 Atl\xC3\xA9tico 2-1 Town, from 2\n"},
        /* a short form needs the score, too: the reserves play that day */
        {{"2021-11-16 Ramford 2-1 Town",
          "2021-11-16 Ramford_Reserves 0-0 Town"},
         "2021-11-16 Ramford Reserves 0-0 Town, from 1\n"
         "2021-11-16 Ramford 2-1 Town, from 1\n"},
        /* and must not be short for two */
        {{"2021-11-16 Ramford 2-1 Town", "2021-11-16 Ramford_City 2-1 Town",
          "2021-11-16 Ramford_United 2-1 Town"},
         "2021-11-16 Ramford City 2-1 Town, from 1\n"
         "2021-11-16 Ramford United 2-1 Town, from 1\n"
         "2021-11-16 Ramford 2-1 Town, from 1\n"},
        /* or play against it */
        {{"2021-11-16 Ramford 2-1 Ramford_City", "2021-11-16 Ramford_City 1-2 "
                                                 "Ramford"},
         "2021-11-16 Ramford 2-1 Ramford City, from 2\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_record_without_a_day_joins_the_one_match_it_fits(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 2-1 Mexico", "- Canada 2-1 Mexico pub=2021-11-18"},
         "2021-11-16 Canada 2-1 Mexico, from 2\n"},
        {{"2021-11-16 Canada 2-1 Mexico", "- Canada 2-1 Mexico pub=2021-11-20"},
         "- Canada 2-1 Mexico, from 1\n"
         "2021-11-16 Canada 2-1 Mexico, from 1\n"},
        {{"2021-11-16 Canada 2-1 Mexico", "- Canada 2-1 Mexico pub=2021-11-15"},
         "- Canada 2-1 Mexico, from 1\n"
         "2021-11-16 Canada 2-1 Mexico, from 1\n"},
        /* told in passing, it may be any year's */
        {{"2021-11-16 Canada 2-1 Mexico",
          "- Canada 2-1 Mexico pub=2021-11-16 mentioned"},
         "- Canada 2-1 Mexico, from 1\n"
         "2021-11-16 Canada 2-1 Mexico, from 1\n"},
        {{"2021-11-16 Canada 2-1 Mexico crowd=44212",
          "- Canada 2-1 Mexico crowd=44212 mentioned"},
         "2021-11-16 Canada 2-1 Mexico, crowd 44212, from 2\n"},
        {{"2021-11-16 Canada 2-1 Mexico crowd=9",
          "2019-11-16 Canada 2-1 Mexico crowd=9",
          "- Canada 2-1 Mexico crowd=9"},
         "- Canada 2-1 Mexico, crowd 9, from 1\n"
         "2019-11-16 Canada 2-1 Mexico, crowd 9, from 1\n"
         "2021-11-16 Canada 2-1 Mexico, crowd 9, from 1\n"},
        {{"- Canada 2-1 Mexico", "- Canada 2-1 Mexico uri=b"},
         "- Canada 2-1 Mexico, from 1\n"
         "- Canada 2-1 Mexico, from 1\n"},
        {{"- Canada 2-1 Mexico text=t uri=a",
          "- Canada 2-1 Mexico text=t uri=b"},
         "- Canada 2-1 Mexico, from 2\n"},
        {{"- Canada 2-1 Mexico goal1=Larin/9", "- Canada 2-1 Mexico "
                                               "goal1=Cyle_Larin/9"},
         "- Canada (Cyle Larin 9) 2-1 Mexico, from 2\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void the_heavier_word_is_kept(void **state)
{
    static const merge_case cases[] = {
        /* confidence */
        {{"2021-11-16 Canada 2-1 Mexico conf=70",
          "2021-11-16 Canada 2-2 Mexico conf=80"},
         "2021-11-16 Canada 2-2 Mexico, from 2\n"},
        /* numbers */
        {{"2021-11-16 Canada 2-1 Mexico conf=70 uri=a",
          "2021-11-16 Canada 2-1 Mexico conf=70 uri=b",
          "2021-11-16 Canada 2-2 Mexico conf=80"},
         "2021-11-16 Canada 2-1 Mexico, from 3\n"},
        /* a mention counts half */
        {{"2021-11-16 Canada 2-1 Mexico conf=70",
          "2021-11-16 Canada 2-2 Mexico conf=99 mentioned"},
         "2021-11-16 Canada 2-1 Mexico, from 2\n"},
        /* a story that many print counts once */
        {{"2021-11-16 Canada 2-1 Mexico conf=70 text=t uri=a",
          "2021-11-16 Canada 2-1 Mexico conf=70 text=t uri=b",
          "2021-11-16 Canada 2-2 Mexico conf=80"},
         "2021-11-16 Canada 2-2 Mexico, from 3\n"},
        /* each field has its own votes */
        {{"2021-11-16 Canada 2-1 Mexico conf=80 crowd=900",
          "2021-11-16 Canada 2-2 Mexico conf=60 crowd=950 venue=Park",
          "2021-11-16 Canada 2-1 Mexico conf=60 crowd=950"},
         "2021-11-16 Canada 2-1 Mexico, crowd 950, at Park, from 3\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_final_score_may_be_that_after_extra_time(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 1-1 Mexico et=2-1", "2021-11-16 Canada 2-1 Mexico",
          "2021-11-16 Mexico 1-2 Canada"},
         "2021-11-16 Canada 1-1 Mexico et 2-1, from 3\n"},
        {{"2021-11-16 Canada 1-1 Mexico et=1-1 pens=4-3",
          "2021-11-16 Mexico 1-1 Canada pens=3-4"},
         "2021-11-16 Canada 1-1 Mexico et 1-1 pens 4-3, from 2\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void goals_of_several_articles_are_one_list(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada 2-1 Mexico goal1=Larin",
          "2021-11-16 Canada 2-1 Mexico goal1=Cyle_Larin/45+2 "
          "goal2=Herrera/90"},
         "2021-11-16 Canada (Cyle Larin 45+2) 2-1 Mexico (Herrera 90), from "
         "2\n"},
        /* another goal, as long as the score has room */
        {{"2021-11-16 Canada 2-1 Mexico goal1=Larin/45",
          "2021-11-16 Canada 2-1 Mexico goal1=Larin/52 conf=80"},
         "2021-11-16 Canada (Larin 45, Larin 52) 2-1 Mexico, from 2\n"},
        {{"2021-11-16 Canada 1-1 Mexico goal1=Larin/45",
          "2021-11-16 Canada 1-1 Mexico goal1=Osorio/52 conf=80"},
         "2021-11-16 Canada (Larin 45) 1-1 Mexico, from 2\n"},
        {{"2021-11-16 Canada 3-1 Mexico goal1=Larin/45 goal1=Buchanan/60",
          "2021-11-16 Mexico 1-3 Canada goal2=Osorio/52 goal2=Larin/46 "
          "conf=80"},
         "2021-11-16 Canada (Larin 45, Osorio 52, Buchanan 60) 3-1 Mexico, "
         "from 2\n"},
        /* one minute, two spellings */
        {{"2021-11-16 Canada 2-1 Mexico goal1=Larin/45",
          "2021-11-16 Canada 2-1 Mexico goal1=Larrin/45 conf=80"},
         "2021-11-16 Canada (Larin 45) 2-1 Mexico, from 2\n"},
        /* a list that is too long for the score gives way */
        {{"2021-11-16 Canada 1-0 Mexico goal1=Larin/45 goal1=Buchanan/60",
          "2021-11-16 Canada 1-0 Mexico goal1=Buchanan/60 conf=80"},
         "2021-11-16 Canada (Buchanan 60) 1-0 Mexico, from 2\n"},
        {{"2021-11-16 Canada 1-0 Mexico goal1=og:Ochoa/45",
          "2021-11-16 Canada 1-0 Mexico goal1=/45 conf=80"},
         "2021-11-16 Canada (og Ochoa 45) 1-0 Mexico, from 2\n"},
    };
    ASSERT_CASES(*state, cases);
}

static void a_postponed_match_has_no_score(void **state)
{
    static const merge_case cases[] = {
        {{"2021-11-16 Canada - Mexico status=postponed",
          "2021-11-16 Canada - Mexico status=postponed city=Edmonton"},
         "2021-11-16 Canada Mexico, in Edmonton, from 2\n"},
        {{"2021-11-16 Canada - Mexico status=postponed conf=95",
          "2021-11-16 Canada 1-0 Mexico conf=60"},
         "2021-11-16 Canada Mexico, from 2\n"},
    };
    ASSERT_CASES(*state, cases);
}

/* ---- the shape of a merged record ---- */

static const char *json_of(ft_arena *arena, const char *const *told,
                           size_t count)
{
    ft_report reports[TOLD_MOST];

    for (size_t i = 0; i < count; i++)
        reports[i] = records_report(arena, told[i]);
    return ft_arena_string(arena, records_json(arena, reports, count));
}

static void assert_holds(const char *json, const char *piece)
{
    if (!strstr(json, piece))
        fail_msg("%s\n is not in\n%s", piece, json);
}

static void each_field_tells_who_is_for_and_against_it(void **state)
{
    static const char *const told[] = {
        "2021-11-16 Canada 2-1 Mexico crowd=900 conf=80",
        "2021-11-16 Mexico 2-2 Canada crowd=950 conf=70",
        "2021-11-16 Canada 2-1 Mexico crowd=900 conf=60 mentioned",
    };
    const char *json = json_of(*state, told, FT_COUNT(told));

    assert_holds(json, "\"/score/ft\":[{\"value\":[2,1],\"weight\":220,"
                       "\"for\":[0,2]},{\"value\":[2,2],\"weight\":140,"
                       "\"for\":[1]}]");
    assert_holds(json, "\"/attendance\":[{\"value\":900,\"weight\":220,"
                       "\"for\":[0,2]},{\"value\":950,\"weight\":140,"
                       "\"for\":[1]}]");
    assert_holds(json, "\"/team1\":[{\"value\":\"Canada\",\"weight\":360,"
                       "\"for\":[0,1,2]}]");
    assert_holds(json, "\"conflicts\":[{\"field\":\"/score/ft\","
                       "\"kept\":[2,1],\"refused\":[2,2],"
                       "\"kept_quote\":\"2-1\",\"refused_quote\":\"2-2\"},"
                       "{\"field\":\"/attendance\",\"kept\":900,"
                       "\"refused\":950}]");
}

static void what_an_article_says_against_itself_stays(void **state)
{
    static const char *const told[] = {
        "2021-11-16 Canada 2-1 Mexico conf=80",
        "2021-11-16 Mexico 1-2 Canada conf=70 kept=1-2 refused=0-3",
    };
    static const char *const others[] = {
        "2021-11-16 Canada 2-1 Mexico conf=80",
        "2021-11-16 Canada 2-2 Mexico conf=70 kept=2-2 refused=2-1",
    };

    assert_holds(json_of(*state, told, 2),
                 "\"conflicts\":[{\"field\":\"/score/ft\",\"kept\":[2,1],"
                 "\"refused\":[3,0]}],");
    assert_holds(json_of(*state, others, 2),
                 "\"conflicts\":[{\"field\":\"/score/ft\",\"kept\":[2,1],"
                 "\"refused\":[2,2],\"kept_quote\":\"2-1\","
                 "\"refused_quote\":\"2-2\"}],");
}

static void agreement_raises_the_confidence_and_doubt_lowers_it(void **state)
{
    static const char *const agree[] = {"2021-11-16 Canada 2-1 Mexico conf=80",
                                        "2021-11-16 Canada 2-1 Mexico conf=70"};
    static const char *const copied[] = {
        "2021-11-16 Canada 2-1 Mexico conf=80 text=t",
        "2021-11-16 Canada 2-1 Mexico conf=80 text=t uri=b"};
    static const char *const differ[] = {
        "2021-11-16 Canada 2-1 Mexico conf=80",
        "2021-11-16 Canada 2-2 Mexico conf=40"};

    assert_holds(json_of(*state, agree, 2), "\"confidence\":0.94,\"checks\"");
    assert_holds(json_of(*state, copied, 2), "\"confidence\":0.80,\"checks\"");
    assert_holds(json_of(*state, differ, 2), "\"confidence\":0.53,\"checks\"");
    assert_holds(json_of(*state, agree, 1), "\"confidence\":0.80,\"checks\"");
}

static void a_merged_record_begins_like_that_of_its_only_source(void **state)
{
    static const char *const told[] = {
        "2021-11-16 Canada 2-1 Mexico conf=80 crowd=9 ht=1-0 goal1=Larin/12 "
        "goal1=Larin goal2=og:Vitoria/45+1 kept=2-1 refused=3-1 pens=4-2"};
    ft_slice line = records_line(*state, told[0]);
    const char *json = json_of(*state, told, 1);

    assert_int_equal(strncmp(json, line.data, line.len - 1), 0);
    assert_int_equal(strncmp(json + line.len - 1, ",\"votes\":{", 10), 0);
    assert_holds(json, "\"sources\":[{");
}

/* ---- a function of the set ---- */

static const char *const many[] = {
    "2021-11-16 Canada 2-1 Mexico crowd=44212 conf=80",
    "2021-11-16 Mexico 1-2 Canada conf=80 goal2=Larin/45+2",
    "2021-11-16 Canada 2-1 Mexico conf=80 text=t uri=a",
    "2021-11-16 Canada 2-1 Mexico conf=80 text=t uri=b",
    "2021-11-17 Canada 2-1 Mexico goal1=Cyle_Larin/45 goal1=Larin/52",
    "2021-11-18 Mexico 1-2 Canada crowd=44212 mentioned",
    "2021-11-16 Canada 2-2 Mexico conf=40 kept=2-2 refused=2-1",
    "- Canada 2-1 Mexico pub=2021-11-18 goal2=Herrera/90",
    "- Canada 2-1 Mexico mentioned",
    "- Canada 2-1 Mexico mentioned crowd=44212",
    "2021-11-19 Canada 2-1 Mexico comp=Friendly",
    "2021-11-20 Canada 2-1 Mexico comp=Qualification",
    "2021-11-20 Canada 0-0 Mexico",
    "2021-11-20 Canada_Reserves 2-1 Mexico",
    "2021-11-21 Canada 2-1 Mexico code1=CAN",
    "2021-11-21 Canada 1-1 Mexico et=2-1 pens=4-3 home=2",
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void shuffle(ft_report *reports, size_t count, unsigned *seed)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = next_random(seed) % i;
        ft_report kept = reports[i - 1];

        reports[i - 1] = reports[k];
        reports[k] = kept;
    }
}

static size_t read_all(ft_arena *arena, ft_report *out)
{
    for (size_t i = 0; i < FT_COUNT(many); i++)
        out[i] = records_report(arena, many[i]);
    return FT_COUNT(many);
}

static void order_makes_no_difference(void **state)
{
    ft_report reports[FT_COUNT(many)];
    size_t count = read_all(*state, reports);
    ft_slice expected = records_json(*state, reports, count);
    unsigned seed = 7;

    for (int round = 0; round < 200; round++) {
        ft_slice json;

        shuffle(reports, count, &seed);
        json = records_json(*state, reports, count);
        assert_true(ft_slice_equal(json, expected));
    }
}

static void copies_make_no_difference(void **state)
{
    ft_report reports[2 * FT_COUNT(many)];
    size_t count = read_all(*state, reports);
    ft_slice expected = records_json(*state, reports, count);
    unsigned seed = 11;

    memcpy(reports + count, reports, count * sizeof *reports);
    shuffle(reports, 2 * count, &seed);
    assert_true(
        ft_slice_equal(records_json(*state, reports, 2 * count), expected));
}

/* Reads the lines of merged records behind those at out[*count]. */
static void read_merged(ft_arena *arena, ft_slice lines, ft_report *out,
                        size_t *count)
{
    for (size_t at = 0, end; at < lines.len; at = end + 1) {
        ft_line line = {FT_SLICE("test"), 1, {NULL, 0}, 0};

        end = ft_slice_find(lines, (ft_slice)FT_SLICE("\n"), at);
        line.text = ft_slice_cut(lines, (ft_span){at, end});
        assert_int_equal(ft_report_read(arena, &line, &out[(*count)++], NULL),
                         FT_OK);
    }
}

static void merging_in_parts_makes_no_difference(void **state)
{
    ft_report reports[FT_COUNT(many)];
    size_t count = read_all(*state, reports);
    ft_slice expected = records_json(*state, reports, count);
    unsigned seed = 3;

    for (int round = 0; round < 100; round++) {
        ft_report parts[2 * FT_COUNT(many)];
        size_t cut = next_random(&seed) % count, merged = 0;

        shuffle(reports, count, &seed);
        read_merged(*state, records_json(*state, reports, cut), parts, &merged);
        read_merged(*state,
                    records_json(*state, reports + cut / 2, count - cut / 2),
                    parts, &merged);
        assert_true(
            ft_slice_equal(records_json(*state, parts, merged), expected));
    }
}

/* Records made at random, so that rules meet that no table foresaw. */
static void make_random(unsigned *seed, char *out, size_t size)
{
    static const char *const sides[] = {"Ramford", "Ramford_Rovers",
                                        "Ramford_City", "Ramford_Rovers_FC"};
    static const char *const others[] = {"Town", "Town_End"};
    static const char *const comps[] = {"", " comp=Cup", " comp=League"};
    static const char *const goals[] = {"", " goal1=Ann_Lee/12", " goal1=Lee",
                                        " goal2=Lee/12 goal2=Moll/80"};
    char day[16];

    (void)snprintf(day, sizeof day, "2021-11-%02u", 1 + next_random(seed) % 12);
    (void)snprintf(out, size, "%s %s %u-%u %s conf=%u%s%s%s%s",
                   next_random(seed) % 5 ? day : "- ",
                   sides[next_random(seed) % 4], next_random(seed) % 3,
                   next_random(seed) % 2, others[next_random(seed) % 2],
                   50 + next_random(seed) % 40, comps[next_random(seed) % 3],
                   goals[next_random(seed) % 4],
                   next_random(seed) % 4 ? "" : " pub=2021-11-06",
                   next_random(seed) % 3 ? "" : " crowd=900");
}

static void random_sets_merge_alike_in_any_order(void **state)
{
    enum { SIZE = 40 };
    unsigned seed = 5;

    (void)state;
    for (int round = 0; round < 60; round++) {
        ft_arena *arena = ft_arena_new();
        ft_report reports[SIZE], parts[2 * SIZE];
        ft_slice expected;
        size_t merged = 0;

        for (size_t i = 0; i < SIZE; i++) {
            char told[256];

            make_random(&seed, told, sizeof told);
            reports[i] = records_report(arena, told);
        }
        expected = records_json(arena, reports, SIZE);
        shuffle(reports, SIZE, &seed);
        assert_true(
            ft_slice_equal(records_json(arena, reports, SIZE), expected));
        read_merged(arena, records_json(arena, reports, SIZE / 3), parts,
                    &merged);
        read_merged(arena,
                    records_json(arena, reports + SIZE / 3, SIZE - SIZE / 3),
                    parts, &merged);
        assert_true(
            ft_slice_equal(records_json(arena, parts, merged), expected));
        ft_arena_free(arena);
    }
}

static void every_failed_request_is_reported(void **state)
{
    ft_report reports[FT_COUNT(many)];
    size_t count = read_all(*state, reports), requests = 0;
    ft_status status = FT_ERR_MEMORY;

    while (status) {
        ft_arena *arena = ft_arena_new();
        ft_merge merge;

        ft_arena_fail_at(arena, ++requests);
        status = ft_merge_records(arena, reports, count, &merge);
        if (status)
            assert_int_equal(status, FT_ERR_MEMORY);
        ft_arena_free(arena);
    }
    assert_true(requests > 300);
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(reports_of_one_match_are_one_record),
        IN_ARENA(a_match_is_found_under_neighbouring_days),
        IN_ARENA(a_friendly_and_a_qualifier_are_two_matches),
        IN_ARENA(a_match_is_found_under_other_names),
        IN_ARENA(a_record_without_a_day_joins_the_one_match_it_fits),
        IN_ARENA(the_heavier_word_is_kept),
        IN_ARENA(a_final_score_may_be_that_after_extra_time),
        IN_ARENA(goals_of_several_articles_are_one_list),
        IN_ARENA(a_postponed_match_has_no_score),
        IN_ARENA(each_field_tells_who_is_for_and_against_it),
        IN_ARENA(what_an_article_says_against_itself_stays),
        IN_ARENA(agreement_raises_the_confidence_and_doubt_lowers_it),
        IN_ARENA(a_merged_record_begins_like_that_of_its_only_source),
        IN_ARENA(order_makes_no_difference),
        IN_ARENA(copies_make_no_difference),
        IN_ARENA(merging_in_parts_makes_no_difference),
        IN_ARENA(random_sets_merge_alike_in_any_order),
        IN_ARENA(every_failed_request_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
