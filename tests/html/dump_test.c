#include "html/dump.h"

#include "support/test.h"

#include <string.h>

#include "html/reading.h"

#define SENTENCE                                                               \
    "Ashford Rovers kept their lead to the end at Mill Lane, where the wind "  \
    "made every high ball a lottery and no side could keep it for long. "
#define STORY                                                                  \
    SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE    \
        SENTENCE SENTENCE SENTENCE SENTENCE
#define TITLE "Rovers keep their lead at Mill Lane"
#define MENU                                                                   \
    TITLE " | Courier Skip to main content Menu Search Kelby Scores Sign In "
#define FOOT                                                                   \
    "Related Stories Kelby beat Marsh End 4-3 Kelby sign striker More from "   \
    "Football Terms of Use Privacy All rights reserved."

static ft_dump read(const char *text)
{
    ft_dump dump = {.headline = {"?", 1}, .story = {"?", 1}};
    assert_true(ft_dump_read(ft_slice_of(text), &dump));
    return dump;
}

static void assert_slice(ft_slice got, const char *expected)
{
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.data, expected, got.len);
}

static void a_menu_and_a_foot_are_cut_off(void **state)
{
    (void)state;
    ft_dump dump = read(MENU TITLE " By A. Body. " STORY FOOT);
    assert_slice(dump.headline, TITLE);
    ft_slice foot = FT_SLICE("Kelby");
    assert_true(ft_slice_find(dump.story, foot, 0) >= dump.story.len);
    assert_true(ft_slice_starts(dump.story, ft_slice_of("By A. Body. Ash")));
    assert_true(ft_slice_ends(dump.story, ft_slice_of("for long.")));
}

static void either_end_may_be_missing(void **state)
{
    (void)state;
    ft_dump dump = read(MENU TITLE " " STORY);
    assert_slice(dump.headline, TITLE);
    assert_true(ft_slice_starts(dump.story, ft_slice_of("Ashford")));
    dump = read(STORY FOOT);
    assert_slice(dump.headline, "");
    assert_true(ft_slice_ends(dump.story, ft_slice_of("for long.")));
}

static void prose_is_no_page(void **state)
{
    static const char *const texts[] = {
        "",
        "Short. " FOOT,
        STORY STORY,
        STORY "Comments were few. " STORY,
        STORY FOOT STORY, /* no foot: a story stands below */
        "Skip to " STORY,
        MENU "no headline again. " STORY,
        STORY "He said Privacy Sitemap Terms of Use were words", /* open */
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        ft_dump dump;
        print_message("case %zu\n", i);
        assert_false(ft_dump_read(ft_slice_of(texts[i]), &dump));
    }
}

static void the_ends_of_a_page_in_one_line_get_no_block(void **state)
{
    ft_arena *arena = ft_arena_new();
    (void)state;
    const char *shown = read_plain(arena, MENU TITLE " " STORY FOOT);
    assert_null(strstr(shown, "Kelby"));
    assert_non_null(strstr(shown, "+headline: " TITLE "\n+body: Ashford"));
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_menu_and_a_foot_are_cut_off),
        cmocka_unit_test(either_end_may_be_missing),
        cmocka_unit_test(prose_is_no_page),
        cmocka_unit_test(the_ends_of_a_page_in_one_line_get_no_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
