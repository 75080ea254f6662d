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

/* What may come from several places; the first that has it wins. */
typedef enum field {
    TITLE,
    ADDRESS,
    PUBLISHED,
    MODIFIED,
    AUTHOR,
    SITE,
    SECTION,
    LANGUAGE,
    FIELD_COUNT
} field;

typedef struct reader {
    ft_arena *arena;
    ft_page_meta *out;
    ft_slice values[FIELD_COUNT][FT_META_COUNT];
    ft_slice page_day; /* of a JSON-LD node that is no article */
    bool article;      /* a JSON-LD node of an article was read */
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
static ft_slice copy(reader *r, ft_slice value, size_t most)
{
    value.len = value.len < most ? value.len : most;
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
        return copy(r, value, DAY_MOST);
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

static bool is_day_field(field what)
{
    return what == PUBLISHED || what == MODIFIED;
}

/* Keeps the first value of each place that is not empty, and of days the first
 * that is one. */
static void set(reader *r, field what, ft_meta_place from, ft_slice value)
{
    ft_slice *kept = &r->values[what][from];
    if (kept->len > 0)
        return;
    value = ft_utf8_trim(value);
    if (value.len > 0)
        *kept = is_day_field(what) ? read_day(r, value) : value;
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

static bool is_article(const ft_json *node)
{
    return has_type(node, names_article);
}

static bool is_event(const ft_json *node)
{
    return has_type(node, names_event);
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
    static const struct {
        field what;
        const char *key;
    } keys[] = {
        {PUBLISHED, "datePublished"}, {MODIFIED, "dateModified"},
        {TITLE, "headline"},          {TITLE, "name"},
        {AUTHOR, "author"},           {AUTHOR, "creator"},
        {SITE, "publisher"},          {SECTION, "articleSection"},
        {LANGUAGE, "inLanguage"},
    };
    r->article = true;
    for (size_t i = 0; i < FT_COUNT(keys); i++)
        set(r, keys[i].what, FT_META_JSON_LD,
            read_name(ft_json_get(node, keys[i].key)));
    r->out->body = ft_json_text(ft_json_get(node, "articleBody"));
    r->out->updates = ft_json_get(node, "liveBlogUpdate");
}

static void set_page_day(reader *r, ft_slice value)
{
    if (r->page_day.len == 0)
        r->page_day = read_day(r, value);
}

/* The first article counts; a page's own day only when there is none. */
static void read_object(reader *r, const ft_json *node)
{
    if (is_article(node)) {
        if (!r->article)
            read_article(r, node);
        return;
    }
    if (!r->out->event && is_event(node))
        r->out->event = node;
    set_page_day(r, ft_json_text(ft_json_get(node, "datePublished")));
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
static ft_slice salvage(ft_slice json, const char *quoted)
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

static void read_broken(reader *r, ft_slice text)
{
    set_page_day(r, salvage(text, "\"datePublished\""));
    set(r, MODIFIED, FT_META_JSON_LD, salvage(text, "\"dateModified\""));
    set(r, TITLE, FT_META_JSON_LD,
        copy(r, salvage(text, "\"headline\""), text.len));
}

static void read_linked(reader *r, ft_slice text)
{
    const ft_json *json = NULL;
    ft_error ignored = {0};
    ft_status status = ft_json_parse(r->arena, unwrap(text), &json, &ignored);
    if (status == FT_ERR_MEMORY)
        r->no_memory = true;
    else if (status == FT_OK)
        walk(r, json);
    else
        read_broken(r, text);
}

/* --- elements ------------------------------------------------------------ */

/* What a <meta> of that name or property gives. */
static const struct {
    const char *name;
    field what;
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
    {"og:locale", LANGUAGE},
    {"content-language", LANGUAGE},
    {"dc.title", TITLE},
    {"title", TITLE},
    {"headline", TITLE},
    {"parsely-title", TITLE},
    {"sailthru.title", TITLE},
    {"twitter:url", ADDRESS},
    {"parsely-link", ADDRESS},
    {"article:modified", MODIFIED},
    {"last-modified", MODIFIED},
    {"dcterms.modified", MODIFIED},
    {"dc.date.modified", MODIFIED},
    {"dcterms.date", PUBLISHED},
    {"cxenseparse:recs:publishtime", PUBLISHED},
    {"article.published", PUBLISHED},
    {"dc.creator", AUTHOR},
    {"parsely-author", AUTHOR},
    {"sailthru.author", AUTHOR},
    {"byl", AUTHOR},
    {"parsely-section", SECTION},
    {"section", SECTION},
    {"dc.publisher", SITE},
    {"dc.language", LANGUAGE},
    {"language", LANGUAGE},
};

/* The vocabulary of Open Graph, with that of its articles. */
static ft_meta_place meta_place(ft_slice key)
{
    static const ft_slice og = FT_SLICE("og:"), article = FT_SLICE("article:");
    return ft_slice_starts(key, og) || ft_slice_starts(key, article)
               ? FT_META_OG
               : FT_META_META;
}

static void read_meta(reader *r, const ft_node *node)
{
    ft_slice content = ft_node_attribute(node, FT_ATTR_CONTENT);
    static const ft_attr keys[] = {FT_ATTR_PROPERTY, FT_ATTR_NAME,
                                   FT_ATTR_ITEMPROP};
    for (size_t k = 0; k < FT_COUNT(keys); k++) {
        ft_slice key = ft_node_attribute(node, keys[k]);
        for (size_t i = 0; key.len > 0 && i < FT_COUNT(names); i++) {
            if (!same(key, names[i].name) ||
                (names[i].what == AUTHOR && is_address(content)))
                continue;
            set(r, names[i].what,
                keys[k] == FT_ATTR_ITEMPROP ? FT_META_MICRODATA
                                            : meta_place(key),
                content);
        }
    }
}

/* The first text below that is more than white space. */
static ft_slice text_below(const ft_tree *tree, uint32_t i)
{
    for (uint32_t c = i + 1; c < tree->nodes[i].end; c++)
        if (tree->nodes[c].tag == FT_TAG_TEXT &&
            ft_utf8_trim(tree->nodes[c].text).len > 0)
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
    static const struct {
        const char *name;
        field what;
    } items[] = {
        {"datepublished", PUBLISHED}, {"datemodified", MODIFIED},
        {"headline", TITLE},          {"author", AUTHOR},
        {"articlesection", SECTION},  {"inlanguage", LANGUAGE},
    };
    ft_slice item = ft_node_attribute(&tree->nodes[i], FT_ATTR_ITEMPROP);
    for (size_t k = 0; item.len > 0 && k < FT_COUNT(items); k++)
        if (same(item, items[k].name))
            set(r, items[k].what, FT_META_MICRODATA, item_value(tree, i));
}

static void read_node(reader *r, const ft_tree *tree, const ft_mark *marks,
                      uint32_t i)
{
    const ft_node *node = &tree->nodes[i];
    if (node->tag == FT_TAG_META) {
        read_meta(r, node);
        return;
    }
    if (node->tag == FT_TAG_TITLE)
        set(r, TITLE, FT_META_TITLE, text_below(tree, i));
    else if (node->tag == FT_TAG_LINK &&
             same(ft_node_attribute(node, FT_ATTR_REL), "canonical"))
        set(r, ADDRESS, FT_META_LINK, ft_node_attribute(node, FT_ATTR_HREF));
    else if (node->tag == FT_TAG_HTML)
        set(r, LANGUAGE, FT_META_LANG, ft_node_attribute(node, FT_ATTR_LANG));
    else if (node->tag == FT_TAG_TIME && !marks[i].dead)
        set(r, PUBLISHED, FT_META_TIME,
            ft_node_attribute(node, FT_ATTR_DATETIME));
    if (node->attribute_count > 0)
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

/* A place's word counts before that of those below it. The title that the page
 * gives to others is the cleanest; its own word for its language, the best. */
static ft_meta_place choose(const reader *r, field what, ft_slice *value)
{
    static const ft_meta_place usual[] = {
        FT_META_LINK, FT_META_JSON_LD, FT_META_OG,
        FT_META_META, FT_META_LANG,    FT_META_MICRODATA,
        FT_META_TIME, FT_META_TITLE,   FT_META_URL,
    };
    static const ft_meta_place titles[FT_COUNT(usual)] = {
        FT_META_OG, FT_META_META, FT_META_JSON_LD, FT_META_MICRODATA,
        FT_META_TITLE};
    const ft_meta_place *order = what == TITLE ? titles : usual;
    for (size_t i = 0; i < FT_COUNT(usual); i++) {
        *value = r->values[what][order[i]];
        if (value->len > 0)
            return order[i];
    }
    return FT_META_NONE;
}

static void settle(reader *r)
{
    ft_meta *m = &r->out->meta;
    const struct {
        ft_slice *value;
        ft_meta_place *from;
    } fields[FIELD_COUNT] = {
        [TITLE] = {&m->title, &m->from.title},
        [ADDRESS] = {&m->url, &m->from.url},
        [PUBLISHED] = {&m->published, &m->from.published},
        [MODIFIED] = {&m->modified, &m->from.modified},
        [AUTHOR] = {&m->author, &m->from.author},
        [SITE] = {&m->site, &m->from.site},
        [SECTION] = {&m->section, &m->from.section},
        [LANGUAGE] = {&m->lang, &m->from.lang},
    };
    for (field what = TITLE; what < FIELD_COUNT; what++)
        *fields[what].from = choose(r, what, fields[what].value);
}

/* Days that count only where the page has none that is surely its own. */
static void read_last_days(reader *r)
{
    ft_slice address;
    ft_slice *times = &r->values[PUBLISHED][FT_META_TIME];
    bool own = r->values[PUBLISHED][FT_META_JSON_LD].len > 0 ||
               r->values[PUBLISHED][FT_META_OG].len > 0 ||
               r->values[PUBLISHED][FT_META_META].len > 0 ||
               r->values[PUBLISHED][FT_META_MICRODATA].len > 0;
    if (!own)
        r->values[PUBLISHED][FT_META_JSON_LD] = r->page_day;
    if (own || r->page_day.len > 0 || times->len > 0)
        return;
    choose(r, ADDRESS, &address);
    r->values[PUBLISHED][FT_META_URL] = address_day(r, address);
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
    read_last_days(&r);
    settle(&r);
    return r.no_memory ? ft_error_memory(err) : FT_OK;
}
