/*
 * Every page in tests/html/markup is one way to mark up the same report. It
 * opens with a comment of what must come of it, a line each:
 *
 *   ZONE: TEXT  a block of that zone holds the text, in the body where the
 *               zone is that of prose
 *   any: TEXT   a block of any zone holds it
 *   none: TEXT  nothing that is handed over holds it
 */
#include "html/reading.h"
#include "support/test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/source.h"

enum { PAGES_LEAST = 60, FACTS_LEAST = 3, PATH_MOST = 1024 };

/* A block of the zone, or of any (FT_ZONE_COUNT), holds the text. */
static bool holds(const ft_article *article, ft_zone zone, ft_slice text)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const ft_block *block = &article->blocks[i];
        ft_slice own = ft_slice_cut(article->text, block->span);
        bool prose = zone == FT_ZONE_BODY;
        if ((zone == FT_ZONE_COUNT || block->zone == zone) &&
            (!prose || block->body) && ft_slice_find(own, text, 0) < own.len)
            return true;
    }
    return false;
}

/* Whether a line of the comment holds true; fails on one that says nothing. */
static bool is_met(const ft_article *article, ft_slice line)
{
    static const ft_slice colon = FT_SLICE(": ");
    size_t at = ft_slice_find(line, colon, 0);
    if (at >= line.len)
        fail_msg("no fact: %.*s", (int)line.len, line.data);
    ft_slice zone = {line.data, at};
    ft_slice text = {line.data + at + 2, line.len - at - 2};
    if (ft_slice_equal(zone, ft_slice_of("none")))
        return ft_slice_find(article->text, text, 0) >= article->text.len;
    if (ft_slice_equal(zone, ft_slice_of("any")))
        return holds(article, FT_ZONE_COUNT, text);
    if (ft_zone_find(zone) == FT_ZONE_COUNT)
        fail_msg("no zone: %.*s", (int)line.len, line.data);
    return holds(article, ft_zone_find(zone), text);
}

/* The lines between "<!--" and "-->" at the start of a page. */
static ft_slice facts_of(ft_slice page)
{
    static const ft_slice open = FT_SLICE("<!--\n"), close = FT_SLICE("-->");
    assert_true(ft_slice_starts(page, open));
    size_t end = ft_slice_find(page, close, 0);
    assert_true(end < page.len);
    return ft_slice_cut(page, (ft_span){open.len, end});
}

/* How many of a page's facts do not come of it. */
static size_t check_page(const char *name, ft_slice page)
{
    ft_arena *arena = ft_arena_new();
    ft_article article;
    size_t count = 0, missing = 0;
    assert_int_equal(ft_article_read(arena, page, FT_TYPE_AUTO, &article, NULL),
                     FT_OK);
    assert_well_formed(&article);
    ft_slice facts = facts_of(page);
    for (size_t start = 0; start < facts.len; count++) {
        static const ft_slice newline = FT_SLICE("\n");
        size_t end = ft_slice_find(facts, newline, start);
        ft_slice line = ft_slice_cut(facts, (ft_span){start, end});
        if (!is_met(&article, line)) {
            print_error("%s: not so: %.*s\n", name, (int)line.len, line.data);
            missing++;
        }
        start = end + 1;
    }
    if (missing > 0)
        print_error("%s", show_article(arena, &article));
    assert_true(count >= FACTS_LEAST);
    ft_arena_free(arena);
    return missing;
}

static size_t check_file(const char *name)
{
    char path[PATH_MOST];
    ft_arena *arena = ft_arena_new();
    ft_slice page;
    int len =
        snprintf(path, sizeof path, "%s/%s", FT_TESTS_DIR "/html/markup", name);
    assert_true(len > 0 && (size_t)len < sizeof path);
    assert_int_equal(ft_file_read(arena, path, 1 << 20, &page, NULL), FT_OK);
    size_t missing = check_page(name, page);
    ft_arena_free(arena);
    return missing;
}

static void facts_survive_any_markup_and_furniture_does_not(void **state)
{
    static const ft_slice ending = FT_SLICE(".html");
    size_t pages = 0, missing = 0;
    DIR *folder = opendir(FT_TESTS_DIR "/html/markup");
    (void)state;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!ft_slice_ends(ft_slice_of(entry->d_name), ending))
            continue;
        pages++;
        missing += check_file(entry->d_name);
    }
    closedir(folder);
    assert_true(pages >= PAGES_LEAST);
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_survive_any_markup_and_furniture_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
