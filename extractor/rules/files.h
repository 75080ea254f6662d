/*
 * files: which files a pack may name. Its own lie in its folder; tables and
 * other packs may lie beside it, in the folder that holds it, or else in that
 * of the packs which come with the program. Links are followed, but not out of
 * there.
 */
#ifndef FT_RULES_FILES_H
#define FT_RULES_FILES_H

#include "rules/footprint.h"
#include "rules/report.h"

/* Where a pack lies. */
typedef struct ft_home {
    ft_slice folder;    /* with its '/' behind; empty: the working one */
    const char *file;   /* the first one of the pack, as it is opened */
    const char *real;   /* the same without links; NULL: it is not there */
    const char *inside; /* the folder without links; NULL: it is not there */
    const char *around; /* the folder that holds it; NULL as above */
    const char *shelf;  /* of packs that come with the program, or NULL */
    bool named;         /* the file itself was named, not its folder */
    ft_footprint *footprint; /* takes note of what is not there; or NULL */
} ft_home;

typedef enum ft_file_use {
    FT_FILE_OWN,   /* in the pack's folder */
    FT_FILE_TABLE, /* may lie beside it */
    FT_FILE_PACK   /* as a table; also a folder, also by its name alone */
} ft_file_use;

/* `path` is a file, or a folder with a pack.yaml or a pack.json. `shelf` may
 * be NULL. Only memory can fail. */
ft_status ft_home_find(ft_arena *arena, const char *path, const char *shelf,
                       ft_home *out);
/* What is wrong with the pack's first file, where a folder was named: NULL, or
 * that it lies elsewhere, or is a pipe or a device, which might never end. */
const char *ft_home_flaw(const ft_home *home);
/* The path that a node names; what must not be named is reported. One that is
 * not there is handed over: reading it tells why. */
ft_status ft_file_find(ft_arena *arena, ft_report *report, const ft_home *home,
                       const ft_node *node, ft_file_use use, const char **out);
/* The same file by one name, however it is reached; NULL: it is not there.
 * False when memory is out. */
bool ft_file_real(ft_arena *arena, const char *path, const char **out);

#endif
