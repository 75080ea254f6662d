/* folder: a folder -> the files in it and below it, in one fixed order: that of
 * the bytes of their paths, as `find | LC_ALL=C sort` gives. */
#ifndef FT_INPUT_FOLDER_H
#define FT_INPUT_FOLDER_H

#include "base/slice.h"
#include "fulltime/error.h"

typedef struct ft_folder ft_folder;

/* FT_ERR_IO names the folder. */
ft_status ft_folder_open(const char *path, ft_folder **out, ft_error *err);
/* The next file's path, valid until the next call; NULL at the end. On
 * FT_ERR_IO a folder below cannot be read (`*out` names it) and the next call
 * goes on behind it. What begins with a dot is passed over, links to folders
 * are not followed. */
ft_status ft_folder_next(ft_folder *folder, const char **out, ft_error *err);
void ft_folder_free(ft_folder *folder); /* NULL is fine */

#endif
