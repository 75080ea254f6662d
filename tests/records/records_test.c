#include "support/test.h"

#include <string.h>

#include "support/story.h"

/* An article with a bit of everything. */
static const char *const full_story[] = {
    "headline: <Rovers> edge <Town> in five-goal thriller",
    "byline: <2021-11-17>",
    "  published=2021-11-17",
    "body: On <Tuesday> <Rovers> beat <Town> 3-2 (1-1) in the <League Cup> at "
    "<Mill Lane> before 4,100. The winner of <Rovers> was <Ana Moll>.",
    "  date=Tuesday",
    "  at=Rovers winner=Rovers loser=Town score.ft=3-2 score.ht=1-1",
    "  competition=League_Cup",
    "  venue=Mill_Lane",
    "  attendance=4,100",
    "  at=winner member.team=Rovers member=Ana_Moll",
    "body: <Ana Moll> struck in the 21st and 88th minutes, <Eva Dorn> in "
    "between and <Bea Ruiz> twice for <Town>.",
    "  goal:name=Ana_Moll,minute=21 goal:name=Ana_Moll,minute=88",
    "  at=Eva_Dorn goal:name=Eva_Dorn",
    "  at=Bea_Ruiz goal:name=Bea_Ruiz,team=Town,count=2",
    "body: A year ago <Town> won 1-0 and <Old Mill Rangers> drew 2-2 with "
    "<Rovers>.",
    "  winner=Town score.ft=1-0 mentioned",
    "  at=Old_Mill_Rangers team1=Old_Mill_Rangers score.ft=2-2 team2=Rovers "
    "mentioned",
    NULL,
};

static void everything_an_article_tells_is_in_its_records(void **s)
{
    (void)s;
    story_tells(full_story,
                STORY("Rovers 3-2 Town ht 1-1 home 1 2021-11-16 at Mill Lane "
                      "crowd 4100 cup League Cup; Ana Moll 21, Ana Moll 88, "
                      "Eva Dorn / Bea Ruiz, Bea Ruiz",
                      "Old Mill Rangers 2-2 Rovers mentioned"));
}

static void every_match_of_a_round_is_reported(void **s)
{
    (void)s;
    story_tells(
        STORY("body: Many will remember that <Rovers> beat <Town> 2-1.",
              "  winner=Rovers loser=Town score.ft=2-1",
              "body: Many will remember that <Albion> beat <United> 3-0.",
              "  winner=Albion loser=United score.ft=3-0",
              "body: Many will remember that <Canada> beat <Cuba> 1-0.",
              "  winner=Canada loser=Cuba score.ft=1-0",
              "body: Many will remember that <Mexico> beat <Panama> 4-2.",
              "  winner=Mexico loser=Panama score.ft=4-2"),
        STORY("Rovers 2-1 Town", "Albion 3-0 United", "Canada 1-0 Cuba",
              "Mexico 4-2 Panama"));
}

static void a_side_that_plays_twice_plays_no_round(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> beat <Town> 2-1",
                      "  winner=Rovers loser=Town score.ft=2-1",
                      "body: <Canada> beat <Cuba> 1-0.",
                      "  winner=Canada loser=Cuba score.ft=1-0",
                      "body: <Mexico> beat <Panama> 4-2.",
                      "  winner=Mexico loser=Panama score.ft=4-2",
                      "body: Nobody forgot that <Albion> beat <Rovers> 3-0.",
                      "  winner=Albion loser=Rovers score.ft=3-0"),
                STORY("Rovers 2-1 Town", "Canada 1-0 Cuba", "Mexico 4-2 Panama",
                      "Albion 3-0 Rovers mentioned"));
}

/* The id of record `index` of a story. */
static void has_id(const char *const *lines, size_t index, const char *wanted)
{
    story told;
    ft_records records;

    story_read(&told, lines, "2021-11-17");
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_true(index < records.count);
    assert_string_equal(records.matches[index].id, wanted);
    story_free(&told);
}

static void an_id_is_day_and_codes_in_alphabetical_order(void **s)
{
    (void)s;
    has_id(STORY("body: On <Tuesday> <Mexico> beat <Canada> 2-1.",
                 "  date=Tuesday", "  winner=Mexico loser=Canada score.ft=2-1"),
           0, "2021-11-16/can/mex");
}

static void an_id_without_a_day_has_a_dash_for_it(void **s)
{
    (void)s;
    has_id(STORY("body: <Mexico> beat <Canada> 2-1.",
                 "  winner=Mexico loser=Canada score.ft=2-1"),
           0, "-/can/mex");
}

static void an_unknown_side_has_a_slug_in_the_id(void **s)
{
    (void)s;
    has_id(STORY("body: <Old Mill Rangers (B)> beat <Rovers> 2-1.",
                 "  winner=Old_Mill_Rangers_(B) loser=Rovers score.ft=2-1"),
           0, "-/eng-rovers/old-mill-rangers-b");
}

static void records_stand_in_the_order_of_the_text(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> meet <Mexico>",
                      "body: So <Canada> won 1-0 on the night.",
                      "  winner=Canada score.ft=1-0",
                      "body: Also <Panama> beat <Cuba> 2-0.",
                      "  winner=Panama loser=Cuba score.ft=2-0"),
                STORY("Canada 1-0 Mexico", "Panama 2-0 Cuba"));
}

static const ft_evidence *evidence(const ft_match *match, const char *field)
{
    for (size_t i = 0; i < match->evidence_count; i++)
        if (strcmp(match->evidence[i].field, field) == 0)
            return &match->evidence[i];
    return NULL;
}

static void every_value_has_its_words(void **s)
{
    static const struct {
        const char *field;
        const char *quote;
    } cases[] = {{"/team1", "Rovers"},          {"/team2", "Town"},
                 {"/score/ft", "3-2"},          {"/score/ht", "1-1"},
                 {"/date", "Tuesday"},          {"/competition", "League Cup"},
                 {"/venue/name", "Mill Lane"},  {"/attendance", "4,100"},
                 {"/home", "Mill Lane"},        {"/goals1/0/name", "Ana Moll"},
                 {"/goals1/0/minute", "21"},    {"/goals1/1/minute", "88"},
                 {"/goals2/0/name", "Bea Ruiz"}};
    story told;
    ft_records records;

    (void)s;
    story_read(&told, full_story, NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const ft_evidence *one = evidence(&records.matches[0], cases[i].field);

        if (one)
            assert_string_equal(one->quote, cases[i].quote);
        else
            fail_msg("nothing stands for %s", cases[i].field);
    }
    story_free(&told);
}

static void evidence_names_block_and_confidence(void **s)
{
    story told;
    ft_records records;
    const ft_evidence *one;

    (void)s;
    story_read(&told,
               STORY("headline: A night to forget",
                     "body: <Canada> beat <Mexico> 2-1.",
                     "  conf=75 winner=Canada loser=Mexico score.ft=2-1"),
               NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    one = evidence(&records.matches[0], "/score/ft");
    assert_non_null(one);
    assert_int_equal(one->block, 1);
    assert_true(one->confidence > 0.74 && one->confidence < 0.76);
    story_free(&told);
}

static void an_unknown_side_has_no_code(void **s)
{
    story told;
    ft_records records;

    (void)s;
    story_read(&told,
               STORY("body: <Old Mill Rangers> beat <Rovers> 2-1.",
                     "  winner=Old_Mill_Rangers loser=Rovers score.ft=2-1"),
               NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_null(records.matches[0].sides[0].code);
    assert_string_equal(records.matches[0].sides[1].code, "eng-rovers");
    story_free(&told);
}

static void the_day_of_publication_is_handed_on(void **s)
{
    story told;
    ft_records records;

    (void)s;
    story_read(&told, full_story, NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_int_equal(records.published.year, 2021);
    assert_int_equal(records.published.day, 17);
    story_free(&told);
}

static void a_day_guessed_from_posts_is_not_the_day_of_publication(void **s)
{
    static const char *const lines[] = {
        "body: On <Thursday> <Canada> beat <Mexico> 2-1.",
        "  date=Thursday",
        "  winner=Canada loser=Mexico score.ft=2-1",
        "post: What a night (<2021-10-08>)",
        NULL,
    };
    story told;
    ft_records records;

    (void)s;
    story_read(&told, lines, NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_int_equal(records.published.year, 0);
    assert_string_equal(story_line(told.arena, &records.matches[0]),
                        "Canada 2-1 Mexico 2021-10-07");
    story_free(&told);
}

static void building_twice_gives_the_same(void **s)
{
    story told;
    ft_records one;
    ft_records two;

    (void)s;
    story_read(&told, full_story, NULL);
    assert_int_equal(story_records(&told, told.arena, &one), FT_OK);
    assert_int_equal(story_records(&told, told.arena, &two), FT_OK);
    assert_int_equal(one.count, two.count);
    for (size_t i = 0; i < one.count; i++)
        assert_string_equal(story_line(told.arena, &one.matches[i]),
                            story_line(told.arena, &two.matches[i]));
    story_free(&told);
}

/* Every request for memory fails once; each time the stage must say so. */
static void running_out_of_memory_is_an_error(void **s)
{
    story told;
    ft_records records;
    ft_status status = FT_ERR_MEMORY;
    size_t n;

    (void)s;
    story_read(&told, full_story, NULL);
    for (n = 1; status == FT_ERR_MEMORY; n++) {
        ft_arena *arena = ft_arena_new();

        assert_non_null(arena);
        ft_arena_fail_at(arena, n);
        status = story_records(&told, arena, &records);
        if (status)
            assert_int_equal(records.count, 0);
        ft_arena_free(arena);
    }
    assert_int_equal(status, FT_OK);
    assert_true(n > 20);
    story_free(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_an_article_tells_is_in_its_records),
        cmocka_unit_test(every_match_of_a_round_is_reported),
        cmocka_unit_test(a_side_that_plays_twice_plays_no_round),
        cmocka_unit_test(an_id_is_day_and_codes_in_alphabetical_order),
        cmocka_unit_test(an_id_without_a_day_has_a_dash_for_it),
        cmocka_unit_test(an_unknown_side_has_a_slug_in_the_id),
        cmocka_unit_test(records_stand_in_the_order_of_the_text),
        cmocka_unit_test(every_value_has_its_words),
        cmocka_unit_test(evidence_names_block_and_confidence),
        cmocka_unit_test(an_unknown_side_has_no_code),
        cmocka_unit_test(the_day_of_publication_is_handed_on),
        cmocka_unit_test(
            a_day_guessed_from_posts_is_not_the_day_of_publication),
        cmocka_unit_test(building_twice_gives_the_same),
        cmocka_unit_test(running_out_of_memory_is_an_error),
    };
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
