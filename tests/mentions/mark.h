/* mark: a text against what should be found in it, see lexicon_show(). */
#ifndef FT_TESTS_MENTIONS_MARK_H
#define FT_TESTS_MENTIONS_MARK_H

#include <stdio.h>
#include <string.h>

#include "support/lexicon.h"
#include "support/test.h"
#include "text/fixture.h"

typedef struct mark_case {
    const char *text;
    const char *marked;
} mark_case;

static inline void expect_marks(const mark_case *cases, size_t count)
{
    ft_arena *words = ft_arena_new();
    ft_lexicon lexicon;
    size_t wrong = 0;
    lexicon_init(words, &lexicon);
    for (size_t i = 0; i < count; i++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i].text);
        ft_mentions mentions;
        assert_int_equal(
            ft_mentions_find(arena, &text, &lexicon, &mentions, NULL), FT_OK);
        const char *shown = lexicon_show(arena, &mentions);
        if (strcmp(shown, cases[i].marked) != 0) {
            fprintf(stderr, "%s\n found: %s\n not:   %s\n", cases[i].text,
                    shown, cases[i].marked);
            wrong++;
        }
        ft_arena_free(arena);
    }
    ft_arena_free(words);
    assert_int_equal(wrong, 0);
}

#endif
