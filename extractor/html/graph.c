/* In: the JSON-LD scripts of a page. Out: its nodes of interest. What they say
 * is left to meta and linked. */
#include "html/graph.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/title.h"

typedef bool is_type(ft_slice type);

static bool names_article(ft_slice type)
{
    static const ft_slice ends[] = {FT_SLICE("Article"), FT_SLICE("Posting"),
                                    FT_SLICE("Report")};
    for (size_t i = 0; i < FT_COUNT(ends); i++)
        if (ft_slice_ends(type, ends[i]))
            return true;
    return false;
}

static bool names_event(ft_slice type)
{
    static const ft_slice event = FT_SLICE("SportsEvent");
    return ft_slice_ends(type, event);
}

/* One of its types, there may be several, is asked for. */
static bool has_type(const ft_json *node, is_type *asked)
{
    const ft_json *type = ft_json_get(node, "@type");
    if (!type || type->kind != FT_JSON_ARRAY)
        return asked(ft_json_text(type));
    for (const ft_json *t = type->child; t; t = t->next)
        if (asked(ft_json_text(t)))
            return true;
    return false;
}

static void read_object(ft_graph *graph, const ft_json *node)
{
    if (has_type(node, names_article)) {
        if (graph->article_count < FT_GRAPH_MOST)
            graph->articles[graph->article_count++] = node;
        return;
    }
    if (has_type(node, names_event) && graph->event_count < FT_GRAPH_MOST)
        graph->events[graph->event_count++] = node;
    if (graph->day.len == 0)
        graph->day = ft_json_text(ft_json_get(node, "datePublished"));
}

/* Articles by name, but parts of one: they may have its address. */
static bool is_part(const ft_json *node)
{
    static const ft_slice parts[] = {FT_SLICE("liveBlogUpdate"),
                                     FT_SLICE("comment")};
    return ft_slice_equal(node->key, parts[0]) ||
           ft_slice_equal(node->key, parts[1]);
}

/* Walks all objects of a tree; its depth is bounded by the JSON reader. */
static void walk(ft_graph *graph, const ft_json *node)
{
    for (; node; node = node->next) {
        if (is_part(node))
            continue;
        if (node->kind == FT_JSON_OBJECT)
            read_object(graph, node);
        walk(graph, node->child);
    }
}

/* What wraps the JSON of some pages: a comment, a CDATA section, a semicolon
 * at its end. */
static ft_slice unwrap(ft_slice text)
{
    size_t start = 0;
    while (start < text.len && text.data[start] != '{' &&
           text.data[start] != '[')
        start++;
    static const ft_slice section = FT_SLICE("[CDATA[");
    if (ft_ascii_has_at(text, start, section))
        return unwrap((ft_slice){text.data + start + section.len,
                                 text.len - start - section.len});
    size_t end = text.len;
    while (end > start && text.data[end - 1] != '}' &&
           (text.data[end - 1] != ']' ||
            (end > start + 1 && text.data[end - 2] == ']')))
        end--;
    return (ft_slice){text.data + start, end - start};
}

static bool keep_root(ft_arena *arena, ft_graph *graph, const ft_json *root)
{
    const ft_json **grown =
        ft_arena_grow(arena, graph->roots, &graph->root_room,
                      graph->root_count + 1, sizeof *grown);
    if (!grown)
        return false;
    graph->roots = grown;
    grown[graph->root_count++] = root;
    return true;
}

static ft_status read_script(ft_arena *arena, ft_slice script, ft_graph *out)
{
    const ft_json *json = NULL;
    ft_error ignored = {0};
    ft_status status = ft_json_parse(arena, unwrap(script), &json, &ignored);
    if (status != FT_OK || !json)
        return status;
    if (!keep_root(arena, out, json))
        return FT_ERR_MEMORY;
    walk(out, json);
    return FT_OK;
}

ft_status ft_graph_read(ft_arena *arena, const ft_slice *scripts, size_t count,
                        ft_graph *out, ft_error *err)
{
    *out = (ft_graph){.day = {NULL, 0}};
    ft_slice *broken = FT_NEW(arena, ft_slice, count);
    if (!broken)
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++) {
        ft_status status = read_script(arena, scripts[i], out);
        if (status == FT_ERR_MEMORY)
            return ft_error_memory(err);
        if (status)
            broken[out->broken_count++] = scripts[i];
    }
    out->broken = broken;
    return FT_OK;
}

/* --- the page's article --------------------------------------------------- */

static ft_slice drop_start(ft_slice text, ft_slice start)
{
    if (ft_slice_starts(text, start))
        return (ft_slice){text.data + start.len, text.len - start.len};
    return text;
}

/* What tells pages of one site apart: no scheme, no "www.", no query, no
 * slash at the end. */
static ft_slice bare_address(ft_slice url)
{
    static const ft_slice starts[] = {FT_SLICE("https:"), FT_SLICE("http:"),
                                      FT_SLICE("//"), FT_SLICE("www.")};
    for (size_t i = 0; i < FT_COUNT(starts); i++)
        url = drop_start(url, starts[i]);
    for (size_t i = 0; i < url.len; i++)
        if (url.data[i] == '?' || url.data[i] == '#')
            url.len = i;
    while (url.len > 0 && url.data[url.len - 1] == '/')
        url.len--;
    return url;
}

/* One that leads to a page, as "#article" does not. */
static bool is_address(ft_slice url)
{
    static const ft_slice http = FT_SLICE("http"), slash = FT_SLICE("/");
    return ft_slice_starts(url, http) || ft_slice_starts(url, slash);
}

/* Looks at the addresses of a node; *some when it has one at all. */
static bool has_address(const ft_json *node, ft_slice bare, bool *some)
{
    static const char *const keys[] = {"url", "mainEntityOfPage", "@id"};
    for (size_t i = 0; i < FT_COUNT(keys); i++) {
        const ft_json *value = ft_json_get(node, keys[i]);
        if (value && value->kind == FT_JSON_OBJECT) {
            const ft_json *id = ft_json_get(value, "@id");
            value = id ? id : ft_json_get(value, "url");
        }
        ft_slice url = ft_json_text(value);
        if (!is_address(url))
            continue;
        *some = true;
        url = bare_address(url);
        if (bare.len > 0 && ft_slice_ends(bare, url) && url.len > 1)
            return true;
    }
    return false;
}

const ft_json *ft_graph_article(const ft_graph *graph, ft_slice url,
                                ft_slice title)
{
    const ft_json *titled = NULL;
    ft_slice bare = bare_address(url);
    size_t elsewhere = 0;
    for (size_t i = 0; i < graph->article_count; i++) {
        const ft_json *node = graph->articles[i];
        bool some = false;
        if (has_address(node, bare, &some))
            return node;
        elsewhere += some;
        ft_slice headline = ft_json_text(ft_json_get(node, "headline"));
        if (!titled && headline.len > 0 && ft_title_agrees(headline, title))
            titled = node;
    }
    if (titled || graph->article_count == 0)
        return titled;
    bool others =
        url.len > 0 && elsewhere > 1 && elsewhere == graph->article_count;
    return others ? NULL : graph->articles[0];
}

/* --- names ---------------------------------------------------------------- */

static const ft_json *find_id(const ft_json *node, ft_slice id)
{
    for (; node; node = node->next) {
        if (node->kind == FT_JSON_OBJECT && ft_json_get(node, "name") &&
            ft_slice_equal(ft_json_text(ft_json_get(node, "@id")), id))
            return node;
        const ft_json *below = find_id(node->child, id);
        if (below)
            return below;
    }
    return NULL;
}

ft_slice ft_graph_name(const ft_graph *graph, const ft_json *value)
{
    if (value && value->kind == FT_JSON_ARRAY)
        value = value->child;
    if (!value || value->kind != FT_JSON_OBJECT)
        return ft_json_text(value);
    ft_slice name = ft_json_text(ft_json_get(value, "name"));
    ft_slice id = ft_json_text(ft_json_get(value, "@id"));
    for (size_t i = 0; name.len == 0 && id.len > 0 && i < graph->root_count;
         i++)
        name = ft_json_text(ft_json_get(find_id(graph->roots[i], id), "name"));
    return name;
}

ft_slice ft_graph_salvage(ft_slice json, const char *quoted)
{
    ft_slice key = ft_slice_of(quoted);
    size_t at = ft_slice_find(json, key, 0);
    if (at == SIZE_MAX)
        return (ft_slice){NULL, 0};
    at += key.len;
    while (at < json.len && (json.data[at] == ':' || json.data[at] <= ' '))
        at++;
    if (at >= json.len || json.data[at] != '"')
        return (ft_slice){NULL, 0};
    size_t end = ++at;
    while (end < json.len && json.data[end] != '"' && json.data[end] != '\\')
        end++;
    if (end < json.len && json.data[end] == '\\')
        return (ft_slice){NULL, 0}; /* what is escaped is not read here */
    return ft_slice_cut(json, (ft_span){at, end});
}
