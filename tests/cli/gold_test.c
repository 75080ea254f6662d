#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "cli/gold.h"

typedef struct gold_case {
    const char *what, *matches, *records;
    ft_gold_field field;
    size_t gold, got, right;
} gold_case;

#define MATCH "\"home\":\"Orland\",\"away\":\"Norrow FC\",\"score\":[2,1]"
#define GOAL(more)                                                             \
    "\"goals\":[{\"team\":\"Orland\",\"player\":\"Bo Ek\"" more "}]"
#define RECORD                                                                 \
    "\"team1\":\"Orland\",\"team2\":\"Norrow\",\"score\":{\"ft\":[2,1]}"
#define CROSSED                                                                \
    "\"team1\":\"Norrow\",\"team2\":\"Orland\",\"score\":{\"ft\":[1,2]}"

/* As docs/testing.md says. */
static const gold_case cases[] = {
    {"the same match", "{" MATCH "}", "{" RECORD "}", FT_GOLD_MATCH, 1, 1, 1},
    {"in the other order", "{" MATCH "}", "{" CROSSED "}", FT_GOLD_MATCH, 1, 1,
     1},
    {"another score", "{" MATCH "}",
     "{\"team1\":\"Orland\",\"team2\":\"Norrow\",\"score\":{\"ft\":[1,2]}}",
     FT_GOLD_MATCH, 1, 1, 0},
    {"after extra time", "{" MATCH "}",
     "{\"team1\":\"Orland\",\"team2\":\"Norrow\",\"score\":{\"ft\":[1,1],"
     "\"et\":[2,1]}}",
     FT_GOLD_MATCH, 1, 1, 1},
    {"told twice", "{" MATCH "}", "{" RECORD "}\n{" RECORD "}", FT_GOLD_MATCH,
     1, 2, 1},
    {"another name of it", "{" MATCH ",\"home_aka\":[\"the Owls\"]}",
     "{\"team1\":\"Owls\",\"team2\":\"Norrow\",\"score\":{\"ft\":[2,1]}}",
     FT_GOLD_MATCH, 1, 1, 1},
    {"the words it stands on", "{" MATCH "}",
     "{\"team1\":\"X\",\"team2\":\"Norrow\",\"score\":{\"ft\":[2,1]},"
     "\"evidence\":{\"/team1\":[{\"quote\":\"Orl\xC3\xA1nd's\"}],"
     "\"/team2\":[]}}",
     FT_GOLD_MATCH, 1, 1, 0},
    {"accents and case", "{" MATCH "}",
     "{\"team1\":\"ORL\xC3\x81ND\",\"team2\":\"norrow club\","
     "\"score\":{\"ft\":[2,1]}}",
     FT_GOLD_MATCH, 1, 1, 1},
    {"the surname is enough", "{" MATCH "," GOAL("") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\"}]}", FT_GOLD_SCORER, 1, 1, 1},
    {"of the other side", "{" MATCH "," GOAL("") "}",
     "{" RECORD ",\"goals2\":[{\"name\":\"Ek\"}]}", FT_GOLD_SCORER, 1, 1, 0},
    {"crossed sides", "{" MATCH "," GOAL("") "}",
     "{" CROSSED ",\"goals2\":[{\"name\":\"Ek\"}]}", FT_GOLD_SCORER, 1, 1, 1},
    {"a goal too many", "{" MATCH "," GOAL("") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\"},{\"name\":\"Ek\"}]}",
     FT_GOLD_SCORER, 1, 2, 1},
    {"nameless goals do not count", "{" MATCH "," GOAL("") "}",
     "{" RECORD ",\"goals1\":[{\"owngoal\":true}]}", FT_GOLD_SCORER, 1, 0, 0},
    {"goals of a missed match", "{" MATCH "," GOAL("") "}", "",
     FT_GOLD_SCORER_ALL, 1, 0, 0},
    {"goals of a missed match, over those found", "{" MATCH "," GOAL("") "}",
     "", FT_GOLD_SCORER, 0, 0, 0},
    {"the minute", "{" MATCH "," GOAL(",\"minute\":45,\"added\":2") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\",\"minute\":45,\"offset\":2}]}",
     FT_GOLD_MINUTE, 1, 1, 1},
    {"its added time", "{" MATCH "," GOAL(",\"minute\":45,\"added\":2") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\",\"minute\":45}]}",
     FT_GOLD_MINUTE, 1, 1, 0},
    {"a minute that the gold does not have",
     "{" MATCH "," GOAL(",\"minute\":null") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\",\"minute\":45}]}",
     FT_GOLD_MINUTE, 0, 1, 0},
    {"the kind", "{" MATCH "," GOAL(",\"kind\":\"own_goal\"") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\",\"owngoal\":true}]}",
     FT_GOLD_KIND, 1, 1, 1},
    {"another kind", "{" MATCH "," GOAL(",\"kind\":\"penalty\"") "}",
     "{" RECORD ",\"goals1\":[{\"name\":\"Ek\",\"owngoal\":true}]}",
     FT_GOLD_KIND, 1, 1, 0},
    {"a day nobody asked for", "{" MATCH ",\"date\":null}",
     "{" RECORD ",\"date\":\"2021-01-01\"}", FT_GOLD_DATE, 0, 0, 0},
    {"a crowd nobody counted", "{" MATCH ",\"attendance\":null}",
     "{" RECORD ",\"attendance\":900}", FT_GOLD_ATTENDANCE, 0, 1, 0},
    {"the crowd", "{" MATCH ",\"attendance\":900}",
     "{" RECORD ",\"attendance\":900}", FT_GOLD_ATTENDANCE, 1, 1, 1},
    {"a ground by part of its name", "{" MATCH ",\"venue\":\"Old Mill\"}",
     "{" RECORD ",\"venue\":{\"name\":\"The Old Mill Ground\"}}", FT_GOLD_VENUE,
     1, 1, 1},
    {"half time, crossed", "{" MATCH ",\"half_time\":[1,0]}",
     "{\"team1\":\"Norrow\",\"team2\":\"Orland\","
     "\"score\":{\"ht\":[0,1],\"ft\":[1,2]}}",
     FT_GOLD_HALF_TIME, 1, 1, 1},
    {"a shoot-out that never was", "{" MATCH ",\"shootout\":null}",
     "{\"team1\":\"Orland\",\"team2\":\"Norrow\","
     "\"score\":{\"ft\":[2,1],\"p\":[4,3]}}",
     FT_GOLD_SHOOTOUT, 0, 1, 0},
    {"at home", "{" MATCH ",\"sides\":\"known\"}", "{" RECORD ",\"home\":1}",
     FT_GOLD_HOME, 1, 1, 1},
    {"at home, crossed", "{" MATCH ",\"sides\":\"known\"}",
     "{" CROSSED ",\"home\":2}", FT_GOLD_HOME, 1, 1, 1},
    {"neutral ground is no answer", "{" MATCH ",\"sides\":\"known\"}",
     "{" RECORD ",\"home\":0}", FT_GOLD_HOME, 1, 0, 0},
    {"nobody knows", "{" MATCH ",\"sides\":\"unknown\"}",
     "{" RECORD ",\"home\":2}", FT_GOLD_HOME, 0, 0, 0},
};

static const ft_json *read_document(ft_arena *arena, const char *matches)
{
    char text[800];
    const ft_json *document;

    (void)snprintf(text, sizeof text, "{\"doc\":\"x\",\"matches\":[%s]}",
                   matches);
    assert_int_equal(ft_json_parse(arena, ft_slice_of(text), &document, NULL),
                     FT_OK);
    return document;
}

static void records_are_judged_as_the_documentation_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const gold_case *c = &cases[i];
        ft_arena *arena = ft_arena_new();
        const ft_json *document = read_document(arena, c->matches);
        ft_records_read records;
        ft_gold_outcome outcome;
        const ft_share *share = &outcome.shares[c->field];

        assert_int_equal(
            ft_lines_parse(arena, "x", ft_slice_of(c->records), &records, NULL),
            FT_OK);
        assert_int_equal(
            ft_gold_judge(arena, NULL, document, &records, &outcome), FT_OK);
        print_message("%s: %zu gold, %zu got, %zu right\n", c->what,
                      share->expected, share->got, share->right);
        assert_int_equal(share->expected, c->gold);
        assert_int_equal(share->got, c->got);
        assert_int_equal(share->right, c->right);
        ft_arena_free(arena);
    }
}

static void memory_may_be_out_at_any_time(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_json *document =
        read_document(arena, "{" MATCH "," GOAL(",\"minute\":9") "}");
    ft_records_read records;
    ft_status status = FT_ERR_MEMORY;

    (void)state;
    assert_int_equal(
        ft_lines_parse(
            arena, "x",
            ft_slice_of("{" RECORD ",\"goals1\":[{\"name\":\"Ek\"}]}"),
            &records, NULL),
        FT_OK);
    for (size_t n = 1; status == FT_ERR_MEMORY; n++) {
        ft_arena *small = ft_arena_new();
        ft_gold_outcome outcome;

        ft_arena_fail_at(small, n);
        status = ft_gold_judge(small, NULL, document, &records, &outcome);
        ft_arena_free(small);
        assert_true(n < 10000);
    }
    assert_int_equal(status, FT_OK);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_judged_as_the_documentation_says),
        cmocka_unit_test(memory_may_be_out_at_any_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
