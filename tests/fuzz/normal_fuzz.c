/*
 * normal: bytes as one block of text, made normal as the program does it, for
 * which ASCII never asks utf8proc, and the slow way. Both must be the same.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "html/charset.h"
#include "text/normal.h"
#include "text/slow_normal.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
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
        text.len <= SLOW_MOST)
        compare(arena, text);
    ft_arena_free(arena);
    return 0;
}
