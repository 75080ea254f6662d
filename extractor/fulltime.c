/*
 * The public functions: check the arguments, run the pipeline, hand over the
 * result.
 */
#include "fulltime/fulltime.h"

#include <assert.h>
#include <string.h>

#include "base/digest.h"
#include "base/error.h"
#include "handles.h"
#include "locate.h"
#include "output/clean.h"
#include "output/ndjson.h"

const char *ft_version(void)
{
    return FT_VERSION;
}

static char *pack_name(ft_arena *arena, const ft_pack *pack)
{
    ft_slice id = ft_pack_id(pack), version = ft_pack_version(pack);
    char *name = FT_NEW(arena, char, id.len + version.len + 2);

    if (!name)
        return NULL;
    memcpy(name, id.data, id.len);
    name[id.len] = '@';
    memcpy(name + id.len + 1, version.data, version.len);
    return name;
}

static ft_status load_rules(const char *path, bool whole, ft_rules **out,
                            ft_error *err)
{
    char found[4096], shelf[4096];
    ft_arena *arena = NULL;
    ft_rules *rules;
    ft_pack *pack = NULL;
    ft_status status;

    assert(out);
    *out = NULL;
    if (err)
        memset(err, 0, sizeof *err);
    ft_article_prepare();
    ft_locate_shelf(shelf, sizeof shelf);
    if ((status = ft_locate_rules(path, found, sizeof found, err)) ||
        (status =
             whole ? ft_pack_load_beside(found, shelf, NULL, NULL, &pack, err)
                   : ft_pack_open(found, shelf, &pack, err)))
        return status;
    if (!(arena = ft_arena_new()) || !(rules = FT_NEW(arena, ft_rules, 1)) ||
        !(rules->name = pack_name(arena, pack))) {
        ft_arena_free(arena);
        ft_pack_free(pack);
        return ft_error_memory(err);
    }
    rules->arena = arena;
    rules->pack = pack;
    *out = rules;
    return FT_OK;
}

ft_status ft_rules_load(const char *path, ft_rules **out, ft_error *err)
{
    return load_rules(path, false, out, err);
}

ft_status ft_rules_load_whole(const char *path, ft_rules **out, ft_error *err)
{
    return load_rules(path, true, out, err);
}

void ft_rules_free(ft_rules *rules)
{
    if (!rules)
        return;
    ft_pack_free(rules->pack);
    ft_arena_free(rules->arena);
}

const char *ft_rules_name(const ft_rules *rules)
{
    assert(rules);
    return rules->name;
}

/* As UTF-8, tied to the arena. */
static ft_status keep_clean(ft_arena *arena, ft_slice *text)
{
    *text = ft_clean(arena, *text);
    if (text->data)
        *text = ft_arena_copy(arena, *text);
    return text->data ? FT_OK : FT_ERR_MEMORY;
}

/* The page's own address comes before the caller's, which may be no UTF-8. */
static ft_status describe_origin(const ft_rules *rules,
                                 const ft_options *options, ft_result *result)
{
    static const ft_options none = {.uri = NULL};
    const ft_article *article = &result->pass.article;
    const ft_options *told = options ? options : &none;
    const ft_date published = result->pass.records.published;
    ft_arena *arena = result->arena;
    ft_origin *out = &result->origin;
    char *digest = FT_NEW(arena, char, 65), *day = FT_NEW(arena, char, 11);

    if (!digest || !day)
        return FT_ERR_MEMORY;
    ft_digest_sha256(article->text, digest);
    if (published.year != 0)
        ft_date_format(published, day);
    *out = (ft_origin){
        .sport = ft_pack_sport(rules->pack),
        .uri = ft_slice_of(told->uri),
        .archive = ft_slice_of(told->archive),
        .offset = told->offset,
        .fetched = ft_slice_of(told->fetched),
        .digest = ft_slice_of(told->digest),
        .title = article->meta.title,
        .url = article->meta.url.len > 0 ? article->meta.url
                                         : ft_slice_of(told->url),
        .published = ft_slice_of(published.year != 0 ? day : NULL),
        .lang = article->meta.lang.len > 0 ? article->meta.lang
                                           : ft_pack_lang(rules->pack),
        .text_sha256 = ft_slice_of(digest),
        .pack = ft_slice_of(rules->name),
        .version = ft_slice_of(FT_VERSION),
        .replaced = article->replaced,
    };
    if (keep_clean(arena, &out->uri) || keep_clean(arena, &out->url) ||
        keep_clean(arena, &out->archive) || keep_clean(arena, &out->fetched))
        return FT_ERR_MEMORY;
    return keep_clean(arena, &out->digest);
}

/* What is tied to the result and made from more than one stage. */
static ft_status finish(const ft_rules *rules, const ft_options *options,
                        ft_result *result)
{
    const ft_records *records = &result->pass.records;

    result->text = ft_arena_string(result->arena, result->pass.article.text);
    if (!result->text || describe_origin(rules, options, result))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < records->count; i++)
        if (ft_ndjson_add(&result->ndjson, result->arena, &records->matches[i],
                          &result->origin))
            return FT_ERR_MEMORY;
    ft_buffer_byte(&result->ndjson, '\0');
    return result->ndjson.failed ? FT_ERR_MEMORY : FT_OK;
}

/* An article that asks for more than one may have is refused, and the reason
 * is not that the machine has none. */
static ft_status tell_memory(const ft_arena *arena, ft_error *err)
{
    const char *refusal = arena ? ft_arena_refusal(arena) : NULL;

    if (err && (refusal || (arena && ft_arena_is_full(arena))))
        memset(err, 0, sizeof *err);
    if (refusal)
        return ft_error_set(err, FT_ERR_LIMIT, "%s", refusal);
    if (arena && ft_arena_is_full(arena))
        return ft_error_set(err, FT_ERR_MEMORY,
                            "the article takes more than %d MB of memory",
                            FT_ARTICLE_MEMORY >> 20);
    return ft_error_memory(err); /* a message of its own stays */
}

/* In proportion to its length; a short one may be dense. */
static uint64_t work_of(ft_slice bytes)
{
    return FT_ARTICLE_WORK * (uint64_t)(bytes.len > FT_ARTICLE_LEAST
                                            ? bytes.len
                                            : FT_ARTICLE_LEAST);
}

ft_status ft_extract_scanned(const ft_rules *rules, ft_slice bytes,
                             const ft_options *options,
                             const ft_scan_options *scan, ft_result **out,
                             ft_error *err)
{
    ft_arena *arena;
    ft_result *result = NULL;
    ft_status status = FT_ERR_MEMORY;

    arena = ft_arena_new();
    *out = NULL;
    if (err)
        memset(err, 0, sizeof *err);
    if (!arena || !(result = FT_NEW(arena, ft_result, 1)))
        goto fail;
    result->arena = arena;
    ft_arena_limit(arena, FT_ARTICLE_MEMORY);
    ft_arena_allow(arena, work_of(bytes));
    if ((status = ft_pipeline_run(arena, rules->pack, bytes, options, scan,
                                  &result->pass, err)) ||
        (status = finish(rules, options, result)))
        goto fail;
    *out = result;
    return FT_OK;
fail:
    if (status == FT_ERR_MEMORY)
        status = tell_memory(arena, err);
    if (result)
        ft_buffer_free(&result->ndjson);
    ft_arena_free(arena);
    return status;
}

ft_status ft_extract(const ft_rules *rules, const char *bytes, size_t len,
                     const ft_options *options, ft_result **out, ft_error *err)
{
    assert(rules && out && (bytes || len == 0));
    return ft_extract_scanned(rules, (ft_slice){bytes, len}, options, NULL, out,
                              err);
}

void ft_result_free(ft_result *result)
{
    if (!result)
        return;
    ft_buffer_free(&result->ndjson);
    ft_arena_free(result->arena);
}

size_t ft_result_count(const ft_result *result)
{
    assert(result);
    return result->pass.records.count;
}

const ft_match *ft_result_match(const ft_result *result, size_t index)
{
    assert(result);
    return index < result->pass.records.count
               ? &result->pass.records.matches[index]
               : NULL;
}

const char *ft_result_text(const ft_result *result, size_t *len)
{
    assert(result);
    if (len)
        *len = result->pass.article.text.len;
    return result->text;
}

const char *ft_result_ndjson(const ft_result *result, size_t *len)
{
    assert(result);
    if (len)
        *len = result->ndjson.len - 1; /* the NUL */
    return result->ndjson.data;
}
