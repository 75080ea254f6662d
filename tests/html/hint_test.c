#include "support/test.h"

#include "html/hint.h"

static void words_count_only_as_a_whole(void **state)
{
    static const struct {
        const char *value;
        unsigned hint;
        bool has;
    } cases[] = {
        {"share-tools", FT_HINT_ASIDE, true},
        {"shareholders", FT_HINT_ASIDE, false},
        {"scoreboard", FT_HINT_SCORE, true},
        {"scored-by", FT_HINT_SCORE, false},
        {"ad", FT_HINT_JUNK, true},
        {"header-shadow", FT_HINT_JUNK, false},
        {"relatedArticles", FT_HINT_JUNK, true},
        {"unrelated", FT_HINT_JUNK, false},
        {"latest_comments_2", FT_HINT_JUNK, true},
        {"commentary", FT_HINT_JUNK, false},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].value);
        unsigned hints = ft_hint_read(ft_slice_of(cases[i].value));
        assert_int_equal((hints & cases[i].hint) != 0, cases[i].has);
    }
}

static void two_words_of_one_name_speak_together(void **state)
{
    static const struct {
        const char *value;
        unsigned hint;
        bool has;
    } cases[] = {
        {"article-body", FT_HINT_BODY, true},
        {"storyBody", FT_HINT_BODY, true},
        {"entry-content", FT_HINT_BODY, true},
        {"article body", FT_HINT_BODY, false}, /* two names */
        {"match-facts", FT_HINT_FACTS, true},
        {"game_info", FT_HINT_FACTS, true},
        {"info", FT_HINT_FACTS, false},
        {"match-header", FT_HINT_SCORE, true},
        {"header", FT_HINT_SCORE, false},
        {"sub-head", FT_HINT_STANDFIRST, true},
        {"live-entry", FT_HINT_LIVE, true},
        {"live", FT_HINT_LIVE, false},
        {"screen-reader-text", FT_HINT_HIDDEN, true},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].value);
        unsigned hints = ft_hint_read(ft_slice_of(cases[i].value));
        assert_int_equal((hints & cases[i].hint) != 0, cases[i].has);
    }
}

static void odd_names_give_no_hint(void **state)
{
    (void)state;
    assert_int_equal(ft_hint_read(ft_slice_of("")), 0);
    assert_int_equal(ft_hint_read(ft_slice_of(" -- 12 \xC3\xA9 ")), 0);
    assert_int_equal(
        ft_hint_read(ft_slice_of("averyveryverylongwordthatnobodyuses")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_count_only_as_a_whole),
        cmocka_unit_test(two_words_of_one_name_speak_together),
        cmocka_unit_test(odd_names_give_no_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
