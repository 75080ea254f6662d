/*
 * body: the bodies of many pages, with limits and lists other than the
 * library's own; bench/article-extraction asks for them. Words and phrases are
 * dropped from the lists by standing in front of the functions that compare
 * them (the linker's --wrap), so that the library knows nothing of it.
 *
 * usage: fulltime_body [NAME=NUMBER | -word=WORD | -phrase=PHRASE]... --
 * PAGE... prints "LENGTH PAGE" and the body, page after page; without a page
 * the names and the numbers that they have.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/source.h"
#include "html/charset.h"
#include "html/hint.h"
#include "html/page.h"

static const struct {
    const char *name;
    size_t offset;
} limit_names[] = {
    {"prose", offsetof(ft_limits, prose)},
    {"sentence", offsetof(ft_limits, sentence)},
    {"byline", offsetof(ft_limits, byline)},
    {"standfirst", offsetof(ft_limits, standfirst)},
    {"caption", offsetof(ft_limits, caption)},
    {"prose_links", offsetof(ft_limits, prose_links)},
    {"linked", offsetof(ft_limits, linked)},
    {"dense", offsetof(ft_limits, dense)},
    {"inner", offsetof(ft_limits, inner)},
    {"hook", offsetof(ft_limits, hook)},
    {"late", offsetof(ft_limits, late)},
    {"big", offsetof(ft_limits, big)},
    {"huge", offsetof(ft_limits, huge)},
};
_Static_assert(FT_COUNT(limit_names) == sizeof(ft_limits) / sizeof(uint32_t),
               "name every limit");

/* What the command line drops; the wrapped functions have no other way to it.
 */
static struct {
    char **options;
    int count;
    bool reads_hints;
} dropped;

static bool is_dropped(ft_slice kind, const char *data, size_t len)
{
    for (int i = 0; i < dropped.count; i++) {
        ft_slice option = ft_slice_of(dropped.options[i]);
        if (ft_slice_starts(option, kind) && option.len == kind.len + len &&
            memcmp(option.data + kind.len, data, len) == 0)
            return true;
    }
    return false;
}

/* NOLINTBEGIN(bugprone-reserved-identifier): the linker chose the names */
int __real_ft_ascii_order(const char *a, const char *b);
int __wrap_ft_ascii_order(const char *a, const char *b);
unsigned __real_ft_hint_read(ft_slice value);
unsigned __wrap_ft_hint_read(ft_slice value);
bool __real_ft_ascii_spells(ft_slice text, size_t at, ft_slice word);
bool __wrap_ft_ascii_spells(ft_slice text, size_t at, ft_slice word);

int __wrap_ft_ascii_order(const char *a, const char *b)
{
    static const ft_slice kind = FT_SLICE("-word=");
    int order = __real_ft_ascii_order(a, b);
    if (order == 0 && dropped.reads_hints && is_dropped(kind, b, strlen(b)))
        return 1;
    return order;
}

unsigned __wrap_ft_hint_read(ft_slice value)
{
    dropped.reads_hints = true;
    unsigned hints = __real_ft_hint_read(value);
    dropped.reads_hints = false;
    return hints;
}

bool __wrap_ft_ascii_spells(ft_slice text, size_t at, ft_slice word)
{
    static const ft_slice kind = FT_SLICE("-phrase=");
    return __real_ft_ascii_spells(text, at, word) &&
           !is_dropped(kind, word.data, word.len);
}
/* NOLINTEND(bugprone-reserved-identifier) */

/* "NAME=NUMBER": false when there is no such name. */
static bool set_limit(ft_limits *limits, const char *option)
{
    const char *equals = strchr(option, '=');
    if (!equals || option[0] == '-')
        return option[0] == '-';
    size_t len = (size_t)(equals - option);
    for (size_t i = 0; i < FT_COUNT(limit_names); i++) {
        const char *name = limit_names[i].name;
        if (len != strlen(name) || memcmp(name, option, len) != 0)
            continue;
        uint32_t number = (uint32_t)strtoul(equals + 1, NULL, 10);
        memcpy((char *)limits + limit_names[i].offset, &number, sizeof number);
        return true;
    }
    return false;
}

static void print_limits(void)
{
    const char *limits = (const char *)&ft_limits_default;
    for (size_t i = 0; i < FT_COUNT(limit_names); i++) {
        uint32_t number;
        memcpy(&number, limits + limit_names[i].offset, sizeof number);
        printf("%s %u\n", limit_names[i].name, (unsigned)number);
    }
}

static void print_body(const char *path, const ft_article *article)
{
    size_t len = 0;
    for (size_t i = 0; i < article->block_count; i++)
        if (article->blocks[i].body)
            len +=
                article->blocks[i].span.end - article->blocks[i].span.start + 1;
    printf("%zu %s\n", len, path);
    for (size_t i = 0; i < article->block_count; i++) {
        const ft_block *block = &article->blocks[i];
        if (!block->body)
            continue;
        ft_slice text = ft_slice_cut(article->text, block->span);
        (void)fwrite(text.data, 1, text.len, stdout);
        (void)putchar('\n');
    }
}

static ft_status run(const ft_limits *limits, const char *path, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_article article = {.text = {"", 0}};
    ft_slice bytes, text;
    size_t replaced = 0;
    ft_status status = FT_ERR_MEMORY;
    if (arena && !(status = ft_file_read(arena, path, 0, &bytes, err)) &&
        !(status =
              ft_charset_decode(arena, bytes, true, &text, &replaced, err)) &&
        !(status = ft_page_read(arena, text, limits, &article, err)))
        print_body(path, &article);
    ft_arena_free(arena);
    return status;
}

int main(int argc, char **argv)
{
    ft_limits limits = ft_limits_default;
    ft_error err = {0};
    int at = 1;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (!set_limit(&limits, argv[at])) {
            (void)fprintf(stderr, "no such limit: %s\n", argv[at]);
            return 2;
        }
    }
    dropped.options = argv + 1;
    dropped.count = at - 1;
    if (at >= argc)
        print_limits();
    for (at++; at < argc; at++) {
        if (run(&limits, argv[at], &err)) {
            (void)fprintf(stderr, "%s: %s\n", argv[at], err.message);
            return 1;
        }
    }
    return 0;
}
