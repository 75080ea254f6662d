/*
 * locate: from the place of our own machine code to the rules beside it. Only
 * here the system is asked where a program lies: dladdr() knows a library by
 * its path, but a command only by the name it was called with, and then
 * /proc/self/exe knows more.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr(); NOLINT(bugprone-reserved-identifier) */
#endif
#include "locate.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

enum { PATH_ROOM = 4096 };

/* From the folder of the library or the command. */
static const char *const beside[] = {FT_RULES_FROM_BUILD, FT_RULES_FROM_LIB,
                                     FT_RULES_FROM_BIN};

static const char default_pack[] = "football-en";

/* A place of our own that dladdr() can look up. */
static const char own_place;

/* The default pack in the folder `rules`; false when there is none. */
static bool look_in(const char *rules, char *out, size_t size)
{
    int len = snprintf(out, size, "%s/%s", rules, default_pack);

    return len > 0 && (size_t)len < size && !access(out, R_OK);
}

static bool look_beside(const char *program, char *out, size_t size)
{
    char rules[PATH_ROOM];
    char *real = realpath(program, NULL);
    bool found = false;

    if (!real)
        return false;
    const char *slash = strrchr(real, '/');
    int folder = slash ? (int)(slash - real) : 0;
    for (size_t i = 0; i < FT_COUNT(beside) && !found; i++) {
        int len =
            snprintf(rules, sizeof rules, "%.*s/%s", folder, real, beside[i]);
        found =
            len > 0 && (size_t)len < sizeof rules && look_in(rules, out, size);
    }
    free(real);
    return found;
}

/* A name without a slash was looked up in $PATH: it is no path from here. */
static bool look_beside_library(char *out, size_t size)
{
    Dl_info self = {0};

    return dladdr(&own_place, &self) && self.dli_fname &&
           strchr(self.dli_fname, '/') &&
           look_beside(self.dli_fname, out, size);
}

/* The default pack where the program brings it along; false: it does not. */
static bool look_at_home(char *out, size_t size)
{
    return look_beside_library(out, size) ||
           look_beside("/proc/self/exe", out, size) ||
           look_in(FT_RULES_INSTALLED, out, size);
}

void ft_locate_shelf(char *out, size_t size)
{
    if (!look_at_home(out, size)) {
        (void)snprintf(out, size, "%s", FT_RULES_INSTALLED);
        return;
    }
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = '\0';
}

/* One name: a folder of packs, a pack that the program brings along, or a path
 * as it is. Returns its bytes. */
static size_t locate_one(const char *name, char *out, size_t size)
{
    char shelf[PATH_ROOM];
    int len = -1;

    if (look_in(name, out, size))
        return strlen(out);
    if (*name && !strchr(name, '/') && access(name, R_OK)) {
        ft_locate_shelf(shelf, sizeof shelf);
        len = snprintf(out, size, "%s/%s", shelf, name);
        if (len < 0 || (size_t)len >= size || access(out, R_OK))
            len = -1;
    }
    if (len < 0)
        len = snprintf(out, size, "%s", name);
    return len < 0 ? size : (size_t)len;
}

/* Names with ':' between. */
static ft_status locate_all(const char *names, char *out, size_t size,
                            ft_error *err)
{
    char name[PATH_ROOM];
    size_t used = 0;

    for (const char *at = names; at; at = *at ? at + 1 : NULL) {
        size_t len = strcspn(at, ":");
        if (len < sizeof name && used < size) {
            memcpy(name, at, len);
            name[len] = '\0';
            used += locate_one(name, out + used, size - used);
        } else {
            used = size;
        }
        if (used >= size)
            return ft_error_set(err, FT_ERR_ARGUMENT,
                                "the path of the rules is too long");
        at += len;
        out[used++] = *at;
        if (!*at)
            break;
    }
    return FT_OK;
}

ft_status ft_locate_rules(const char *path, char *out, size_t size,
                          ft_error *err)
{
    const char *named = path ? path : getenv("FULLTIME_RULES");

    if (!path && (!named || !*named)) {
        if (look_at_home(out, size))
            return FT_OK;
        named = FT_RULES_INSTALLED;
    }
    if (!access(named, R_OK) && strchr(named, ':')) {
        (void)locate_one(named, out, size); /* a file that is named so */
        return FT_OK;
    }
    return locate_all(named, out, size, err);
}
