#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "view/stroke.h"

enum { MOST = 64 };

/* One use a line of carets under the text; "=" is a loser of an overlap. */
static size_t read_uses(const char *const *lines, ft_use *uses)
{
    size_t count = 0;

    for (; lines[count]; count++) {
        size_t start = strspn(lines[count], " ");

        uses[count] =
            (ft_use){.layer = lines[count][start] == '^' ? FT_LAYER_FIELD
                                                         : FT_LAYER_LOSER,
                     .span = {start, strlen(lines[count])}};
    }
    return count;
}

static ft_strokes lay(ft_arena *arena, const char *const *lines, ft_use *uses)
{
    size_t count = read_uses(lines, uses);
    ft_strokes strokes;

    assert_int_equal(ft_strokes_lay(arena, uses, count, &strokes), FT_OK);
    return strokes;
}

static void the_same_words_make_one_stroke_for_all_that_stands_on_them(void **s)
{
    static const char *const lines[] = {"    ^^^^", "^^^", "    ^^^^", NULL};
    ft_arena *arena = ft_arena_new();
    ft_use uses[MOST];
    ft_strokes strokes = lay(arena, lines, uses);

    (void)s;
    assert_int_equal(strokes.count, 2);
    assert_int_equal(uses[0].stroke, uses[2].stroke);
    assert_int_equal(strokes.items[uses[0].stroke].count, 2);
    assert_ptr_equal(strokes.uses[strokes.items[uses[0].stroke].first],
                     &uses[0]);
    ft_arena_free(arena);
}

static void strokes_over_the_same_words_take_lanes_of_their_own(void **state)
{
    static const char *const lines[] = {
        "^^^^^^^^^^^^^^^", /* around the others: farthest from the words */
        "  ^^^",           /* */
        "      ^^^^",      /* crosses the next */
        "         ^^^^",   /* */
        "  ====",          /* another band, so its lanes begin anew */
        NULL};
    ft_arena *arena = ft_arena_new();
    ft_use uses[MOST];
    ft_strokes strokes = lay(arena, lines, uses);
    unsigned lanes[] = {2, 0, 0, 1, 0};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(lanes); i++)
        if (strokes.items[uses[i].stroke].lane != lanes[i])
            fail_msg("%s is in lane %u, not %u", lines[i],
                     strokes.items[uses[i].stroke].lane, lanes[i]);
    ft_arena_free(arena);
}

static void stretches_end_where_any_stroke_begins_or_ends(void **state)
{
    static const char *const lines[] = {"  ^^^^^^", "    ^^^^^^^", NULL};
    static const struct {
        size_t end, over;
    } wanted[] = {{2, 0}, {4, 1}, {8, 2}, {11, 1}, {14, 0}};
    ft_arena *arena = ft_arena_new();
    ft_use uses[MOST];
    ft_strokes strokes = lay(arena, lines, uses);
    ft_cut cut = {.strokes = &strokes};
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(wanted); i++) {
        at = ft_cut_next(&cut, at, 14);
        assert_int_equal(at, wanted[i].end);
        assert_int_equal(cut.over_count, wanted[i].over);
    }
    ft_arena_free(arena);
}

/* A cut that is called for each block goes on over the gap between them. */
static void a_stroke_may_go_on_in_the_next_block(void **state)
{
    static const char *const lines[] = {"   ^^^^^^", NULL};
    ft_arena *arena = ft_arena_new();
    ft_use uses[MOST];
    ft_strokes strokes = lay(arena, lines, uses);
    ft_cut cut = {.strokes = &strokes};

    (void)state;
    assert_int_equal(ft_cut_next(&cut, 0, 5), 3);
    assert_int_equal(ft_cut_next(&cut, 3, 5), 5);
    assert_int_equal(ft_cut_next(&cut, 7, 12), 9);
    assert_int_equal(cut.over_count, 1);
    ft_arena_free(arena);
}

static void more_strokes_than_can_be_seen_are_not_drawn(void **state)
{
    enum { MANY = 400 };
    ft_arena *arena = ft_arena_new();
    ft_use *uses = FT_NEW(arena, ft_use, MANY);
    ft_strokes strokes;
    size_t drawn = 0;

    (void)state;
    for (size_t i = 0; i < MANY; i++)
        uses[i].span = (ft_span){i, (size_t)MANY * 2 - i};
    assert_int_equal(ft_strokes_lay(arena, uses, MANY, &strokes), FT_OK);
    for (size_t i = 0; i < strokes.count; i++)
        drawn += strokes.items[i].drawn;
    assert_int_equal(drawn, FT_STROKES_DEEP);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            the_same_words_make_one_stroke_for_all_that_stands_on_them),
        cmocka_unit_test(strokes_over_the_same_words_take_lanes_of_their_own),
        cmocka_unit_test(stretches_end_where_any_stroke_begins_or_ends),
        cmocka_unit_test(a_stroke_may_go_on_in_the_next_block),
        cmocka_unit_test(more_strokes_than_can_be_seen_are_not_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
