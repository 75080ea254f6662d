/*
 * markup: changes a page as somebody who writes HTML would, and gets it wrong:
 * tags put in, taken out, doubled, swapped and left open, attributes, entities,
 * comments and scripts. Every other time libFuzzer changes bytes as it likes.
 */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most,
                               unsigned seed);

static const char *const tags[] = {
    "p",     "div",    "span",   "a",        "b",          "h1",
    "h2",    "ul",     "ol",     "li",       "table",      "tr",
    "td",    "th",     "tbody",  "article",  "section",    "aside",
    "nav",   "header", "footer", "main",     "figure",     "figcaption",
    "br",    "hr",     "img",    "script",   "style",      "title",
    "head",  "body",   "html",   "form",     "select",     "option",
    "pre",   "svg",    "iframe", "noscript", "blockquote", "time",
    "dl",    "dt",     "dd",     "sup",      "template",   "textarea",
    "video", "meta",   "link",   "details",  "button",     "label",
};
static const char *const attributes[] = {
    " class=\"score\"",
    " class='live-blog entry'",
    " id=content",
    " hidden",
    " style=\"display:none\"",
    " role=\"navigation\"",
    " href=\"/a?b=1&amp;c=2\"",
    " itemprop=\"articleBody\"",
    " datetime=\"2021-11-17T16:18:00Z\"",
    " colspan=3",
    " lang=en",
    " content=\"2021-11-17\"",
    " property=\"og:title\"",
    " =\"",
    " a=b=c",
    " CLASS",
    " aria-hidden=\"true\"",
};
static const char *const texts[] = {
    "&amp;",
    "&lt;",
    "&#8211;",
    "&#x2019;",
    "&nbsp;",
    "&eacute",
    "&#0;",
    "&#xD800;",
    "&#99999999;",
    "&bogus;",
    "&",
    "<!--",
    "-->",
    "<!-- - -->",
    "<![CDATA[",
    "]]>",
    "<!doctype html>",
    "<?php ?>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>",
    "<script>if (a<b) {</script>",
    "<style>p{}</style>",
    " 2-1 ",
    "Canada",
    "45+2'",
    "<",
    ">",
    "</",
    "/>",
    "\"",
    "'",
};

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

#define PICK(list, seed) ((list)[next(seed) % (sizeof(list) / sizeof *(list))])

typedef struct page {
    uint8_t *data;
    size_t size, most;
} page;

static void put(page *p, size_t at, const char *text, size_t len)
{
    if (len > p->most - p->size)
        return;
    memmove(p->data + at + len, p->data + at, p->size - at);
    memcpy(p->data + at, text, len);
    p->size += len;
}

static void put_text(page *p, size_t at, const char *text)
{
    put(p, at, text, strlen(text));
}

static void take(page *p, size_t from, size_t to)
{
    memmove(p->data + from, p->data + to, p->size - to);
    p->size -= to - from;
}

/* The next of these bytes at or after a place that chance takes. */
static size_t find(const page *p, char byte, unsigned *seed)
{
    size_t from = p->size ? next(seed) % p->size : 0;
    const uint8_t *at =
        p->size ? memchr(p->data + from, byte, p->size - from) : NULL;

    return at ? (size_t)(at - p->data) : p->size;
}

static size_t tag_end(const page *p, size_t at)
{
    while (at < p->size && p->data[at] != '>')
        at++;
    return at < p->size ? at + 1 : at;
}

static void put_tag(page *p, size_t at, const char *name, const char *with,
                    int closes)
{
    char tag[128];
    int len =
        snprintf(tag, sizeof tag, "<%s%s%s>", closes ? "/" : "", name, with);

    put(p, at, tag, (size_t)len);
}

static void wrap(page *p, unsigned *seed)
{
    const char *name = PICK(tags, seed);
    size_t from = find(p, '<', seed), to = find(p, '<', seed);

    put_tag(p, from > to ? from : to, name, "", 1);
    put_tag(p, from > to ? to : from, name,
            next(seed) % 2 ? PICK(attributes, seed) : "", 0);
}

static void copy_tag(page *p, unsigned *seed)
{
    char tag[256];
    size_t from = find(p, '<', seed), to = tag_end(p, from), len = to - from;

    if (len > sizeof tag)
        len = sizeof tag;
    memcpy(tag, p->data + from, len);
    put(p, find(p, next(seed) % 2 ? '<' : ' ', seed), tag, len);
}

static void rename_tag(page *p, unsigned *seed)
{
    size_t at = find(p, '<', seed) + 1, end;

    if (at >= p->size)
        return;
    at += p->data[at] == '/';
    for (end = at; end < p->size && p->data[end] > '0' && p->data[end] != '>';)
        end++;
    if (at <= end)
        take(p, at, end);
    put_text(p, at, PICK(tags, seed));
}

static size_t change(uint8_t *data, size_t size, size_t most, unsigned *seed)
{
    page p = {data, size, most};
    size_t at = 0;

    switch (next(seed) % 8) {
    case 0:
        wrap(&p, seed);
        break;
    case 1:
        put_tag(&p, find(&p, '<', seed), PICK(tags, seed), "",
                (int)(next(seed) % 2));
        break;
    case 2:
        at = find(&p, '<', seed);
        take(&p, at, tag_end(&p, at));
        break;
    case 3:
        copy_tag(&p, seed);
        break;
    case 4:
        rename_tag(&p, seed);
        break;
    case 5:
        put_text(&p, find(&p, '>', seed), PICK(attributes, seed));
        break;
    default:
        put_text(&p, find(&p, next(seed) % 2 ? '<' : ' ', seed),
                 PICK(texts, seed));
    }
    return p.size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most,
                               unsigned seed)
{
    size_t rounds = 1 + next(&seed) % 4;

    if (next(&seed) % 2)
        return LLVMFuzzerMutate(data, size, most);
    while (rounds-- > 0)
        size = change(data, size, most, &seed);
    return size;
}
