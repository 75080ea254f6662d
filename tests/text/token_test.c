/* token: a case gives the tokens parted by spaces; "~" before one says that no
 * white space stands before it. */
#include "text/token.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "text/fixture.h"

static void write_tokens(const ft_text *text, char *out, size_t size)
{
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < text->token_count; i++) {
        ft_slice token = ft_slice_cut(text->normal, text->tokens[i].span);
        int n = snprintf(out + len, size - len, "%s%s%.*s", i ? " " : "",
                         text->tokens[i].spaced ? "" : "~", (int)token.len,
                         token.data);
        assert_true(n >= 0 && (size_t)n < size - len);
        len += (size_t)n;
    }
}

#define FLAG_CA "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6"
#define FLAG_MX "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD"
#define FLAG_ENGLAND                                                           \
    "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5"         \
    "\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"
#define CLAP_TONE "\xF0\x9F\x91\x8F\xF0\x9F\x8F\xBD"
#define FAMILY                                                                 \
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"

static void marks_part_words_and_numbers(void **state)
{
    static const struct {
        const char *input, *tokens;
    } cases[] = {
        {"Canada's win", "Canada ~' ~s win"},
        {"Al-Qahtani", "Al ~- ~Qahtani"},
        {"O\xE2\x80\x99Neill", "O ~' ~Neill"},
        {"2-1", "2 ~- ~1"},
        {"21st", "21 ~st"},
        {"45+2'", "45 ~+ ~2 ~'"},
        {"44,212 fans", "44 ~, ~212 fans"},
        {"(Larin 21)", "( ~Larin 21 ~)"},
        {"U21 U.S.", "U ~21 U ~. ~S ~."},
        {"@a_b #C", "@ ~a ~_ ~b # ~C"},
        {"Due\xC3\xB1"
         "as",
         "Due\xC3\xB1"
         "as"},
        {"Czn\xCC\x81"
         "ch",
         "Cz\xC5\x84"
         "ch"},
        {"x\xCC\xA7"
         "y!",
         "x\xCC\xA7"
         "y ~!"},
        {"\xD0\x97\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x82 2",
         "\xD0\x97\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x82 2"},
        {FLAG_CA "2-1" FLAG_MX, FLAG_CA " ~2 ~- ~1 ~" FLAG_MX},
        {FLAG_ENGLAND FLAG_CA "!", FLAG_ENGLAND " ~" FLAG_CA " ~!"},
        {"a" CLAP_TONE FAMILY, "a ~" CLAP_TONE " ~" FAMILY},
        {"2\xEF\xB8\x8F\xE2\x83\xA3-1\xEF\xB8\x8F\xE2\x83\xA3", "2 ~- ~1"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char tokens[512];
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i].input);
        write_tokens(&text, tokens, sizeof tokens);
        assert_string_equal(tokens, cases[i].tokens);
        ft_arena_free(arena);
    }
}

static void a_token_knows_its_kind(void **state)
{
    static const struct {
        const char *input;
        ft_token_kind kind;
    } cases[] = {
        {"goal", FT_TOKEN_WORD},
        {"21", FT_TOKEN_NUMBER},
        {"\xD9\xA3", FT_TOKEN_WORD}, /* a digit, but none that we read */
        {"-", FT_TOKEN_MARK},
        {"\xE2\x9A\xBD\xEF\xB8\x8F", FT_TOKEN_MARK},
        {FLAG_CA, FT_TOKEN_FLAG},
        {FLAG_ENGLAND, FT_TOKEN_FLAG},
        {"\xF0\x9F\x8F\xB4", FT_TOKEN_MARK}, /* a black flag of nobody */
        {"\xF0\x9F\x87\xA8", FT_TOKEN_MARK}, /* half a flag */
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i].input);
        if (text.token_count != 1 || text.tokens[0].kind != cases[i].kind)
            fail_msg("%s", cases[i].input);
        ft_arena_free(arena);
    }
}

static void a_word_knows_its_capitals(void **state)
{
    static const struct {
        const char *input;
        bool capital, upper;
    } cases[] = {
        {"Canada", true, false},
        {"canada", false, false},
        {"MEX", true, true},
        {"McKay", true, false},
        {"iPRO", false, false},
        {"A", true, false}, /* one letter is not all upper case */
        {"\xC3\x89", true, false},
        {"\xC3\x89T\xC3\x89", true, true},
        {"\xC3\xA9t\xC3\xA9", false, false},
        {"\xE6\x9D\xB1", false, false}, /* no case at all */
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i].input);
        assert_int_equal(text.token_count, 1);
        if (text.tokens[0].capital != cases[i].capital ||
            text.tokens[0].upper != cases[i].upper)
            fail_msg("%s", cases[i].input);
        ft_arena_free(arena);
    }
}

static void the_first_token_opens_its_sentence(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, "We won. \"They lost.\"\nAll over");
    char opens[16] = "";

    (void)state;
    for (size_t i = 0; i < text.token_count; i++)
        opens[i] = text.tokens[i].opens ? 'x' : '.';
    /* We won . " They lost . " All over */
    assert_string_equal(opens, "x..x....x.");
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_part_words_and_numbers),
        cmocka_unit_test(a_token_knows_its_kind),
        cmocka_unit_test(a_word_knows_its_capitals),
        cmocka_unit_test(the_first_token_opens_its_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
