/* A page with text and attributes set aside before the parse and the same page
 * without: the trees must be the same. */
#include <stdlib.h>

#include "base/error.h"
#include "fuzz.h"
#include "html/charset.h"
#include "html/same_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size}, page;
    size_t replaced = 0;
    char why[512] = "";
    if (!arena)
        return 0;
    if (!ft_charset_decode(arena, bytes, true, &page, &replaced, NULL) &&
        !same_tree(arena, page, why, sizeof why)) {
        (void)fprintf(stderr, "%s\n", why);
        abort();
    }
    ft_arena_free(arena);
    return 0;
}
