/*
 * page: what surrounds an article. An article that is a page already is opened
 * at its head and its body; a plain text becomes paragraphs. How much is added
 * is counted, so that every page has about the same size and the same share of
 * code.
 */
#include "page.h"

#include <stdint.h>

static void add_number(ft_buffer *out, const char *before, size_t number,
                       const char *after)
{
    ft_buffer_text(out, before);
    ft_buffer_integer(out, (long long)number);
    ft_buffer_text(out, after);
}

static void add_style(ft_buffer *out, size_t len)
{
    size_t end = out->len + len;

    ft_buffer_text(out, "<style>\n");
    for (size_t i = 0; out->len < end; i++) {
        add_number(out, ".card-", i, "__title>a:hover,.grid--");
        ft_buffer_integer(out, (long long)(i * 7 % 96));
        add_number(out, " li{margin:0 ", i % 24, "px;color:#");
        ft_buffer_integer(out, (long long)(i * 12345 % 1000000));
        ft_buffer_text(out, ";transition:opacity .2s ease-in-out}\n");
    }
    ft_buffer_text(out, "</style>\n");
}

static void add_script(ft_buffer *out, size_t len)
{
    size_t end = out->len + len;

    ft_buffer_text(out, "<script>\nwindow.page=window.page||{slots:[]};\n");
    for (size_t i = 0; out->len < end; i++) {
        add_number(out, "page.slots.push({id:\"slot-", i, "\",sizes:[[");
        add_number(out, "", 120 + i % 600, ",250]],lazy:!0,");
        add_number(out, "html:'<div class=\"ad\" data-at=\"", i, "\">'+");
        ft_buffer_text(out, "(a<b&&c>d?\"<b>1-0<\\/b>\":\"\")+'<\\/div>'});\n");
    }
    ft_buffer_text(out, "</script>\n");
}

/* Half of the code of a page: what stands in its head, or at its end. */
static void add_code(ft_buffer *out)
{
    enum { LEN = FT_PAGE_SIZE * FT_PAGE_CODE_PERCENT / 100 / 2 };

    add_style(out, LEN / 3);
    add_script(out, LEN / 3);
    add_script(out, LEN / 3);
}

/* Drawings and comments: what news pages have of them, some 5 % together. */
static void add_icon(ft_buffer *out, size_t number)
{
    add_number(out, "<svg class=\"icon\" viewBox=\"0 0 24 24\"><path d=\"M",
               number % 24, " 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z\"/></svg>");
    if (number % 4 == 0)
        add_number(out, "<!-- card ", number, ": rendered at the edge -->");
}

static void add_menu(ft_buffer *out, size_t len)
{
    size_t end = out->len + len;

    ft_buffer_text(out, "<nav class=\"site-nav\" role=\"navigation\"><ul>\n");
    for (size_t i = 0; out->len < end; i++) {
        add_number(out, "<li class=\"item\"><a href=\"/section/", i,
                   "\" data-track=\"nav\">");
        add_number(out, "<span>Section ", i, "</span></a></li>\n");
    }
    ft_buffer_text(out, "</ul></nav>\n");
}

static void add_teasers(ft_buffer *out, size_t len)
{
    size_t end = out->len + len;

    ft_buffer_text(out, "<aside class=\"related\"><h2>More stories</h2>\n");
    for (size_t i = 0; out->len < end; i++) {
        add_number(out, "<div class=\"teaser teaser--small\" data-pos=\"", i,
                   "\">");
        add_number(out, "<a href=\"/story/", i,
                   "\" data-track=\"teaser|story\">");
        add_number(out, "<img src=\"/i/", i, "-320.jpg\" srcset=\"/i/");
        add_number(out, "", i, "-640.jpg 2x\" alt=\"\" loading=\"lazy\">");
        ft_buffer_text(out, "<h3>What the week has brought</h3></a>"
                            "<p>Read on, and tell us what you think</p>");
        add_icon(out, i);
        ft_buffer_text(out, "</div>\n");
    }
    ft_buffer_text(out, "</aside>\n<footer><p>All rights reserved</p>"
                        "<ul><li><a href=\"/terms\">Terms</a></li>"
                        "<li><a href=\"/privacy\">Privacy</a></li></ul>"
                        "</footer>\n");
}

/* Offset behind the start tag `name` ("<body"), or `otherwise`. */
static size_t behind_tag(ft_slice page, const char *name, size_t otherwise)
{
    size_t at = ft_slice_find(page, ft_slice_of(name), 0);

    if (at != SIZE_MAX)
        at = ft_slice_find(page, ft_slice_of(">"), at);
    return at == SIZE_MAX ? otherwise : at + 1;
}

static void add_paragraphs(ft_slice text, ft_buffer *out)
{
    size_t at = 0;

    while (at < text.len) {
        size_t end = ft_slice_find(text, ft_slice_of("\n"), at);
        if (end == SIZE_MAX)
            end = text.len;
        ft_buffer_text(out, "<p>");
        ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, end}));
        ft_buffer_text(out, "</p>\n");
        at = end + 1;
    }
}

static void wrap_text(ft_slice text, size_t furniture, ft_buffer *out)
{
    ft_buffer_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>"
                        "<meta charset=\"utf-8\"><title>Report</title>\n");
    add_code(out);
    ft_buffer_text(out, "</head>\n<body>\n");
    add_menu(out, furniture / 3);
    ft_buffer_text(out, "<article>\n");
    add_paragraphs(text, out);
    ft_buffer_text(out, "</article>\n");
    add_teasers(out, furniture / 3 * 2);
    add_code(out);
    ft_buffer_text(out, "</body>\n</html>\n");
}

static void wrap_page(ft_slice page, size_t furniture, ft_buffer *out)
{
    size_t head = behind_tag(page, "<head", 0);
    size_t body = behind_tag(page, "<body", head);
    size_t end = ft_slice_find(page, ft_slice_of("</body"), body);

    if (end == SIZE_MAX)
        end = page.len;
    ft_buffer_add(out, ft_slice_cut(page, (ft_span){0, head}));
    add_code(out);
    ft_buffer_add(out, ft_slice_cut(page, (ft_span){head, body}));
    add_menu(out, furniture / 3);
    ft_buffer_add(out, ft_slice_cut(page, (ft_span){body, end}));
    add_teasers(out, furniture / 3 * 2);
    add_code(out);
    ft_buffer_add(out, ft_slice_cut(page, (ft_span){end, page.len}));
}

void ft_page_make(ft_slice article, ft_buffer *out)
{
    size_t rest = FT_PAGE_SIZE * (100 - FT_PAGE_CODE_PERCENT) / 100;
    size_t furniture = article.len < rest ? rest - article.len : 0;

    if (ft_slice_starts(ft_slice_trim(article), ft_slice_of("<")))
        wrap_page(article, furniture, out);
    else
        wrap_text(article, furniture, out);
}

static size_t count_element(ft_slice page, const char *start, const char *end)
{
    size_t bytes = 0;
    size_t at = 0;

    while ((at = ft_slice_find(page, ft_slice_of(start), at)) != SIZE_MAX) {
        size_t stop = ft_slice_find(page, ft_slice_of(end), at);
        if (stop == SIZE_MAX)
            break;
        bytes += stop - at;
        at = stop;
    }
    return bytes;
}

size_t ft_page_code(ft_slice page)
{
    return count_element(page, "<script", "</script") +
           count_element(page, "<style", "</style");
}
