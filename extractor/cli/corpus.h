/* corpus: articles beside the records that they should yield. */
#ifndef FT_CLI_CORPUS_H
#define FT_CLI_CORPUS_H

#include "base/arena.h"
#include "base/json.h"

/* A folder with an expected.ndjson, or one document of a file of gold. Strings
 * are tied to the arena. */
typedef struct ft_case {
    const char *name; /* the folder, seen from the corpus: "reports/one-two" */
    const char *article;  /* path of article.html or article.txt */
    const char *expected; /* of a folder; else NULL, as the next two */
    const char *accepted; /* it need not be there */
    const char *facts;    /* path of article.json; it need not be there */
    const ft_json *gold;  /* the document; NULL: a folder */
} ft_case;

/* All cases under a folder, sorted by name; or, when `root` is a file, its
 * documents in the order of their lines. */
ft_status ft_corpus_find(ft_arena *arena, const char *root, const ft_case **out,
                         size_t *count, ft_error *err);

#endif
