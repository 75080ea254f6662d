/* In: the bytes of a page or a plain text. Out: the article. Tells the two
 * apart and calls the modules in turn. */
#include "html/article.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/error.h"
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
    LONGEST = 16 * 1024 * 1024, /* bytes; a longer article is refused */
    SNIFFED = 64 * 1024,        /* bytes searched for tags */
    WORK_A_BYTE = 60,           /* steps */
    WORK_REPLACED = 1000
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

/* --- paragraphs without end ----------------------------------------------- */

static bool ends_sentence(char byte)
{
    return byte == '.' || byte == '!' || byte == '?' || byte == '"' ||
           byte == '\'' || byte == ')';
}

/* Where a block that goes on and on is cut: behind the last sentence in the
 * second half of what it may be, else at the last space, else behind a
 * character. */
static size_t cut_place(ft_slice text, size_t start)
{
    size_t end = start + FT_BLOCK_MOST, least = start + FT_BLOCK_MOST / 2;
    size_t space = 0;
    for (size_t at = end; at > least; at--) {
        if (!ft_is_space(text.data[at]))
            continue;
        space = space ? space : at;
        if (ends_sentence(text.data[at - 1]))
            return at;
    }
    while (!space && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return space ? space : end;
}

static bool is_long(const ft_block *block)
{
    return block->span.end - block->span.start > FT_BLOCK_MOST;
}

static bool add_block(ft_arena *arena, ft_article *article, size_t *room,
                      ft_block block)
{
    ft_block *blocks =
        ft_arena_grow(arena, (void *)(uintptr_t)article->blocks, room,
                      article->block_count + 1, sizeof *blocks);
    if (!blocks)
        return false;
    blocks[article->block_count++] = block;
    article->blocks = blocks;
    return true;
}

/* Cuts blocks of more than FT_BLOCK_MOST bytes: what the stages behind do with
 * a block may grow with its square. */
static ft_status cut_blocks(ft_arena *arena, ft_article *article, ft_error *err)
{
    const ft_block *all = article->blocks;
    size_t count = article->block_count, room = 0, first = 0;
    while (first < count && !is_long(&all[first]))
        first++;
    if (first == count)
        return FT_OK;
    article->blocks = NULL;
    article->block_count = 0;
    for (size_t i = 0; i < count; i++) {
        ft_block part = all[i];
        while (is_long(&part)) {
            ft_block head = part;
            head.span.end = cut_place(article->text, part.span.start);
            part.span.start = head.span.end;
            while (part.span.start < part.span.end &&
                   ft_is_space(article->text.data[part.span.start]))
                part.span.start++;
            part.stamp = (ft_slice){"", 0};
            if (!add_block(arena, article, &room, head))
                return ft_error_memory(err);
        }
        if (part.span.start < part.span.end &&
            !add_block(arena, article, &room, part))
            return ft_error_memory(err);
    }
    return FT_OK;
}

ft_status ft_article_read(ft_arena *arena, ft_slice bytes, ft_type type,
                          ft_article *out, ft_error *err)
{
    *out = (ft_article){.text = {"", 0}};
    if (bytes.len > LONGEST)
        ft_arena_refuse(arena, "the article is longer than 16 MB");
    if (!ft_arena_work(arena, bytes.len * WORK_A_BYTE))
        return ft_error_memory(err);
    bool html =
        type == FT_TYPE_HTML || (type == FT_TYPE_AUTO && is_html(bytes));
    ft_slice text;
    size_t replaced = 0;
    ft_status status =
        ft_charset_decode(arena, bytes, html, &text, &replaced, err);
    if (status)
        return status;
    (void)ft_arena_work(arena, replaced * WORK_REPLACED);
    out->replaced = replaced;
    if (type == FT_TYPE_AUTO && !html)
        html = is_html(text); /* it may have been UTF-16 */
    status = html ? ft_page_read(arena, text, &ft_limits_default, out, err)
                  : read_plain(arena, text, out, err);
    if (status || (status = cut_blocks(arena, out, err)))
        return status;
    return ft_byline_read(arena, out, err);
}

void ft_article_prepare(void)
{
    ft_tree_prepare();
}
