#include "support/test.h"

#include <string.h>

#include "view/timeline.h"

static const ft_model *get(const ft_model *model, const char *key)
{
    return ft_model_get(model, ft_slice_of(key));
}

static void is(const ft_model *model, const char *key, const char *text)
{
    const ft_model *found = get(model, key);

    assert_non_null(found);
    if (!ft_slice_equal(found->text, ft_slice_of(text)))
        fail_msg("%s is '%.*s', not '%s'", key, (int)found->text.len,
                 found->text.data, text);
}

/* The time line of a match with these goals, all of team1. */
static const ft_model *line_of(ft_models *models, const ft_goal *goals,
                               size_t count)
{
    ft_match match = {.sides = {{.name = "A", .goals = goals}, {.name = "B"}}};
    ft_uses uses = {.firsts = (size_t[]){0}};
    ft_pass pass = {.records = {&match, 1, {0}}};
    ft_leaf leaf = {1, &pass, &uses};
    ft_model *card = ft_model_root(models);

    match.sides[0].goal_count = count;
    ft_timeline_put(card, &leaf, 0);
    return get(card, "timeline");
}

static void a_goal_stands_where_its_minute_is(void **state)
{
    static const ft_goal goals[] = {{.minute = 45, .offset = 2},
                                    {.minute = 90}};
    ft_arena *arena = ft_arena_new();
    ft_models models;
    const ft_model *dot;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    dot = get(line_of(&models, goals, 2), "dots")->first;
    is(dot, "label", "45+2\xE2\x80\xB2");
    is(dot, "x", "47.5%");
    is(dot->next, "x", "92.5%");
    ft_arena_free(arena);
}

static void extra_time_makes_the_line_longer(void **state)
{
    static const ft_goal goals[] = {{.minute = 60}, {.minute = 105}};
    ft_arena *arena = ft_arena_new();
    ft_models models;
    const ft_model *line;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    line = line_of(&models, goals, 2);
    is(get(line, "dots")->first, "x", "47.5%");
    is(get(line, "ticks")->last, "label", "120");
    ft_arena_free(arena);
}

static void goals_that_would_cover_each_other_stand_over_each_other(void **s)
{
    static const ft_goal goals[] = {{.minute = 10}, {.minute = 12}};
    ft_arena *arena = ft_arena_new();
    ft_models models;
    const ft_model *line, *dot;

    (void)s;
    assert_true(ft_models_begin(&models, arena));
    line = line_of(&models, goals, 2);
    dot = get(line, "dots")->first;
    is(dot, "y", "27");
    is(dot->next, "y", "9");
    is(line, "height", "54");
    ft_arena_free(arena);
}

static void without_a_minute_there_is_no_line(void **state)
{
    static const ft_goal goals[] = {{.name = "Ada"}};
    ft_arena *arena = ft_arena_new();
    ft_models models;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    assert_null(line_of(&models, goals, 1));
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_goal_stands_where_its_minute_is),
        cmocka_unit_test(extra_time_makes_the_line_longer),
        cmocka_unit_test(
            goals_that_would_cover_each_other_stand_over_each_other),
        cmocka_unit_test(without_a_minute_there_is_no_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
