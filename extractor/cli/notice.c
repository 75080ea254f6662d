/* Comes in: folders. Goes out: what changes in them, once writers have come to
 * rest: editors write a file in several steps. */
#include "cli/notice.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/interrupt.h"

enum {
    REST_MS = 40,
    DEPTH_MOST = 8, /* links may lead in a circle */
    PATH_SIZE = 4096,
    EVENTS_SIZE = 64 * 1024
};

typedef struct watched {
    int number; /* of inotify */
    int tag;
    char *folder;
} watched;

struct ft_notice {
    int file;
    watched *items;
    size_t count, capacity;
};

ft_notice *ft_notice_new(void)
{
    ft_notice *n = calloc(1, sizeof *n);

    if (!n)
        return NULL;
    n->file = inotify_init1(IN_CLOEXEC);
    if (n->file >= 0)
        return n;
    free(n);
    return NULL;
}

void ft_notice_free(ft_notice *notice)
{
    if (!notice)
        return;
    for (size_t i = 0; i < notice->count; i++)
        free(notice->items[i].folder);
    free(notice->items);
    (void)close(notice->file);
    free(notice);
}

static watched *find(ft_notice *n, int number)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->items[i].number == number)
            return &n->items[i];
    return NULL;
}

static bool remember(ft_notice *n, int number, const char *folder, int tag)
{
    size_t room = n->capacity ? 2 * n->capacity : 64;
    char *copy;

    if (find(n, number))
        return true;
    if (n->count == n->capacity) {
        watched *items = realloc(n->items, room * sizeof *items);

        if (!items)
            return false;
        n->items = items;
        n->capacity = room;
    }
    copy = strdup(folder);
    if (!copy)
        return false;
    n->items[n->count++] = (watched){number, tag, copy};
    return true;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool add(ft_notice *n, const char *folder, int tag, unsigned depth);

static void add_inner(ft_notice *n, const char *folder, int tag, unsigned depth)
{
    char path[PATH_SIZE];
    DIR *open = opendir(folder);

    if (!open)
        return;
    for (struct dirent *entry; (entry = readdir(open));) {
        int len = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);

        if (entry->d_name[0] != '.' && len > 0 && len < PATH_SIZE &&
            is_folder(path))
            (void)add(n, path, tag, depth - 1);
    }
    (void)closedir(open);
}

static bool add(ft_notice *n, const char *folder, int tag, unsigned depth)
{
    int number = inotify_add_watch(n->file, folder,
                                   IN_CLOSE_WRITE | IN_MOVED_TO |
                                       IN_MOVED_FROM | IN_CREATE | IN_DELETE);

    if (number < 0 || !remember(n, number, folder, tag))
        return false;
    if (depth > 0)
        add_inner(n, folder, tag, depth);
    return true;
}

bool ft_notice_add(ft_notice *notice, const char *folder, int tag, bool deep)
{
    return add(notice, folder, tag, deep ? DEPTH_MOST : 0);
}

static void visit_all(ft_notice *n, const char *events, size_t len,
                      ft_notice_visit *visit, void *context)
{
    struct inotify_event event;

    for (size_t at = 0; at + sizeof event <= len;
         at += sizeof event + event.len) {
        const watched *from;

        memcpy(&event, events + at, sizeof event);
        from = find(n, event.wd);
        if (from && event.len > 0)
            visit(context, from->tag, from->folder, events + at + sizeof event);
    }
}

/* False: the wait failed, nothing came in time, or a wish to stop did. */
static bool comes(const ft_notice *n, int milliseconds)
{
    struct pollfd what = {.fd = n->file, .events = POLLIN};
    int count = -1;

    while (count < 0 && ft_interrupt_signal() == 0) {
        count = poll(&what, 1, milliseconds);
        if (count < 0 && errno != EINTR)
            return false;
    }
    return count > 0;
}

bool ft_notice_wait(ft_notice *notice, ft_notice_visit *visit, void *context)
{
    static const int for_ever = -1;
    char *events = malloc(EVENTS_SIZE);
    bool open = events && comes(notice, for_ever);
    bool any = open;

    while (any) {
        ssize_t len = read(notice->file, events, EVENTS_SIZE);

        open = len > 0;
        if (open)
            visit_all(notice, events, (size_t)len, visit, context);
        any = open && comes(notice, REST_MS);
    }
    free(events);
    return open;
}
