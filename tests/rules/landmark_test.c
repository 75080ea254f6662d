/* landmark: parts that patterns share, and where they let a match begin. */
#include "rules/landmark.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "rules/window.h"
#include "support/test.h"

enum { WORDS = 200 };

/* A group of many words, long enough to be a landmark: "goal", and others that
 * stand in no text. */
static void add_group(ft_buffer *out, const char *word)
{
    ft_buffer_text(out, "(?:");
    ft_buffer_text(out, word);
    for (int i = 0; i < WORDS; i++)
        ft_buffer_text(out, "|xxxxxxxxx");
    ft_buffer_text(out, ")");
}

/* "<" and ">" stand for the groups of "goal" and of "minute". */
static ft_slice spell(ft_arena *arena, const char *pattern)
{
    ft_buffer out = {0};

    for (const char *p = pattern; *p; p++) {
        if (*p == '<')
            add_group(&out, "goal");
        else if (*p == '>')
            add_group(&out, "minute");
        else
            ft_buffer_byte(&out, *p);
    }
    ft_slice kept = ft_arena_copy(arena, ft_buffer_slice(&out));
    assert_non_null(kept.data);
    ft_buffer_free(&out);
    return kept;
}

typedef struct scene {
    ft_arena *arena;
    ft_landmarks *landmarks;
    ft_matcher *matcher;
    ft_route route; /* of the first pattern */
    ft_text text;   /* one sentence */
    ft_span sentence;
    ft_mentions mentions;
    ft_window window;
    ft_windows windows;
    ft_landmark_map *map;
} scene;

/* Two patterns, of which the first is asked about. */
static void set_up(scene *s, const char *pattern, const char *other,
                   const char *text)
{
    ft_route route;

    *s = (scene){.arena = ft_arena_new()};
    s->landmarks = ft_landmarks_new(s->arena, s->arena);
    assert_non_null(s->landmarks);
    assert_true(
        ft_landmarks_add(s->landmarks, spell(s->arena, pattern), &s->route));
    assert_true(ft_landmarks_add(s->landmarks, spell(s->arena, other), &route));
    ft_masks *masks = ft_masks_new(s->arena);
    ft_requirer *requirer = ft_requirer_new(s->arena);
    assert_true(masks && requirer);
    assert_true(ft_landmarks_close(s->landmarks, masks, requirer));
    assert_true(ft_masks_close(masks));
    s->matcher = ft_matcher_new(s->arena, 4);
    assert_non_null(s->matcher);
    s->text.sentence_count = 1;
    s->sentence = (ft_span){0, strlen(text)};
    s->mentions = (ft_mentions){.text = &s->text,
                                .shadow = ft_slice_of(text),
                                .sentences = &s->sentence};
    const ft_sightings *sightings =
        ft_masks_look(s->arena, masks, &s->mentions);
    assert_non_null(sightings);
    s->window = (ft_window){.span = {0, strlen(text)},
                            .sentences = {0, 1},
                            .limit = SIZE_MAX,
                            .opens = true,
                            .closes = true};
    s->windows = (ft_windows){.items = &s->window, .count = 1};
    s->map = ft_landmark_map_new(s->arena, s->landmarks, &s->mentions,
                                 sightings, &s->windows);
    assert_non_null(s->map);
}

static void tear_down(const scene *s)
{
    ft_matcher_free(s->matcher);
    ft_landmarks_free(s->landmarks);
    ft_arena_free(s->arena);
}

static void a_pattern_is_tried_where_its_landmarks_stand_in_order(void **state)
{
    static const struct {
        const char *pattern, *other, *text;
        bool allowed;
        size_t from, limit; /* when allowed */
    } cases[] = {
        {"a <", "b <", "a goal", true, 0, 1},
        {"a <", "b <", "a miss", false, 0, 0},
        {"a<", "b <", "a goal, a goal", true, 0, 10},
        {"<", "b <", "the second goal", true, 11, 11},
        {"<.*>", "b <.*>", "a goal in a minute", true, 2, 2},
        {"<.*>", "b <.*>", "a minute and a goal", false, 0, 0},
        {"<.*>", "b <.*>", "minute, goal, minute", true, 8, 8},
        {"<.*<", "b <", "one goal", true, 4, 4},
        /* nobody else needs it, or it may be absent or mean something else */
        {"<", "b >", "a miss", true, 0, SIZE_MAX},
        {"a<?", "b <", "a miss", true, 0, SIZE_MAX},
        {"a|<", "b <", "a miss", true, 0, SIZE_MAX},
        {"(?i)<", "b <", "a GOAL", true, 0, SIZE_MAX},
        {"(?<x>a)<\\k<x>", "b <", "a miss", true, 0, SIZE_MAX},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        scene s;
        size_t from = 0;
        size_t limit = SIZE_MAX;
        set_up(&s, cases[i].pattern, cases[i].other, cases[i].text);
        bool allowed =
            ft_landmarks_allow(s.map, s.matcher, 0, &s.route, &from, &limit);
        if (allowed != cases[i].allowed ||
            (allowed && (from != cases[i].from || limit != cases[i].limit)))
            fail_msg("%s in '%s': %d from %zu to %zu", cases[i].pattern,
                     cases[i].text, allowed, from, limit);
        tear_down(&s);
    }
}

static void a_landmark_at_the_end_of_what_is_searched_counts(void **state)
{
    scene s;
    size_t from = 7;
    size_t limit = SIZE_MAX;

    (void)state;
    set_up(&s, "<", "b <", "a goal a goal");
    assert_true(
        ft_landmarks_allow(s.map, s.matcher, 0, &s.route, &from, &limit));
    assert_int_equal(from, 7);
    assert_int_equal(limit, 9);
    from = 10;
    assert_false(
        ft_landmarks_allow(s.map, s.matcher, 0, &s.route, &from, &limit));
    tear_down(&s);
}

static void memory_may_run_out_at_any_request(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_slice pattern = spell(arena, "a <.*>");
        ft_route routes[2];
        ft_arena_fail_at(arena, n);
        ft_landmarks *l = ft_landmarks_new(arena, arena);
        ft_masks *masks = ft_masks_new(arena);
        ft_requirer *requirer = ft_requirer_new(arena);
        bool made = l && masks && requirer &&
                    ft_landmarks_add(l, pattern, &routes[0]) &&
                    ft_landmarks_add(l, pattern, &routes[1]) &&
                    ft_landmarks_close(l, masks, requirer);
        ft_landmarks_free(l);
        ft_arena_free(arena);
        if (made) {
            assert_true(n > 5);
            return;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_is_tried_where_its_landmarks_stand_in_order),
        cmocka_unit_test(a_landmark_at_the_end_of_what_is_searched_counts),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
