#include "html/reading.h"
#include "support/test.h"

/* Sentences long enough to be prose. */
#define PROSE                                                                  \
    "Rovers were second best for most of the night and took the points all "   \
    "the same."
#define MORE                                                                   \
    "The visitors went home wondering how so much of the ball could bring so " \
    "little."

static void the_text_is_handed_over_as_it_is(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_slice bytes = ft_slice_of("\xEF\xBB\xBF"
                                 " Rovers won.\r\n\r\n  City lost. \r\n");
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
    assert_true(ft_slice_equal(article.text,
                               ft_slice_of(" Rovers won.\n\n  City lost. \n")));
    assert_int_equal(article.block_count, 2);
    assert_int_equal(article.blocks[0].span.start, 1);
    assert_int_equal(article.blocks[0].span.end, 12);
    assert_int_equal(article.blocks[1].span.start, 16);
    assert_int_equal(article.blocks[1].span.end, 26);
    ft_arena_free(arena);
}

static void paragraphs_are_parted_by_empty_lines(void **state)
{
    (void)state;
    expect_plain(PROSE "\n\n \n" MORE "\n",
                 "+body: " PROSE "\n+body: " MORE "\n");
}

static void hard_wrapped_lines_are_one_block(void **state)
{
    (void)state;
    expect_plain(
        "Rovers took the lead after a quarter of an hour, when the keeper\n"
        "dropped a harmless cross at the feet of their captain. Nothing in\n"
        "the play until then had led anybody to expect a goal.\n",
        "+body: Rovers took the lead after a quarter of an hour, when "
        "the keeper\n"
        "dropped a harmless cross at the feet of their captain. "
        "Nothing in\n"
        "the play until then had led anybody to expect a goal.\n");
}

static void a_list_in_a_wrapped_text_keeps_its_lines(void **state)
{
    (void)state;
    expect_plain(
        "Rovers took the lead after a quarter of an hour, when the keeper\n"
        "dropped a harmless cross at the feet of their captain.\n\n"
        "Rovers 2 City 1\nTown 0 Athletic 0\nAlbion 3 Wanderers 3\n",
        "+body: Rovers took the lead after a quarter of an hour, when "
        "the keeper\n"
        "dropped a harmless cross at the feet of their captain.\n"
        "+list: Rovers 2 City 1\n+list: Town 0 Athletic 0\n"
        "+list: Albion 3 Wanderers 3\n");
}

static void a_paragraph_a_line_is_no_wrapped_text(void **state)
{
    (void)state;
    expect_plain(PROSE "\n" MORE "\n", "+body: " PROSE "\n+body: " MORE "\n");
}

static void the_head_is_told_by_its_shape(void **state)
{
    (void)state;
    expect_plain("Rovers hold on for a narrow win\n\n"
                 "City left to rue the chances they missed\n\n"
                 "November 17, 2021\n\nBy Some Body\n\n" PROSE "\n",
                 "+headline: Rovers hold on for a narrow win\n"
                 "+standfirst: City left to rue the chances they missed\n"
                 "+byline: November 17, 2021\n+byline: By Some Body\n"
                 "+body: " PROSE "\n");
}

static void a_day_with_a_clock_time_is_the_articles_own(void **state)
{
    (void)state;
    expect_plain("Rovers hold on for a narrow win\n\n" PROSE "\n\n"
                 "Wednesday, 17 November 2021 - 20:35\n\n" MORE "\n\n"
                 "Saturday 20 November 2021\n\nRovers v Town\n",
                 "+headline: Rovers hold on for a narrow win\n+body: " PROSE
                 "\n+byline: Wednesday, 17 November 2021 - 20:35\n"
                 "+body: " MORE "\n+heading: Saturday 20 November 2021\n"
                 "+heading: Rovers v Town\n");
}

static void furniture_before_the_headline_is_no_body(void **state)
{
    (void)state;
    expect_plain("Skip to main content\n\nRovers hold on for a narrow win\n\n"
                 "Advertisement\n\n" PROSE "\n",
                 "-heading: Skip to main content\n"
                 "+headline: Rovers hold on for a narrow win\n"
                 "-heading: Advertisement\n+body: " PROSE "\n");
}

static void a_text_may_begin_with_prose(void **state)
{
    (void)state;
    expect_plain(" date 2022-03-31 " PROSE "\n\n" MORE,
                 "+body: date 2022-03-31 " PROSE "\n+body: " MORE "\n");
}

static void a_score_alone_on_a_line_heads_what_follows(void **state)
{
    (void)state;
    expect_plain(PROSE "\n\nRovers 2, City 1\n\n(Smith 12\xE2\x80\xB2, Jones "
                       "88\xE2\x80\xB2)\n\n" MORE
                       "\n\nTown 0-0 Athletic\n" PROSE,
                 "+body: " PROSE "\n+heading: Rovers 2, City 1\n"
                 "+list: (Smith 12\xE2\x80\xB2, Jones 88\xE2\x80\xB2)\n"
                 "+body: " MORE "\n+heading: Town 0-0 Athletic\n"
                 "+body: " PROSE "\n");
}

static void lines_of_results_are_a_list(void **state)
{
    (void)state;
    expect_plain(
        "Weekend results\n\n" PROSE "\n\n"
        "Division One\nRovers 2 (Smith 12, Jones 88) City 1 (Brown 3).\n"
        "Town 0 Athletic 0\n",
        "+headline: Weekend results\n+body: " PROSE "\n"
        "+list: Division One\n"
        "+list: Rovers 2 (Smith 12, Jones 88) City 1 (Brown 3).\n"
        "+list: Town 0 Athletic 0\n");
}

static void bullets_and_bars_show_lists_and_tables(void **state)
{
    (void)state;
    expect_plain(PROSE
                 "\n\n- Rovers v City\n\n- Town v Athletic\n\n"
                 "|Rovers\n|2\n|City\n|1\n\nTeam | P | Pts\nRovers | 3 | 9\n",
                 "+body: " PROSE "\n+list: - Rovers v City\n"
                 "+list: - Town v Athletic\n+table: |Rovers\n+table: |2\n"
                 "+table: |City\n+table: |1\n+table: Team | P | Pts\n"
                 "+table: Rovers | 3 | 9\n");
}

static void bullets_that_tell_in_sentences_are_prose(void **state)
{
    (void)state;
    expect_plain(PROSE "\n\n- " MORE "\n- 12' Smith heads in for Rovers, who "
                       "are a goal ahead against City.\n- A short one.\n",
                 "+body: " PROSE "\n+body: - " MORE "\n"
                 "+list: - 12' Smith heads in for Rovers, who are a goal "
                 "ahead against City.\n+list: - A short one.\n");
}

static void labelled_lines_in_a_row_are_facts(void **state)
{
    (void)state;
    expect_plain(
        "Rovers v City\n\nGround: Park Lane\n\nAttendance: 80\n\n" PROSE
        "\n\nVerdict: fair\n\n" MORE,
        "+headline: Rovers v City\n+facts: Ground: Park Lane\n"
        "+facts: Attendance: 80\n+body: " PROSE "\n"
        "+heading: Verdict: fair\n+body: " MORE "\n");
}

static void rows_of_one_box_share_a_group(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_slice text = ft_slice_of("|Rovers\n|2\n\n" PROSE "\n\n|City\n|1\n");
    assert_int_equal(ft_article_read(arena, text, FT_TYPE_TEXT, &article, NULL),
                     FT_OK);
    assert_int_equal(article.block_count, 5);
    assert_int_equal(article.blocks[0].group, article.blocks[1].group);
    assert_int_equal(article.blocks[2].group, 0);
    assert_int_not_equal(article.blocks[0].group, 0);
    assert_int_not_equal(article.blocks[0].group, article.blocks[3].group);
    ft_arena_free(arena);
}

static void captions_and_posts_are_told_by_their_marks(void **state)
{
    (void)state;
    expect_plain(
        "Rovers hold on for a narrow win\n\nHandout photo, Rovers FC\n\n" PROSE
        "\n\nGOAL! 2-1! pic.twitter.com/abc \xE2\x80\x94 Rovers "
        "(@rovers) May 3, 2021\n",
        "+headline: Rovers hold on for a narrow win\n"
        "+caption: Handout photo, Rovers FC\n+body: " PROSE "\n"
        "+post: GOAL! 2-1! pic.twitter.com/abc \xE2\x80\x94 Rovers "
        "(@rovers) May 3, 2021\n");
}

static void minutes_before_long_lines_are_a_live_text(void **state)
{
    (void)state;
    expect_plain(
        "90' That is the end of it, and Rovers have won the day.\n\n"
        "88' Jones turns it in at the far post, and the place shakes.\n\n"
        "45+2' Half the match is gone and City have the lead in it.\n\n"
        "3' Brown heads City in front from the first corner of all.\n",
        "+live[90']: 90' That is the end of it, and Rovers have won the "
        "day.\n"
        "+live[88']: 88' Jones turns it in at the far post, and the "
        "place shakes.\n"
        "+live[45+2']: 45+2' Half the match is gone and City have the "
        "lead in it.\n"
        "+live[3']: 3' Brown heads City in front from the first corner "
        "of all.\n");
}

static void one_long_line_is_one_block_of_body(void **state)
{
    (void)state;
    const char *text =
        "Rovers hold on | Daily Ball Skip to Main Content Menu Search Sign In "
        "News Sports Scores Rovers hold on By Some Body Posted: Nov 17, 2021 "
        "11:18 AM ET " PROSE " " MORE " Related Stories Town lose again";
    ft_arena *arena = ft_arena_new();
    ft_article article;
    assert_int_equal(
        ft_article_read(arena, ft_slice_of(text), FT_TYPE_AUTO, &article, NULL),
        FT_OK);
    assert_int_equal(article.block_count, 1);
    assert_int_equal(article.blocks[0].zone, FT_ZONE_BODY);
    assert_true(article.blocks[0].body);
    ft_arena_free(arena);
}

static void white_space_alone_has_no_blocks(void **state)
{
    (void)state;
    expect_plain("", "");
    expect_plain(" \n\t\n\xC2\xA0\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_handed_over_as_it_is),
        cmocka_unit_test(paragraphs_are_parted_by_empty_lines),
        cmocka_unit_test(hard_wrapped_lines_are_one_block),
        cmocka_unit_test(a_list_in_a_wrapped_text_keeps_its_lines),
        cmocka_unit_test(a_paragraph_a_line_is_no_wrapped_text),
        cmocka_unit_test(the_head_is_told_by_its_shape),
        cmocka_unit_test(a_day_with_a_clock_time_is_the_articles_own),
        cmocka_unit_test(furniture_before_the_headline_is_no_body),
        cmocka_unit_test(a_text_may_begin_with_prose),
        cmocka_unit_test(a_score_alone_on_a_line_heads_what_follows),
        cmocka_unit_test(lines_of_results_are_a_list),
        cmocka_unit_test(bullets_and_bars_show_lists_and_tables),
        cmocka_unit_test(bullets_that_tell_in_sentences_are_prose),
        cmocka_unit_test(labelled_lines_in_a_row_are_facts),
        cmocka_unit_test(rows_of_one_box_share_a_group),
        cmocka_unit_test(captions_and_posts_are_told_by_their_marks),
        cmocka_unit_test(minutes_before_long_lines_are_a_live_text),
        cmocka_unit_test(one_long_line_is_one_block_of_body),
        cmocka_unit_test(white_space_alone_has_no_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
