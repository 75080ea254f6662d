/*
 * In: JSON-LD, <meta>, itemprop and <time>. Out: title, days, address and the
 * like. What stands visibly on the page ("Posted: ...") is left to the rules.
 */
#include "html/meta.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/title.h"
#include "html/utf8.h"
#include "html/webday.h"

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
    bool no_memory;
} reader;

/* Values may borrow from the page, which the article outlives. */
static ft_slice copy(reader *r, ft_slice value, size_t most)
{
    value.len = value.len < most ? value.len : most;
    value = ft_arena_copy(r->arena, value);
    r->no_memory |= !value.data;
    return value.data ? value : (ft_slice){NULL, 0};
}

/* A day in its one form; empty when the value is none. */
static ft_slice read_day(reader *r, ft_slice value)
{
    ft_webday day;
    if (!ft_webday_value(value, &day))
        return (ft_slice){NULL, 0};
    return copy(r, (ft_slice){day.iso, day.len}, day.len);
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

static ft_slice address_day(reader *r, ft_slice url)
{
    ft_webday day;
    if (!ft_webday_address(url, &day))
        return (ft_slice){NULL, 0};
    return copy(r, (ft_slice){day.iso, day.len}, day.len);
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

/* --- JSON-LD ------------------------------------------------------------- */

static void read_article(reader *r, const ft_graph *graph, const ft_json *node)
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
    for (size_t i = 0; i < FT_COUNT(keys); i++)
        set(r, keys[i].what, FT_META_JSON_LD,
            ft_graph_name(graph, ft_json_get(node, keys[i].key)));
    r->out->body = ft_json_text(ft_json_get(node, "articleBody"));
    r->out->updates = ft_json_get(node, "liveBlogUpdate");
}

/* A day in it may be that of another node. */
static void read_broken(reader *r, ft_slice text)
{
    ft_slice title = ft_graph_salvage(text, "\"headline\"");
    set(r, MODIFIED, FT_META_JSON_LD,
        ft_graph_salvage(text, "\"dateModified\""));
    set(r, TITLE, FT_META_JSON_LD, copy(r, title, title.len));
    if (r->page_day.len == 0)
        r->page_day = read_day(r, ft_graph_salvage(text, "\"datePublished\""));
}

/* The elements come first: they tell which article is the page's. */
static void read_graph(reader *r, const ft_graph *graph)
{
    ft_slice url, title;
    choose(r, ADDRESS, &url);
    choose(r, TITLE, &title);
    const ft_json *article = ft_graph_article(graph, url, title);
    if (article)
        read_article(r, graph, article);
    if (article || graph->article_count == 0)
        r->page_day = read_day(r, graph->day);
    for (size_t i = 0; i < graph->broken_count; i++)
        read_broken(r, graph->broken[i]);
}

/* --- all together -------------------------------------------------------- */

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
    for (field what = TITLE; what < FIELD_COUNT; what++) {
        *fields[what].from = choose(r, what, fields[what].value);
        *fields[what].value =
            copy(r, *fields[what].value, fields[what].value->len);
    }
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
    ft_status status = ft_graph_read(arena, slim->linked, slim->linked_count,
                                     &out->graph, err);
    if (status)
        return status;
    for (uint32_t i = 1; i < tree->count; i++)
        read_node(&r, tree, marks, i);
    read_graph(&r, &out->graph);
    read_last_days(&r);
    settle(&r);
    out->own_title = ft_title_own(r.values[TITLE][FT_META_TITLE].len > 0
                                      ? r.values[TITLE][FT_META_TITLE]
                                      : out->meta.title,
                                  out->meta.site);
    return r.no_memory ? ft_error_memory(err) : FT_OK;
}
