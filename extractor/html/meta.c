/*
 * In: JSON-LD, <meta>, itemprop and <time>. Out: title, days, address and the
 * like. What stands visibly on the page ("Posted: ...") is left to the rules.
 */
#include "html/meta.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "html/ascii.h"
#include "html/utf8.h"

enum { DAY_MOST = 40 /* bytes of a day with its clock time */ };

typedef struct reader {
    ft_arena *arena;
    ft_page_meta *out;
    ft_slice page_day;   /* of a JSON-LD node that is no article */
    ft_slice item_day;   /* of an itemprop */
    ft_slice time_day;   /* of the first <time> */
    ft_slice headline;   /* of the JSON-LD */
    ft_slice open_title; /* og:title */
    ft_slice open_url;
    bool article; /* a JSON-LD node of an article was read */
    bool no_memory;
} reader;

/* Value of `count` digits at `at`; -1 when they are no digits. */
static int digits(ft_slice text, size_t at, size_t count)
{
    int value = 0;
    if (count > text.len || at > text.len - count)
        return -1;
    for (size_t i = at; i < at + count; i++) {
        if (!ft_is_digit(text.data[i]))
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static bool is_day(int year, int month, int day)
{
    return year >= 1850 && year <= 2100 && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31;
}

/* Values may borrow from the page, which the article outlives. */
static ft_slice copy_day(reader *r, ft_slice value)
{
    value.len = value.len < DAY_MOST ? value.len : DAY_MOST;
    value = ft_arena_copy(r->arena, value);
    r->no_memory |= !value.data;
    return value.data ? value : (ft_slice){NULL, 0};
}

/* "2021-11-17..." as it stands; "2021/11/17" and "20211117" as ISO days; empty
 * when it is neither. */
static ft_slice read_day(reader *r, ft_slice value)
{
    value = ft_utf8_trim(value);
    bool packed = digits(value, 0, 8) >= 0;
    size_t gap = packed ? 0 : 1;
    int year = digits(value, 0, 4), month = digits(value, 4 + gap, 2),
        day = digits(value, 6 + 2 * gap, 2);
    if (!is_day(year, month, day))
        return (ft_slice){NULL, 0};
    if (!packed && value.data[4] == '-' && value.data[7] == '-')
        return copy_day(r, value);
    if (!packed && value.data[4] != '/' && value.data[4] != '.')
        return (ft_slice){NULL, 0};
    char *iso = ft_arena_alloc(r->arena, 11);
    if (!iso) {
        r->no_memory = true;
        return (ft_slice){NULL, 0};
    }
    memcpy(iso, value.data, 4);
    memcpy(iso + 5, value.data + 4 + gap, 2);
    memcpy(iso + 8, value.data + 6 + 2 * gap, 2);
    iso[4] = iso[7] = '-';
    return (ft_slice){iso, 10};
}

/* Keeps the first value that is not empty. */
static void set(ft_slice *field, ft_slice value)
{
    value = ft_utf8_trim(value);
    if (field->len == 0 && value.len > 0)
        *field = value;
}

static void set_day(reader *r, ft_slice *field, ft_slice value)
{
    if (field->len == 0)
        *field = read_day(r, value);
}

static bool same(ft_slice value, const char *word)
{
    return ft_ascii_equal(value, ft_slice_of(word));
}

static bool is_address(ft_slice value)
{
    static const ft_slice scheme = FT_SLICE("http");
    return ft_slice_starts(value, scheme);
}

/* --- JSON-LD ------------------------------------------------------------- */

static bool names_article(ft_slice type)
{
    static const ft_slice ends[] = {FT_SLICE("Article"), FT_SLICE("Posting"),
                                    FT_SLICE("Report")};
    for (size_t i = 0; i < FT_COUNT(ends); i++)
        if (ft_slice_ends(type, ends[i]))
            return true;
    return false;
}

static bool is_article(const ft_json *node)
{
    const ft_json *type = ft_json_get(node, "@type");
    if (type && type->kind == FT_JSON_ARRAY) {
        for (const ft_json *t = type->child; t; t = t->next)
            if (names_article(ft_json_text(t)))
                return true;
        return false;
    }
    return names_article(ft_json_text(type));
}

/* A name given as text, as {"name": ...}, or as a list of either. */
static ft_slice read_name(const ft_json *value)
{
    if (value && value->kind == FT_JSON_ARRAY)
        value = value->child;
    if (value && value->kind == FT_JSON_OBJECT)
        value = ft_json_get(value, "name");
    return ft_json_text(value);
}

static void read_article(reader *r, const ft_json *node)
{
    ft_meta *meta = &r->out->meta;
    r->article = true;
    set_day(r, &meta->published,
            ft_json_text(ft_json_get(node, "datePublished")));
    set_day(r, &meta->modified,
            ft_json_text(ft_json_get(node, "dateModified")));
    set(&r->headline, ft_json_text(ft_json_get(node, "headline")));
    set(&meta->author, read_name(ft_json_get(node, "author")));
    set(&meta->site, read_name(ft_json_get(node, "publisher")));
    set(&meta->section, read_name(ft_json_get(node, "articleSection")));
    set(&meta->lang, ft_json_text(ft_json_get(node, "inLanguage")));
    set(&r->out->body, ft_json_text(ft_json_get(node, "articleBody")));
}

/* The first article counts; a page's own day only when there is none. */
static void read_object(reader *r, const ft_json *node)
{
    if (is_article(node)) {
        if (!r->article)
            read_article(r, node);
        return;
    }
    set_day(r, &r->page_day, ft_json_text(ft_json_get(node, "datePublished")));
}

/* Walks all objects of a tree; its depth is bounded by the JSON reader. */
static void walk(reader *r, const ft_json *node)
{
    for (; node; node = node->next) {
        if (node->kind == FT_JSON_OBJECT)
            read_object(r, node);
        walk(r, node->child);
    }
}

/* The string behind `"key":` in JSON that is broken elsewhere. */
static ft_slice salvage(ft_slice json, ft_slice key)
{
    size_t at = ft_slice_find(json, key, 0);
    if (at == SIZE_MAX)
        return (ft_slice){NULL, 0};
    at += key.len;
    while (at < json.len && (json.data[at] == ':' || json.data[at] <= ' '))
        at++;
    if (at >= json.len || json.data[at] != '"')
        return (ft_slice){NULL, 0};
    size_t end = ++at;
    while (end < json.len && json.data[end] != '"')
        end++;
    return ft_slice_cut(json, (ft_span){at, end});
}

static void read_linked(reader *r, ft_slice text)
{
    static const ft_slice published = FT_SLICE("\"datePublished\"");
    static const ft_slice modified = FT_SLICE("\"dateModified\"");
    const ft_json *json = NULL;
    ft_error ignored = {0};
    ft_status status =
        ft_json_parse(r->arena, ft_utf8_trim(text), &json, &ignored);
    if (status == FT_ERR_MEMORY) {
        r->no_memory = true;
    } else if (status == FT_OK) {
        walk(r, json);
    } else {
        set_day(r, &r->page_day, salvage(text, published));
        set_day(r, &r->out->meta.modified, salvage(text, modified));
    }
}

/* --- elements ------------------------------------------------------------ */

/* What a <meta> of that name or property gives. */
typedef enum meaning {
    PUBLISHED,
    MODIFIED,
    TITLE,
    ADDRESS,
    AUTHOR,
    SITE,
    SECTION,
    LOCALE
} meaning;

static const struct {
    const char *name;
    meaning field;
} names[] = {
    {"article:published_time", PUBLISHED},
    {"article:published", PUBLISHED},
    {"og:article:published_time", PUBLISHED},
    {"og:published_time", PUBLISHED},
    {"datepublished", PUBLISHED},
    {"parsely-pub-date", PUBLISHED},
    {"sailthru.date", PUBLISHED},
    {"pubdate", PUBLISHED},
    {"publishdate", PUBLISHED},
    {"publish-date", PUBLISHED},
    {"publication_date", PUBLISHED},
    {"dc.date.issued", PUBLISHED},
    {"dc.date", PUBLISHED},
    {"dcterms.created", PUBLISHED},
    {"date", PUBLISHED},
    {"article:modified_time", MODIFIED},
    {"og:updated_time", MODIFIED},
    {"datemodified", MODIFIED},
    {"lastmod", MODIFIED},
    {"og:title", TITLE},
    {"twitter:title", TITLE},
    {"og:url", ADDRESS},
    {"author", AUTHOR},
    {"article:author", AUTHOR},
    {"og:site_name", SITE},
    {"application-name", SITE},
    {"article:section", SECTION},
    {"og:locale", LOCALE},
    {"content-language", LOCALE},
};

static void read_field(reader *r, meaning what, ft_slice content)
{
    ft_meta *meta = &r->out->meta;
    switch (what) {
    case PUBLISHED:
        set_day(r, &meta->published, content);
        break;
    case MODIFIED:
        set_day(r, &meta->modified, content);
        break;
    case TITLE:
        set(&r->open_title, content);
        break;
    case ADDRESS:
        set(&r->open_url, content);
        break;
    case AUTHOR:
        if (!is_address(content))
            set(&meta->author, content);
        break;
    case SITE:
        set(&meta->site, content);
        break;
    case SECTION:
        set(&meta->section, content);
        break;
    case LOCALE:
        set(&meta->lang, content);
        break;
    }
}

static void read_meta(reader *r, const ft_node *node)
{
    ft_slice content = ft_node_attribute(node, FT_ATTR_CONTENT);
    static const ft_attr keys[] = {FT_ATTR_PROPERTY, FT_ATTR_NAME,
                                   FT_ATTR_ITEMPROP};
    for (size_t k = 0; k < FT_COUNT(keys); k++) {
        ft_slice key = ft_node_attribute(node, keys[k]);
        for (size_t i = 0; key.len > 0 && i < FT_COUNT(names); i++)
            if (same(key, names[i].name))
                read_field(r, names[i].field, content);
    }
}

/* Text of the first text node below. */
static ft_slice text_below(const ft_tree *tree, uint32_t i)
{
    for (uint32_t c = i + 1; c < tree->nodes[i].end; c++)
        if (tree->nodes[c].tag == FT_TAG_TEXT)
            return tree->nodes[c].text;
    return (ft_slice){NULL, 0};
}

/* An itemprop's value: what it holds for machines, else its text. */
static ft_slice item_value(const ft_tree *tree, uint32_t i)
{
    ft_slice value = ft_node_attribute(&tree->nodes[i], FT_ATTR_CONTENT);
    if (!value.len)
        value = ft_node_attribute(&tree->nodes[i], FT_ATTR_DATETIME);
    return value.len ? value : text_below(tree, i);
}

static void read_item(reader *r, const ft_tree *tree, uint32_t i)
{
    ft_slice item = ft_node_attribute(&tree->nodes[i], FT_ATTR_ITEMPROP);
    if (same(item, "datepublished"))
        set_day(r, &r->item_day, item_value(tree, i));
    else if (same(item, "datemodified"))
        set_day(r, &r->out->meta.modified, item_value(tree, i));
}

static void read_node(reader *r, const ft_tree *tree, const ft_mark *marks,
                      uint32_t i)
{
    const ft_node *node = &tree->nodes[i];
    ft_meta *meta = &r->out->meta;
    if (node->tag == FT_TAG_META)
        read_meta(r, node);
    else if (node->tag == FT_TAG_TITLE)
        set(&r->out->window, text_below(tree, i));
    else if (node->tag == FT_TAG_LINK &&
             same(ft_node_attribute(node, FT_ATTR_REL), "canonical"))
        set(&meta->url, ft_node_attribute(node, FT_ATTR_HREF));
    else if (node->tag == FT_TAG_HTML)
        set(&meta->lang, ft_node_attribute(node, FT_ATTR_LANG));
    else if (node->tag == FT_TAG_TIME && !marks[i].dead)
        set_day(r, &r->time_day, ft_node_attribute(node, FT_ATTR_DATETIME));
    if (node->attribute_count > 0 && node->tag != FT_TAG_META)
        read_item(r, tree, i);
}

/* --- the address --------------------------------------------------------- */

/* ".../2021/11/17/..." or ".../2021-11-17...": a day in the address. */
static ft_slice address_day(reader *r, ft_slice url)
{
    for (size_t at = 1; at + 10 <= url.len; at++) {
        if (ft_is_digit(url.data[at - 1]) || digits(url, at, 4) < 1990 ||
            (url.data[at + 4] != '/' && url.data[at + 4] != '-'))
            continue;
        ft_slice day = read_day(r, (ft_slice){url.data + at, 10});
        if (day.len > 0 && url.data[at + 4] == url.data[at + 7])
            return day;
    }
    return (ft_slice){NULL, 0};
}

static void settle(reader *r)
{
    ft_meta *meta = &r->out->meta;
    set(&meta->url, r->open_url);
    set(&meta->title, r->open_title);
    set(&meta->title, r->headline);
    set(&meta->title, r->out->window);
    set(&meta->published, r->item_day);
    set(&meta->published, r->page_day);
    set(&meta->published, r->time_day);
    if (!meta->published.len)
        set(&meta->published, address_day(r, meta->url));
}

ft_status ft_meta_read(ft_arena *arena, const ft_slim *slim,
                       const ft_tree *tree, const ft_mark *marks,
                       ft_page_meta *out, ft_error *err)
{
    reader r = {.arena = arena, .out = out};
    *out = (ft_page_meta){.body = {NULL, 0}};
    for (size_t i = 0; i < slim->linked_count && !r.no_memory; i++)
        read_linked(&r, slim->linked[i]);
    for (uint32_t i = 1; i < tree->count; i++)
        read_node(&r, tree, marks, i);
    settle(&r);
    return r.no_memory ? ft_error_memory(err) : FT_OK;
}
