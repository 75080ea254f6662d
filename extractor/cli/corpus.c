/* Comes in: a folder, or a file of gold. Goes out: the articles in it, in an
 * order that does not depend on the file system. What is in them is left to
 * others. */
#include "cli/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/source.h"
#include "cli/facts.h"

enum {
    DEPTH_MOST = 8, /* links may lead in a circle */
    GOLD_MOST = 256 * 1024 * 1024
};

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

/* What lies there; 0 when nothing does. */
static ft_status look(const char *path, mode_t *out, ft_error *err)
{
    struct stat info = {0};

    if (stat(path, &info) && errno != ENOENT)
        return ft_error_file(err, FT_ERR_IO, path, "%s", strerror(errno));
    *out = info.st_mode;
    return FT_OK;
}

static ft_status add_case(walk *w, const char *folder, const char *name,
                          const char *expected)
{
    const char *html = join(w->arena, folder, "article.html");
    const char *text = join(w->arena, folder, "article.txt");
    const char *facts = join(w->arena, folder, "article.json");
    const char *accepted = join(w->arena, folder, "accepted.ndjson");
    ft_case *cases = ft_arena_grow(w->arena, w->cases, &w->capacity,
                                   w->count + 1, sizeof *cases);

    w->cases = cases ? cases : w->cases;
    if (!html || !text || !facts || !accepted || !cases)
        return ft_error_memory(w->err);
    w->cases[w->count++] = (ft_case){.name = name,
                                     .article = exists(html) ? html : text,
                                     .expected = expected,
                                     .accepted = accepted,
                                     .facts = facts};
    return FT_OK;
}

static ft_status walk_folder(walk *w, const char *folder, const char *name,
                             unsigned depth);

static ft_status walk_entry(walk *w, const char *folder, const char *name,
                            const char *entry, unsigned depth)
{
    const char *path, *inner;
    mode_t mode = 0;

    if (entry[0] == '.' || depth == DEPTH_MOST)
        return FT_OK;
    path = join(w->arena, folder, entry);
    inner = join(w->arena, name, entry);
    if (!path || !inner)
        return ft_error_memory(w->err);
    ft_status status = look(path, &mode, w->err);
    return !status && S_ISDIR(mode) ? walk_folder(w, path, inner, depth + 1)
                                    : status;
}

static ft_status walk_folder(walk *w, const char *folder, const char *name,
                             unsigned depth)
{
    const char *expected = join(w->arena, folder, "expected.ndjson");
    DIR *open = opendir(folder);
    mode_t mode = 0;
    ft_status status;

    if (!open)
        return ft_error_file(w->err, FT_ERR_IO, folder, "%s", strerror(errno));
    status = expected ? look(expected, &mode, w->err) : ft_error_memory(w->err);
    if (!status && mode)
        status = add_case(w, folder, name, expected);
    struct dirent *entry;
    for (errno = 0; !status && (entry = readdir(open)); errno = 0)
        status = walk_entry(w, folder, name, entry->d_name, depth);
    if (!status && errno != 0)
        status =
            ft_error_file(w->err, FT_ERR_IO, folder, "%s", strerror(errno));
    (void)closedir(open);
    return status;
}

static int compare_cases(const void *left, const void *right)
{
    const ft_case *a = left, *b = right;

    return strcmp(a->name, b->name);
}

static ft_status find_folders(ft_arena *arena, const char *root,
                              const ft_case **out, size_t *count, ft_error *err)
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

/* ---- a file of gold ---- */

/* The folder that a file stands in, with its slash. */
static ft_slice folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return (ft_slice){path, slash ? (size_t)(slash - path) + 1 : 0};
}

/* Its text: source.path, else "DOC.txt", seen from the file of gold. */
static const char *text_path(ft_arena *arena, const char *root,
                             const ft_json *doc)
{
    ft_slice folder = folder_of(root);
    ft_slice path =
        ft_json_text(ft_json_get(ft_json_get(doc, "source"), "path"));
    const bool named = path.len > 0;
    size_t size;
    char *whole;

    if (!named)
        path = ft_json_text(ft_json_get(doc, "doc"));
    size = folder.len + path.len + sizeof ".txt";
    whole = FT_NEW(arena, char, size);
    if (whole)
        (void)snprintf(whole, size, "%.*s%.*s%s", (int)folder.len, folder.data,
                       (int)path.len, path.data, named ? "" : ".txt");
    return whole;
}

static ft_status read_document(ft_arena *arena, const char *root,
                               const ft_json *doc, ft_case *out, ft_error *err)
{
    ft_slice name = ft_json_text(ft_json_get(doc, "doc"));
    const ft_json *matches = ft_json_get(doc, "matches");

    if (name.len == 0 || !matches || matches->kind != FT_JSON_ARRAY)
        return ft_error_file(err, FT_ERR_SYNTAX, root,
                             "a document of gold has 'doc' and 'matches'");
    *out = (ft_case){.name = ft_arena_string(arena, name),
                     .article = text_path(arena, root, doc),
                     .gold = doc};
    return out->name && out->article ? FT_OK : ft_error_memory(err);
}

static ft_status find_documents(ft_arena *arena, const char *root,
                                const ft_case **out, size_t *count,
                                ft_error *err)
{
    ft_records_read docs;
    ft_slice text;
    ft_case *cases;
    ft_status status;

    if ((status = ft_file_read(arena, root, GOLD_MOST, &text, err)) ||
        (status = ft_lines_parse(arena, root, text, &docs, err)))
        return status;
    if (!(cases = FT_NEW(arena, ft_case, docs.count)))
        return ft_error_memory(err);
    for (size_t i = 0; i < docs.count && !status; i++)
        status = read_document(arena, root, docs.items[i], &cases[i], err);
    *out = cases;
    *count = docs.count;
    return status;
}

ft_status ft_corpus_find(ft_arena *arena, const char *root, const ft_case **out,
                         size_t *count, ft_error *err)
{
    mode_t mode = 0;
    ft_status status = look(root, &mode, err);

    if (status)
        return status;
    return mode && !S_ISDIR(mode) ? find_documents(arena, root, out, count, err)
                                  : find_folders(arena, root, out, count, err);
}
