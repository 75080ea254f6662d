/* In: the bytes of a page or a plain text. Out: the article. Tells the two
 * apart and calls the modules in turn. */
#include "html/article.h"

#include "base/error.h"
#include "html/ascii.h"
#include "html/byline.h"
#include "html/charset.h"
#include "html/page.h"
#include "html/plain.h"
#include "html/tree.h"

/* clang-format off */
static const ft_slice zone_names[] = {
    [FT_ZONE_HEADLINE] = FT_SLICE("headline"),
    [FT_ZONE_STANDFIRST] = FT_SLICE("standfirst"),
    [FT_ZONE_BYLINE] = FT_SLICE("byline"),
    [FT_ZONE_HEADING] = FT_SLICE("heading"),
    [FT_ZONE_BODY] = FT_SLICE("body"),
    [FT_ZONE_QUOTE] = FT_SLICE("quote"),
    [FT_ZONE_LIST] = FT_SLICE("list"),
    [FT_ZONE_TABLE] = FT_SLICE("table"),
    [FT_ZONE_CAPTION] = FT_SLICE("caption"),
    [FT_ZONE_SCORE] = FT_SLICE("score"),
    [FT_ZONE_FACTS] = FT_SLICE("facts"),
    [FT_ZONE_POST] = FT_SLICE("post"),
    [FT_ZONE_LIVE] = FT_SLICE("live"),
    [FT_ZONE_STANDINGS] = FT_SLICE("standings"),
    [FT_ZONE_LINEUP] = FT_SLICE("lineup"),
};

static const ft_slice place_names[] = {
    [FT_META_NONE] = FT_SLICE(""),
    [FT_META_JSON_LD] = FT_SLICE("json-ld"),
    [FT_META_OG] = FT_SLICE("og"),
    [FT_META_META] = FT_SLICE("meta"),
    [FT_META_MICRODATA] = FT_SLICE("microdata"),
    [FT_META_TIME] = FT_SLICE("time"),
    [FT_META_LINK] = FT_SLICE("link"),
    [FT_META_LANG] = FT_SLICE("lang"),
    [FT_META_TITLE] = FT_SLICE("title"),
    [FT_META_URL] = FT_SLICE("url"),
    [FT_META_TEXT] = FT_SLICE("text"),
};
/* clang-format on */
_Static_assert(FT_COUNT(zone_names) == FT_ZONE_COUNT, "name every zone");
_Static_assert(FT_COUNT(place_names) == FT_META_COUNT, "name every place");

ft_slice ft_meta_place_name(ft_meta_place place)
{
    if ((size_t)place >= FT_COUNT(place_names))
        return (ft_slice){"", 0};
    return place_names[place];
}

ft_slice ft_zone_name(ft_zone zone)
{
    if ((size_t)zone >= FT_COUNT(zone_names))
        return (ft_slice){"", 0};
    return zone_names[zone];
}

ft_zone ft_zone_find(ft_slice name)
{
    for (size_t i = 0; i < FT_COUNT(zone_names); i++)
        if (ft_slice_equal(zone_names[i], name))
            return (ft_zone)i;
    return FT_ZONE_COUNT;
}

enum {
    LONGEST = 16 * 1024 * 1024, /* bytes; what lies beyond is not read */
    SNIFFED = 64 * 1024         /* bytes searched for tags */
};

static size_t first_mark(ft_slice text)
{
    size_t at = 0;
    while (at < text.len && (text.data[at] <= ' ' || text.data[at] > '~'))
        at++; /* white space, a byte order mark, zeros of UTF-16 */
    return at;
}

/* Opens as a page does, or has several tags that only pages have. */
static bool is_html(ft_slice bytes)
{
    static const ft_slice opening[] = {FT_SLICE("<!doctype"), FT_SLICE("<html"),
                                       FT_SLICE("<head"),     FT_SLICE("<body"),
                                       FT_SLICE("<?xml"),     FT_SLICE("<!--")};
    static const ft_slice tags[] = {
        FT_SLICE("<p>"),     FT_SLICE("<p "),        FT_SLICE("</p>"),
        FT_SLICE("<div"),    FT_SLICE("</div>"),     FT_SLICE("<br"),
        FT_SLICE("<h1"),     FT_SLICE("</h"),        FT_SLICE("</li>"),
        FT_SLICE("<table"),  FT_SLICE("</td>"),      FT_SLICE("</span>"),
        FT_SLICE("</a>"),    FT_SLICE("<meta"),      FT_SLICE("<title"),
        FT_SLICE("<script"), FT_SLICE("</article>"), FT_SLICE("<td"),
        FT_SLICE("<li>")};
    ft_slice head = {bytes.data, bytes.len < SNIFFED ? bytes.len : SNIFFED};
    size_t start = first_mark(head), found = 0;
    for (size_t i = 0; i < FT_COUNT(opening); i++)
        if (ft_ascii_has_at(head, start, opening[i]))
            return true;
    for (size_t at = start; at < head.len; at++) {
        if (head.data[at] != '<')
            continue;
        for (size_t i = 0; i < FT_COUNT(tags); i++)
            found += ft_ascii_has_at(head, at, tags[i]);
    }
    return found >= 2;
}

static ft_status read_plain(ft_arena *arena, ft_slice text, ft_article *out,
                            ft_error *err)
{
    ft_slice copy = ft_arena_copy(arena, text);
    if (!copy.data)
        return ft_error_memory(err);
    return ft_plain_read(arena, copy, out, err);
}

ft_status ft_article_read(ft_arena *arena, ft_slice bytes, ft_type type,
                          ft_article *out, ft_error *err)
{
    *out = (ft_article){.text = {"", 0}};
    if (bytes.len > LONGEST)
        bytes.len = LONGEST;
    bool html =
        type == FT_TYPE_HTML || (type == FT_TYPE_AUTO && is_html(bytes));
    ft_slice text;
    size_t replaced = 0;
    ft_status status =
        ft_charset_decode(arena, bytes, html, &text, &replaced, err);
    if (status)
        return status;
    out->replaced = replaced;
    if (type == FT_TYPE_AUTO && !html)
        html = is_html(text); /* it may have been UTF-16 */
    status = html ? ft_page_read(arena, text, &ft_limits_default, out, err)
                  : read_plain(arena, text, out, err);
    return status ? status : ft_byline_read(arena, out, err);
}

void ft_article_prepare(void)
{
    ft_tree_prepare();
}
