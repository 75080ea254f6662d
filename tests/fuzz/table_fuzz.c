/* Any bytes as a table of results and as one of goals: read, or refused with a
 * place in it. */
#include <assert.h>

#include "check/almanac.h"
#include "fuzz.h"

static const ft_nations *load(ft_arena *arena)
{
    const ft_nations *nations = NULL;

    if (ft_nations_load(arena, FT_RULES_DIR "/names", &nations, NULL))
        return NULL;
    return nations;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ft_arena *kept;
    static const ft_nations *nations;
    const ft_slice text = {(const char *)data, size};
    ft_arena *arena = ft_arena_new();
    ft_almanac almanac = {.nations = NULL};
    ft_error err = {0};

    if (!kept && (kept = ft_arena_new()))
        nations = load(kept);
    almanac.nations = nations;
    if (!arena || !nations)
        return 0;
    if (ft_almanac_results(&almanac, arena, ft_slice_of("r"), text, &err))
        assert(err.status == FT_ERR_MEMORY || (err.line > 0 && err.column > 0));
    err = (ft_error){0};
    if (ft_almanac_goals(&almanac, arena, ft_slice_of("g"), text, &err))
        assert(err.status == FT_ERR_MEMORY || (err.line > 0 && err.column > 0));
    ft_arena_free(arena);
    return 0;
}
