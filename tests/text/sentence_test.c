/* sentence: each case is a list of sentences; written one after the other
 * they must be cut where they were joined, and nowhere else. */
#include "text/sentence.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "text/fixture.h"

enum { MOST = 6 };

static void join(const char *const *sentences, const char *gap, char *out,
                 size_t size)
{
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < MOST && sentences[i]; i++) {
        int n =
            snprintf(out + len, size - len, "%s%s", i ? gap : "", sentences[i]);
        assert_true(n >= 0 && (size_t)n < size - len);
        len += (size_t)n;
    }
}

static void print_cut(const char *input, const ft_text *text)
{
    fprintf(stderr, "%s\n", input);
    for (size_t i = 0; i < text->sentence_count; i++) {
        ft_slice cut = ft_slice_cut(text->normal, text->sentences[i].span);
        fprintf(stderr, "  [%.*s]\n", (int)cut.len, cut.data);
    }
}

static void expect_cut(const char *const *sentences, const char *gap)
{
    char input[1024];
    join(sentences, gap, input, sizeof input);
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, input);
    bool same = true;
    size_t i = 0;

    for (; i < MOST && sentences[i]; i++)
        same = same && i < text.sentence_count &&
               ft_slice_equal(ft_slice_cut(text.normal, text.sentences[i].span),
                              ft_slice_of(sentences[i]));
    same = same && i == text.sentence_count;
    if (!same)
        print_cut(input, &text);
    assert_true(same);
    ft_arena_free(arena);
}

#define EXPECT_CUT(table, gap)                                                 \
    for (size_t i = 0; i < FT_COUNT(table); i++)                               \
    expect_cut((table)[i], (gap))

static void a_stop_before_a_capital_ends_a_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers won.", "Athletic lost."},
        {"Did they win?", "They did!", "Again."},
        {"He said no!", "Athletic left."},
        {"What?!", "21 fans saw it."},
        {"It ended 0-0.", "Neither side scored."},
        {"It came at 45+2'.", "Athletic kicked off."},
        {"They won (on penalties.)", "Athletic wept."},
        {"It was his 21st.", "Nobody has more."},
        {"Nobody saw it coming.", "21 minutes later they led."},
        {"They led, briefly.", "\xC3\x89milie saw it."},
        {"He waited\xE2\x80\xA6", "Then he shot."},
        {"He waited...", "Then he shot."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void abbreviations_of_the_pack_keep_their_stop(void **state)
{
    static const char *const cases[][MOST] = {
        {"They met in St. Louis vs. Rovers on Nov. 3 and lost."},
        {"He wore No. 4 for Mr. Smith."},
        {"ST. MIRREN won."},
        {"It came in Oct. 2019."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void initials_and_dotted_letters_keep_their_stop(void **state)
{
    static const char *const cases[][MOST] = {
        {"A goal by J. Smith and one by R. J. Novak."},
        {"Rovers: J. Smith 21, K. Novak 40."},
        {"The U.S. Soccer side won."},
        {"They met at 8 p.m. Saturday."},
        {"They met at 8 p.m. and left."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_letter_ends_a_sentence_when_an_everyday_word_follows(void **state)
{
    static const char *const cases[][MOST] = {
        {"They won the ball, the game and the cup in Group C.",
         "The others lost."},
        {"After the goal the side of the U.S.", "The others lost the game."},
        {"In Serie A.", "21,000 saw it."},
        /* a name, though the text has the word, or an article */
        {"The young side of Adam T. Young won."},
        {"After the goal and the miss the ball fell to Adam T. Smith."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void an_abbreviation_that_is_a_word_here_may_end_a_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"With no hope in the air, the fans and the coach said no.",
         "The others smiled."},
        /* never seen without its stop */
        {"After the draw, the fans and the coach saw Rovers vs. The Gambia."},
        {"No hope in the air, the fans saw the No. The End."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_figure_in_brackets_goes_on(void **state)
{
    static const char *const cases[][MOST] = {
        {"Athletic 0 Rovers 1 (Novak pent. 66)."},
        {"They led (at last) by noon.", "66 fans saw it."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_line_drawn_across_parts_what_it_stands_between(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers 2 Athletic 0 ................", "City 1 United 1"},
        {"Rovers 2 Athletic 0 --------------------", "City 1 United 1"},
        {"Rovers ................ 2"},
        {"Rovers ............... Athletic"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_small_letter_goes_on(void **state)
{
    static const char *const cases[][MOST] = {
        {"\"What a goal!\" he said."},        {"He waited... and shot."},
        {"He waited \xE2\x80\xA6 and shot."}, {"Rovers (really?) won."},
        {"They won; Athletic lost."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void closing_quotes_stay_with_their_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"\"We won.\"", "The coach smiled."},
        {"He said: \"We won!\"", "\"Did we?\"", "\"Yes.\""},
        {"'We won.'", "He left."},
        {"(They won.)", "(They lost.)"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void glued_sentences_part_only_between_words(void **state)
{
    static const char *const cut[][MOST] = {
        {"They held both spots.", "The match ended."},
        {"What a goal!", "The match ended."},
    };
    static const char *const whole[][MOST] = {
        {"See example.com or Node.JS today."},
        {"He left St.Louis early."},
        {"It stood 2.3 to 1."},
        {"J.Smith scored."},
        {"The U.S.A. won."},
    };

    (void)state;
    EXPECT_CUT(cut, "");
    EXPECT_CUT(whole, " ");
}

static void rows_of_dots_end_nothing(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers ........ Athletic"},
        {"Rovers ... Athletic ... City"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_number_may_stand_before_a_name(void **state)
{
    static const char *const cases[][MOST] = {
        {"1. Rovers"},
        {"They lost to 1. FC Nordstadt again."},
        {"They finished in 2021.", "FC Nordstadt won."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void emoji_and_flags_begin_a_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"Full time.", "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6 2-1 "
                       "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD"},
        {"Goal!", "\xE2\x9A\xBD Rovers lead."},
        {"Rovers win \xF0\x9F\x8E\x89 at last."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_block_always_ends_its_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers 2, Athletic 1", "They met in St.", "Then they left"},
    };

    (void)state;
    EXPECT_CUT(cases, "\n");
}

static void cells_of_a_row_stay_together(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers F.C. | 2-1 | Athletic St. | J. Smith"},
        {"Rovers won. | 2-1"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void every_mark_may_draw_a_line_of_sixteen(void **state)
{
    static const char marks[] = ".-=*_~";

    (void)state;
    for (const char *mark = marks; *mark; mark++) {
        char drawn[32], row[64];
        const char *const cut[MOST] = {drawn, "City 1 United 1"};
        const char *const whole[MOST] = {row};

        (void)snprintf(drawn, sizeof drawn, "Rovers won ................");
        memset(drawn + 11, *mark, 16);
        expect_cut(cut, " ");
        (void)snprintf(row, sizeof row, "Rovers won ............... City 1");
        memset(row + 11, *mark, 15);
        expect_cut(whole, " ");
    }
}

static void other_rows_of_marks_draw_no_line(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers won ################ City 1"},
        {"Rovers won ................ 21"}, /* it leads to a figure */
        {"Rovers won .-.-.-.-.-.-.-.- City 1"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_line_of_its_own_is_a_sentence(void **state)
{
    static const char *const cases[][MOST] = {
        {"Rovers won", "================", "City 1"},
        {"Rovers won.", "----------------", "City 1"},
    };

    (void)state;
    EXPECT_CUT(cases, "\n");
}

static void quotes_and_brackets_alone_open_nothing(void **state)
{
    static const char *const cases[][MOST] = {
        {"It ended.", "("},
        {"It ended.", "\""},
        {"He won!", "['"},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void
a_glued_sentence_needs_a_small_letter_and_a_capitalised_word(void **state)
{
    static const char *const whole[][MOST] = {
        {"It stood 2.The others"}, /* no word before the stop */
        {"They saw FC.The others"},   {"They won.the others lost"},
        {"They won.THE others lost"}, {"They won.T"},
        {"He met Mr.Smith there"},    {".The others lost"},
    };
    static const char *const cut[][MOST] = {
        {"They won.\"", "The others lost"},
        {"They won?", "The others lost"},
    };

    (void)state;
    EXPECT_CUT(whole, "");
    EXPECT_CUT(cut, "");
}

static void a_bracket_is_looked_for_no_farther_than_a_line(void **state)
{
    enum { SEEN = 160 }; /* bytes back from the word */
    static const char head[] = "Goals (", tail[] = "Novak pent. 66)";

    (void)state;
    for (size_t more = SEEN - 2; more <= SEEN + 1; more++) {
        char text[512] = "";
        ft_arena *arena = ft_arena_new();
        size_t len = sizeof head - 1;
        ft_text read;

        memcpy(text, head, len);
        memset(text + len, 'x', more);
        text[len + more / 2] = ' ';
        text[len + more - 7] = ' ';
        memcpy(text + len + more - 6, tail, sizeof tail);
        /* "pent" begins `more` bytes behind the bracket */
        read = fixture_read(arena, text);
        if (read.sentence_count != (more < SEEN ? 1u : 2u))
            fail_msg("%zu bytes: %zu sentences", more, read.sentence_count);
        ft_arena_free(arena);
    }
}

static void what_stands_before_a_stop_decides(void **state)
{
    static const char *const cases[][MOST] = {
        /* ordinals of up to three figures open a line; years do not */
        {"12. FC Nordstadt won."},
        {"123. FC Nordstadt won."},
        {"1234.", "FC Nordstadt won."},
        {"They lost to 1.", "Fc Nordstadt"},
        {"In the end it was 1.", "Nobody saw it."},
        {"They came in 12.", "FC Nordstadt won."},
        /* a row of up to four dots ends what it is glued to */
        {"He waited....", "Then he shot."},
        {"He waited..... Then he shot."},
        {"He waited ... Then he shot."},
        {"He waited... 21 saw it."},
        /* a comma, a bar or a closing bracket goes on */
        {"He won. , they said."},
        {"He won. ; They left."},
        {"He won. : They left."},
        {"He won. ) They left."},
        {"They won (St.) again."},
        {"They won!)", "Again."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

static void a_word_seen_small_three_times_is_no_name(void **state)
{
    static const char *const cases[][MOST] = {
        {"The run, a run, the run: it was Group C.", "Run on."},
        {"A run, the run: it was Group C. Run on."},
        /* with a stop behind, or an apostrophe before, it does not count */
        {"The run, 'run, the run: it was Group C. Run on."},
        {"The run, a run, no run."},
        {"The run, a run, the run: it was Group C. R. Run on."},
        {"The run, a run, the run: it was by C. Run on."},
    };

    (void)state;
    EXPECT_CUT(cases, " ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_before_a_capital_ends_a_sentence),
        cmocka_unit_test(abbreviations_of_the_pack_keep_their_stop),
        cmocka_unit_test(initials_and_dotted_letters_keep_their_stop),
        cmocka_unit_test(
            a_letter_ends_a_sentence_when_an_everyday_word_follows),
        cmocka_unit_test(
            an_abbreviation_that_is_a_word_here_may_end_a_sentence),
        cmocka_unit_test(a_figure_in_brackets_goes_on),
        cmocka_unit_test(a_line_drawn_across_parts_what_it_stands_between),
        cmocka_unit_test(a_small_letter_goes_on),
        cmocka_unit_test(closing_quotes_stay_with_their_sentence),
        cmocka_unit_test(glued_sentences_part_only_between_words),
        cmocka_unit_test(rows_of_dots_end_nothing),
        cmocka_unit_test(a_number_may_stand_before_a_name),
        cmocka_unit_test(emoji_and_flags_begin_a_sentence),
        cmocka_unit_test(a_block_always_ends_its_sentence),
        cmocka_unit_test(cells_of_a_row_stay_together),
        cmocka_unit_test(every_mark_may_draw_a_line_of_sixteen),
        cmocka_unit_test(other_rows_of_marks_draw_no_line),
        cmocka_unit_test(a_line_of_its_own_is_a_sentence),
        cmocka_unit_test(quotes_and_brackets_alone_open_nothing),
        cmocka_unit_test(
            a_glued_sentence_needs_a_small_letter_and_a_capitalised_word),
        cmocka_unit_test(a_bracket_is_looked_for_no_farther_than_a_line),
        cmocka_unit_test(what_stands_before_a_stop_decides),
        cmocka_unit_test(a_word_seen_small_three_times_is_no_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
