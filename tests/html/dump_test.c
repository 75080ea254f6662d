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

static void the_first_line_of_several_has_the_title_twice(void **state)
{
    static const char *const others[] = {
        TITLE " and that was that, they said, when the night was over and the "
              "wind had gone down over the ground of the Rovers.",
        TITLE " | Courier Menu Rovers 2 City 1 Full time Scores " TITLE
              " By A. Body, who saw the whole of it from the stand.",
        TITLE " " TITLE " By A. Body, who saw the whole of it from the stand, "
              "and went home.",
    };
    ft_dump dump;
    (void)state;
    assert_true(ft_dump_head(
        ft_slice_of(TITLE " | Courier Menu Home Hockey Soccer Scores Sign In "
                          "More " TITLE " The Courier, Aug 31"),
        &dump));
    assert_slice(dump.headline, TITLE);
    assert_slice(dump.story, "The Courier, Aug 31");
    for (size_t i = 0; i < FT_COUNT(others); i++)
        assert_false(ft_dump_head(ft_slice_of(others[i]), &dump));
}

static void a_line_may_be_all_foot(void **state)
{
    (void)state;
    assert_true(ft_dump_is_foot(ft_slice_of(FOOT)));
    assert_true(ft_dump_is_foot(
        ft_slice_of("Top Stories Kelby lose Most read 1 Quiz 2 Derby tickets "
                    "Terms of Use Cookies Help")));
    assert_false(ft_dump_is_foot(ft_slice_of(
        "Cookies were sold. Comments were few. Privacy was none.")));
    assert_false(ft_dump_is_foot(ft_slice_of("Privacy and Cookies")));
    assert_false(ft_dump_is_foot(ft_slice_of("")));
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
        cmocka_unit_test(the_first_line_of_several_has_the_title_twice),
        cmocka_unit_test(a_line_may_be_all_foot),
        cmocka_unit_test(the_ends_of_a_page_in_one_line_get_no_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
