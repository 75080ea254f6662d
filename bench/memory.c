/*
 * memory: what a worker holds at most while it reads a page, and whether it
 * holds more after many pages than after few. Every request for memory of the
 * process goes through here, libxml2's and PCRE2's, too (native code of
 * patterns does not); what was held before the page, the rules say, is left
 * out.
 *
 * usage: fulltime_memory [--as-is] READINGS RULES ARTICLE...
 *   READINGS  how many pages are read to see what is left behind
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "fulltime/fulltime.h"
#include "page.h"

/* NOLINTBEGIN(bugprone-reserved-identifier): names of the C library */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *old);
/* NOLINTEND(bugprone-reserved-identifier) */

static struct {
    size_t now, most;
} held;

static void *taken(void *memory)
{
    held.now += memory ? malloc_usable_size(memory) : 0;
    held.most = held.now > held.most ? held.now : held.most;
    return memory;
}

static void given(void *memory)
{
    held.now -= memory ? malloc_usable_size(memory) : 0;
}

void *malloc(size_t size)
{
    return taken(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return taken(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size)
{
    given(old);
    return taken(__libc_realloc(old, size));
}

void free(void *old)
{
    given(old);
    __libc_free(old);
}

static ft_buffer make_page(const char *path, bool as_is)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer page = {0};
    ft_slice article;

    if (arena && !ft_file_read(arena, path, 0, &article, NULL)) {
        if (as_is)
            ft_buffer_add(&page, article);
        else
            ft_page_make(article, &page);
    }
    ft_arena_free(arena);
    return page;
}

/* Bytes that the page took at most; 0 when it could not be read. */
static size_t read_page(const ft_rules *rules, const ft_buffer *page)
{
    ft_result *result = NULL;
    size_t before = held.now;

    held.most = before;
    if (ft_extract(rules, page->data, page->len, NULL, &result, NULL))
        return 0;
    ft_result_free(result);
    return held.most - before;
}

static int by_size(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;

    return (left > right) - (left < right);
}

static void report(size_t *sizes, size_t count, double grown)
{
    const double mib = 1024.0 * 1024.0;

    qsort(sizes, count, sizeof *sizes, by_size);
    printf("memory.p50\t%.6g\n", (double)sizes[count / 2] / mib);
    printf("memory.p99\t%.6g\n", (double)sizes[(count * 99 - 1) / 100] / mib);
    printf("memory.most\t%.6g\n", (double)sizes[count - 1] / mib);
    printf("memory.growth\t%.6g\n", grown / mib);
}

/* Reads all pages once, so that patterns have their native code; then `most` of
 * them, and the first half of these may leave behind what it will. */
static void run(const ft_rules *rules, const ft_buffer *pages, size_t *sizes,
                size_t count, size_t most)
{
    size_t half = 0;

    for (size_t i = 0; i < count; i++)
        sizes[i] = read_page(rules, &pages[i]);
    for (size_t i = 0; i < most; i++) {
        if (i == most / 2)
            half = held.now;
        (void)read_page(rules, &pages[i % count]);
    }
    report(sizes, count, (double)held.now - (double)half);
}

int main(int argc, char **argv)
{
    bool as_is = argc > 1 && strcmp(argv[1], "--as-is") == 0;

    argc -= as_is;
    argv += as_is;
    if (argc < 4) {
        (void)fprintf(stderr, "usage: fulltime_memory [--as-is] READINGS RULES "
                              "ARTICLE...\n");
        return 2;
    }
    size_t count = (size_t)argc - 3;
    ft_buffer *pages = calloc(count, sizeof *pages);
    size_t *sizes = calloc(count, sizeof *sizes);
    ft_rules *rules = NULL;
    ft_error err = {0};
    ft_status status = FT_ERR_MEMORY;

    if (pages && sizes && !(status = ft_rules_load(argv[2], &rules, &err))) {
        for (size_t i = 0; i < count; i++)
            pages[i] = make_page(argv[i + 3], as_is);
        run(rules, pages, sizes, count, strtoul(argv[1], NULL, 10));
        for (size_t i = 0; i < count; i++)
            ft_buffer_free(&pages[i]);
    } else {
        (void)fprintf(stderr, "%s\n", err.message);
    }
    free(pages);
    free(sizes);
    ft_rules_free(rules);
    return status != FT_OK;
}
