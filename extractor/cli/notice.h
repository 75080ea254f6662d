/* notice: files of folders that change; inotify(7) lives here. */
#ifndef FT_CLI_NOTICE_H
#define FT_CLI_NOTICE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ft_notice ft_notice;

/* NULL: memory is out, or the system has none to give. */
ft_notice *ft_notice_new(void);
void ft_notice_free(ft_notice *notice); /* NULL is fine */

/* Watches a folder, and those in it when `deep`; once more does no harm. `tag`
 * comes back with what changes in it. False: it cannot be watched. */
bool ft_notice_add(ft_notice *notice, const char *folder, int tag, bool deep);

/* `folder` and `name` of a file that was written, moved, made or removed. */
typedef void ft_notice_visit(void *context, int tag, const char *folder,
                             const char *name);
/* Waits for a change, then until nothing has changed for a moment, and visits
 * all there were. False: there will be none, or a signal wants an end. */
bool ft_notice_wait(ft_notice *notice, ft_notice_visit *visit, void *context);

#endif
