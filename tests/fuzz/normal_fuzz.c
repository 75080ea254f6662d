/*
 * normal: bytes as one block of text, made normal as the program does it, for
 * which ASCII never asks utf8proc, and the slow way. Both must be the same.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "html/charset.h"
#include "text/normal.h"
#include "text/slow_normal.h"
#include "text/unicode.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
}

/* More accents in a row than are put together at a time: the slow way knows no
 * such limit. */
static bool is_hostile(ft_slice text)
{
    size_t run = 0;

    for (size_t at = 0; at < text.len;) {
        ft_char c = ft_char_at(text, at);

        run = ft_code_joins(c.code) ? run + 1 : 0;
        if (run + 1 >= FT_CLUSTER)
            return true;
        at += c.len;
    }
    return false;
}

static void compare(ft_arena *arena, ft_slice text)
{
    static char slow[4 * SLOW_MOST + 1];
    ft_normal normal;
    ft_span span;
    size_t len = slow_normal(text, slow);

    expect(ft_normal_init(&normal, arena, text) &&
           ft_normal_block(&normal, (ft_span){0, text.len}, &span) &&
           ft_normal_end(&normal));
    expect(ft_slice_equal((ft_slice){normal.data, normal.len},
                          (ft_slice){slow, len}));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size}, text;
    size_t replaced = 0;

    expect(arena != NULL);
    if (!ft_charset_decode(arena, bytes, false, &text, &replaced, NULL) &&
        text.len <= SLOW_MOST && !is_hostile(text))
        compare(arena, text);
    ft_arena_free(arena);
    return 0;
}
