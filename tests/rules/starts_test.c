/* starts: where a match begins, one of these stands. */
#include "rules/starts.h"

#include <string.h>

#include "base/buffer.h"
#include "rules/require.h"
#include "support/test.h"

/* The starts of a pattern with '/' between: '#' a digit, '<n>' a mention, '|'
 * the edge of a word; "" when they are not known. */
static const char *starts_of(ft_arena *arena, const char *pattern)
{
    ft_requirer *requirer = ft_requirer_new(arena);
    ft_required required;
    ft_buffer out = {0};

    assert_non_null(requirer);
    assert_true(ft_require_read(requirer, ft_slice_of(pattern), &required));
    for (size_t i = 0; i < required.start_count; i++) {
        ft_slice text = required.starts[i];
        if (i)
            ft_buffer_byte(&out, '/');
        for (size_t k = 0; k < text.len; k++) {
            unsigned char byte = (unsigned char)text.data[k];
            if (byte == FT_SIGN_EDGE)
                ft_buffer_byte(&out, '|');
            else if (byte == FT_SIGN_DIGIT)
                ft_buffer_byte(&out, '#');
            else if (byte >= FT_SIGN_MENTION)
                ft_buffer_text(&out, "<>");
            else
                ft_buffer_byte(&out, (char)byte);
        }
    }
    ft_buffer_byte(&out, '\0');
    const char *kept = ft_arena_string(arena, ft_slice_of(out.data));
    ft_buffer_free(&out);
    return kept;
}

static void starts_are_read_off_the_pattern(void **state)
{
    static const struct {
        const char *pattern, *starts;
    } cases[] = {
        {"goal", "goal"},
        {"Goal by", "goal by"},
        {"a very long beginning", "a very l"},
        {"(?:goal|strike)[a-z]+", "goal/strike"},
        {"(?:goal|strike|goals) by .*", "goal by /goals by/strike b"},
        {"(?:the )?goal", "goal/the goal"},
        {"(?:the )?(?:goal.*|strike.*)", "goal/strike/the "},
        {"\\bgoal", "|goal"},
        {"(?<!\\w)(?:goal.*|'t)", "'t/|goal"},
        {"\\b(?:goal.*|\\(own.*)", "(own/|goal"},
        {"(?:\\bgoal.*|strike.*)", "strike/|goal"},
        {"(?:the|a) (?:\\bgoal.*)", "a goal/the goal"},
        {"(?<=a )goal", "goal"},
        {"\\d{1,3}'", "#"},
        {"(?:\\d+|two).*", "two/#"},
        {"[\\x{F0000}-\\x{F1FFF}] won", "<> won"},
        {"(?i)GOAL", "goal"},
        /* not known, or next to nothing */
        {"[a-z]+ goal", ""},
        {".*goal", ""},
        {"(?:goal|.*)x", ""},
        {"(?:goal.*)?", ""},
        {"(?:goal.*)?strike", "goal/strike"},
        {"(?:goal.*)*[a-z]", ""},
        {" .*", ""},
        {"", ""},
        {"(?(1)a|b)", ""},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        const char *told = starts_of(arena, cases[i].pattern);
        if (strcmp(told, cases[i].starts) != 0)
            fail_msg("%s: '%s' instead of '%s'", cases[i].pattern, told,
                     cases[i].starts);
        ft_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_are_read_off_the_pattern),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
