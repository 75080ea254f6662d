/* near: where a pattern stopped, and at what. */
#include "rules/near.h"
#include "rules/rule.h"

#include "support/rules.h"
#include "support/test.h"

#define PACK                                                                   \
    "fragments:\n"                                                             \
    "  number: {pattern: '\\d+|six|seven', as: integer}\n"                     \
    "  beat: [beat, saw off]\n"                                                \
    "rules:\n"                                                                 \
    "- id: r\n"                                                                \
    "  pattern: '%{team:w} %{beat} %{team:l} before %{number:n} "              \
    "(?:spectators|fans)'\n"                                                   \
    "  emit: {winner: $w, loser: $l, attendance: $n}\n"

typedef struct near_case {
    const char *text, *stop, *saw;
    size_t passed;
} near_case;

static const near_case cases[] = {
    {"Kenya beat France before sixty spectators", "%{number:n}", "sixty", 6},
    {"Kenya beat France before many spectators", "%{number:n}", "many", 6},
    {"Kenya beat France before 60 people", "(?:spectators|fans)", "people", 7},
    {"Kenya beat France before 60 fathers", "(?:spectators|fans)", "fathers",
     7},
    {"Kenya beat France after a rest", "before ", "after", 5},
    {"Kenya beat nobody", "%{team:l}", "nobody", 4},
    {"Kenya lost", "%{beat}", "lost", 2},
    {"Kenya saw Mexico", "%{beat}", "saw", 2},
    {"So France saw off Kenya before they", "%{number:n}", "they", 6},
};

static void what_may_be_left_out_does_not_stop_a_rule(void **state)
{
    static const char *const lines[] = {"body: Kenya won in France.", NULL};
    ft_pack *pack =
        rules_pack("fragments:\n"
                   "  late: [late on, at last]\n"
                   "rules:\n"
                   "- {id: r, pattern: '%{team:w} won (?:%{late} )?at "
                   "%{team:h}', emit: {winner: $w, host: $h}}\n");
    rules_article a;
    ft_near near;

    (void)state;
    rules_scan(&a, pack, lines, NULL);
    assert_int_equal(
        ft_near_find(a.arena, &pack->rules[0], &a.article, &a.mentions, &near),
        FT_OK);
    print_message("%.*s\n", (int)near.stop.len, near.stop.data);
    assert_true(ft_slice_equal(near.stop, ft_slice_of("at ")));
    rules_article_free(&a);
    ft_pack_free(pack);
}

static ft_slice source_text(const rules_article *a, ft_span shadow)
{
    return ft_slice_cut(a->article.text,
                        ft_shadow_source(&a->mentions, shadow));
}

static void what_stopped_a_rule_is_named_as_it_is_written(void **state)
{
    ft_pack *pack = rules_pack(PACK);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const near_case *c = &cases[i];
        char line[200] = "body: ";
        const char *lines[] = {line, NULL};
        rules_article a;
        ft_near near;

        RULES_ADD(line, c->text);
        rules_scan(&a, pack, lines, NULL);
        assert_int_equal(ft_near_find(a.arena, &pack->rules[0], &a.article,
                                      &a.mentions, &near),
                         FT_OK);
        ft_slice saw =
            source_text(&a, (ft_span){near.saw, a.mentions.shadow.len});
        print_message("%s: '%.*s', saw '%.*s', %zu parts\n", c->text,
                      (int)near.stop.len, near.stop.data, (int)saw.len,
                      saw.data, near.passed);
        assert_false(near.matched);
        assert_true(ft_slice_equal(near.stop, ft_slice_of(c->stop)));
        assert_true(ft_slice_starts(saw, ft_slice_of(c->saw)));
        assert_int_equal(near.passed, c->passed);
        rules_article_free(&a);
    }
    ft_pack_free(pack);
}

static void how_often_something_stands_is_not_what_stopped_a_rule(void **state)
{
    static const char *const lines[] = {"body: Kenya so so far", NULL};
    static const char *const patterns[] = {
        "%{team:t}(?: so)+?(?: now|,) today",
        "%{team:t}%{so}+?(?: now|,) today",
        "%{team:t}%{so}{1,4}(?: now|,) today",
        "%{team:t}(?:%{so:s})+?(?: now|,) today",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++) {
        char text[300] = "fragments: {so: ' so'}\n"
                         "rules:\n"
                         "- {id: r, emit: {host: $t}, pattern: '";
        rules_article a;
        ft_near near;

        RULES_ADD(text, patterns[i]);
        RULES_ADD(text, "'}\n");
        ft_pack *pack = rules_pack(text);
        rules_scan(&a, pack, lines, NULL);
        assert_int_equal(ft_near_find(a.arena, &pack->rules[0], &a.article,
                                      &a.mentions, &near),
                         FT_OK);
        print_message("'%.*s'\n", (int)near.stop.len, near.stop.data);
        assert_true(ft_slice_starts(near.stop, ft_slice_of("(?: now|,)")));
        rules_article_free(&a);
        ft_pack_free(pack);
    }
}

static void a_word_is_not_begun_in_its_middle(void **state)
{
    static const char *const lines[] = {"body: Rivers ran all over Kenya.",
                                        NULL};
    ft_pack *pack =
        rules_pack("rules:\n"
                   "- {id: r, pattern: '(?:silenced|into) %{team:t} today', "
                   "emit: {host: $t}}\n");
    rules_article a;
    ft_near near;

    (void)state;
    rules_scan(&a, pack, lines, NULL);
    assert_int_equal(
        ft_near_find(a.arena, &pack->rules[0], &a.article, &a.mentions, &near),
        FT_OK);
    print_message("%.*s\n", (int)near.stop.len, near.stop.data);
    assert_int_equal(near.span.end - near.span.start, 0);
    rules_article_free(&a);
    ft_pack_free(pack);
}

static void each_sentence_has_a_nearest_miss_of_its_own(void **state)
{
    static const char *const lines[] = {
        "body: Kenya lost. Nobody knew. Kenya beat France before 9 fans.",
        "body: Mexico beat Kenya.", NULL};
    ft_pack *pack = rules_pack(PACK);
    rules_article a;
    ft_tracer *tracer;
    ft_near *all;
    size_t count;

    (void)state;
    rules_scan(&a, pack, lines, NULL);
    tracer = ft_tracer_new(a.arena, &pack->rules[0]);
    assert_non_null(tracer);
    assert_int_equal(
        ft_tracer_look(tracer, a.arena, &a.article, &a.mentions, &all, &count),
        FT_OK);
    assert_int_equal(count, 3);
    assert_int_equal(all[0].sentence, 0);
    assert_false(all[0].matched);
    assert_int_equal(all[1].sentence, 2);
    assert_true(all[1].matched);
    assert_int_equal(all[2].sentence, 3);
    assert_int_equal(all[2].passed, 5);
    ft_tracer_free(tracer);
    rules_article_free(&a);
    ft_pack_free(pack);
}

static void memory_may_be_out_at_any_time(void **state)
{
    static const char *const lines[] = {"body: Kenya lost.", NULL};
    ft_pack *pack = rules_pack(PACK);
    ft_status status = FT_ERR_MEMORY;
    rules_article a;

    (void)state;
    rules_scan(&a, pack, lines, NULL);
    for (size_t n = 1; status == FT_ERR_MEMORY; n++) {
        ft_arena *small = ft_arena_new();
        ft_near near;

        ft_arena_fail_at(small, n);
        status = ft_near_find(small, &pack->rules[0], &a.article, &a.mentions,
                              &near);
        ft_arena_free(small);
        assert_true(n < 1000);
    }
    assert_int_equal(status, FT_OK);
    rules_article_free(&a);
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stopped_a_rule_is_named_as_it_is_written),
        cmocka_unit_test(a_word_is_not_begun_in_its_middle),
        cmocka_unit_test(how_often_something_stands_is_not_what_stopped_a_rule),
        cmocka_unit_test(what_may_be_left_out_does_not_stop_a_rule),
        cmocka_unit_test(each_sentence_has_a_nearest_miss_of_its_own),
        cmocka_unit_test(memory_may_be_out_at_any_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
