/* Comes in: a folder. Goes out: the articles in it, in an order that does not
 * depend on the file system. What is in them is left to compare. */
#include "cli/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"

enum { DEPTH_MOST = 8 /* links may lead in a circle */ };

typedef struct walk {
    ft_arena *arena;
    ft_case *cases;
    size_t count, capacity;
    ft_error *err;
} walk;

static const char *join(ft_arena *arena, const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = FT_NEW(arena, char, size);

    if (path)
        (void)snprintf(path, size, "%s%s%s", folder, *folder ? "/" : "", name);
    return path;
}

static bool exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static ft_status add_case(walk *w, const char *folder, const char *name,
                          const char *expected)
{
    const char *html = join(w->arena, folder, "article.html");
    const char *text = join(w->arena, folder, "article.txt");
    const char *facts = join(w->arena, folder, "article.json");
    ft_case *cases = ft_arena_grow(w->arena, w->cases, &w->capacity,
                                   w->count + 1, sizeof *cases);

    if (!html || !text || !facts || !cases)
        return ft_error_memory(w->err);
    w->cases = cases;
    w->cases[w->count++] = (ft_case){.name = name,
                                     .article = exists(html) ? html : text,
                                     .expected = expected,
                                     .facts = facts};
    return FT_OK;
}

static ft_status walk_folder(walk *w, const char *folder, const char *name,
                             unsigned depth);

static ft_status walk_entry(walk *w, const char *folder, const char *name,
                            const char *entry, unsigned depth)
{
    const char *path, *inner;

    if (entry[0] == '.' || depth == DEPTH_MOST)
        return FT_OK;
    path = join(w->arena, folder, entry);
    inner = join(w->arena, name, entry);
    if (!path || !inner)
        return ft_error_memory(w->err);
    return is_folder(path) ? walk_folder(w, path, inner, depth + 1) : FT_OK;
}

static ft_status walk_folder(walk *w, const char *folder, const char *name,
                             unsigned depth)
{
    const char *expected = join(w->arena, folder, "expected.ndjson");
    DIR *open = opendir(folder);
    ft_status status = FT_OK;

    if (!open)
        return ft_error_file(w->err, FT_ERR_IO, folder, "%s", strerror(errno));
    if (!expected)
        status = ft_error_memory(w->err);
    else if (exists(expected))
        status = add_case(w, folder, name, expected);
    for (struct dirent *entry; !status && (entry = readdir(open));)
        status = walk_entry(w, folder, name, entry->d_name, depth);
    (void)closedir(open);
    return status;
}

static int compare_cases(const void *left, const void *right)
{
    const ft_case *a = left, *b = right;

    return strcmp(a->name, b->name);
}

ft_status ft_corpus_find(ft_arena *arena, const char *root, const ft_case **out,
                         size_t *count, ft_error *err)
{
    walk w = {.arena = arena, .err = err};
    ft_status status = walk_folder(&w, root, "", 0);

    if (status)
        return status;
    if (w.count > 1)
        qsort(w.cases, w.count, sizeof *w.cases, compare_cases);
    *out = w.cases;
    *count = w.count;
    return FT_OK;
}

/* The error of one line as one of the whole file. */
static ft_status fail_line(ft_error *err, const char *name, unsigned line,
                           const ft_error *inner)
{
    ft_status status =
        ft_error_file(err, inner->status, name, "%s", inner->message);

    if (err && err->line == 0) {
        err->line = line;
        err->column = inner->column;
    }
    return status;
}

ft_status ft_lines_parse(ft_arena *arena, const char *name, ft_slice text,
                         const ft_json ***out, size_t *count, ft_error *err)
{
    const ft_slice newline = FT_SLICE("\n");
    const ft_json **items = NULL;
    size_t capacity = 0;
    unsigned line = 1;

    *count = 0;
    for (size_t at = 0, end; at < text.len; at = end + 1, line++) {
        ft_slice piece;
        ft_error inner = {0};

        end = ft_slice_find(text, newline, at);
        end = end < text.len ? end : text.len;
        piece = ft_slice_cut(text, (ft_span){at, end});
        if (ft_slice_trim(piece).len == 0)
            continue;
        items =
            ft_arena_grow(arena, items, &capacity, *count + 1, sizeof *items);
        if (!items)
            return ft_error_memory(err);
        if (ft_json_parse(arena, piece, &items[(*count)++], &inner))
            return fail_line(err, name, line, &inner);
    }
    *out = items;
    return FT_OK;
}
