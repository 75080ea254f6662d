/* pack: the handle: loading into an arena of its own, and what it holds. */
#include "rules/pack.h"

#include "base/error.h"
#include "rules/cache.h"
#include "rules/loader.h"

enum { PACK_MEMORY = 1 << 29 /* bytes that a pack may take, patterns aside */ };

ft_status ft_pack_load_beside(const char *path, const char *shelf,
                              ft_finding_sink *sink, void *context,
                              ft_pack **out, ft_error *err)
{
    ft_arena *arena = ft_arena_new();

    *out = NULL;
    if (err)
        *err = (ft_error){0};
    if (!arena)
        return ft_error_memory(err);
    ft_arena_limit(arena, PACK_MEMORY);
    ft_status status =
        ft_loader_read(arena, path, shelf, sink, context, out, err);
    if (status)
        ft_arena_free(arena);
    else
        (*out)->owned = true;
    return status;
}

ft_status ft_pack_open(const char *path, const char *shelf, ft_pack **out,
                       ft_error *err)
{
    ft_arena *arena = ft_arena_new();

    *out = NULL;
    if (err)
        *err = (ft_error){0};
    if (!arena)
        return ft_error_memory(err);
    ft_arena_limit(arena, PACK_MEMORY);
    ft_status status = ft_cache_load(arena, path, shelf, out, err);
    if (status)
        ft_arena_free(arena);
    else
        (*out)->owned = true;
    return status;
}

ft_status ft_pack_load(const char *path, ft_finding_sink *sink, void *context,
                       ft_pack **out, ft_error *err)
{
    return ft_pack_load_beside(path, NULL, sink, context, out, err);
}

static void free_patterns(ft_pack *pack)
{
    for (size_t i = 0; i < pack->thawed_count; i++)
        ft_pattern_free(pack->thawed[i]);
    if (pack->thawed)
        return;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++)
            ft_pattern_free(rule->branches[b].pattern);
    }
    for (size_t i = 0; i < pack->guard_count; i++)
        ft_pattern_free(pack->guards[i]->pattern);
    ft_landmarks_free(pack->landmarks);
}

void ft_pack_free(ft_pack *pack)
{
    if (!pack)
        return;
    ft_arena *arena = pack->owned ? pack->arena : NULL;
    free_patterns(pack);
    ft_cache_drop(pack); /* it may lie there itself */
    ft_arena_free(arena);
}

ft_slice ft_pack_id(const ft_pack *pack)
{
    return pack->id;
}

ft_slice ft_pack_version(const ft_pack *pack)
{
    return pack->version;
}

ft_slice ft_pack_lang(const ft_pack *pack)
{
    return pack->lang;
}

ft_slice ft_pack_sport(const ft_pack *pack)
{
    return pack->sport;
}

const ft_lexicon *ft_pack_lexicon(const ft_pack *pack)
{
    return &pack->lexicon;
}

size_t ft_pack_rule_count(const ft_pack *pack)
{
    return pack->rule_count;
}

ft_slice ft_pack_rule_id(const ft_pack *pack, size_t rule)
{
    return pack->rules[rule].id;
}

ft_slice ft_pack_rule_about(const ft_pack *pack, size_t rule)
{
    return pack->rules[rule].about;
}

unsigned ft_pack_rule_zones(const ft_pack *pack, size_t rule)
{
    return pack->rules[rule].zones;
}

const ft_source *ft_pack_rule_source(const ft_pack *pack, size_t rule,
                                     unsigned *line)
{
    const ft_node *node = pack->rules[rule].node;

    if (line)
        *line = node ? ft_source_place(node->source, node->offset).line : 0;
    return node ? node->source : NULL;
}

const ft_example *ft_pack_rule_examples(const ft_pack *pack, size_t rule,
                                        size_t *count)
{
    *count = pack->rules[rule].example_count;
    return pack->rules[rule].examples;
}
