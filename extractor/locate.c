/*
 * Comes in: a path, or none. Goes out: the path of a pack that is there, or of
 * the one the caller asked for, so that loading it says what is wrong with it.
 */
#include "locate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum { PATH_SIZE = 4096 };

static const char default_pack[] = "football-en";

static bool put_path(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool put_path(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(out, size, format, arguments);
    va_end(arguments);
    return length >= 0 && (size_t)length < size;
}

static bool has_pack(const char *folder)
{
    char file[PATH_SIZE];
    struct stat info;

    return put_path(file, sizeof file, "%s/pack.yaml", folder) &&
           stat(file, &info) == 0;
}

/* Writes the default pack of a folder of packs; false when it has none. */
static bool find_default(const char *folder, char *out, size_t size)
{
    return put_path(out, size, "%s/%s", folder, default_pack) && has_pack(out);
}

/* /usr/bin/fulltime -> /usr/share/fulltime/rules; where the system does not
 * tell the program's own path, this place is passed over. */
static bool find_beside_program(char *out, size_t size)
{
    char program[PATH_SIZE], folder[PATH_SIZE];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    char *slash;

    if (length <= 0)
        return false;
    program[length] = '\0';
    slash = strrchr(program, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return put_path(folder, sizeof folder, "%s/../share/fulltime/rules",
                    program) &&
           find_default(folder, out, size);
}

static bool find_any(char *out, size_t size)
{
#ifdef FULLTIME_BUILD_RULES
    if (find_default(FULLTIME_BUILD_RULES, out, size))
        return true;
#endif
    if (find_beside_program(out, size))
        return true;
#ifdef FULLTIME_INSTALL_RULES
    if (find_default(FULLTIME_INSTALL_RULES, out, size))
        return true;
#endif
    return false;
}

ft_status ft_locate_rules(const char *path, char *out, size_t size,
                          ft_error *err)
{
    const char *chosen = path ? path : getenv("FULLTIME_RULES");

    if (!chosen || (!path && !*chosen))
        return find_any(out, size)
                   ? FT_OK
                   : ft_error_set(err, FT_ERR_IO,
                                  "no rules are installed: name a rule pack "
                                  "or set FULLTIME_RULES");
    if (!has_pack(chosen) && find_default(chosen, out, size))
        return FT_OK;
    return put_path(out, size, "%s", chosen)
               ? FT_OK
               : ft_error_set(err, FT_ERR_IO,
                              "the path of the rules is too "
                              "long");
}
