/* corpus: articles beside the records that they should yield. */
#ifndef FT_CLI_CORPUS_H
#define FT_CLI_CORPUS_H

#include "base/arena.h"
#include "base/json.h"

/* A folder with an expected.ndjson. Strings are tied to the arena. */
typedef struct ft_case {
    const char *name; /* the folder, seen from the corpus: "reports/one-two" */
    const char *article; /* path of article.html or article.txt */
    const char *expected;
    const char *facts; /* path of article.json; it need not be there */
} ft_case;

/* All cases under a folder, sorted by name. */
ft_status ft_corpus_find(ft_arena *arena, const char *root, const ft_case **out,
                         size_t *count, ft_error *err);

/* One JSON object a line; empty lines are passed over. `name` is for errors. */
ft_status ft_lines_parse(ft_arena *arena, const char *name, ft_slice text,
                         const ft_json ***out, size_t *count, ft_error *err);

#endif
