/*
 * Comes in: bytes. Goes out: the same bytes, in order, once. A file is written
 * beside its name and moved there when it is whole, so that whoever reads the
 * name never meets half a file.
 */
#include "output/outlet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

struct ft_outlet {
    int file; /* -1: none */
    bool closed;
    unsigned long long length;
    char *name; /* NULL: standard output */
    char *part; /* "NAME.part"; NULL: standard output or a device */
    unsigned long long committed; /* length of the file that has its name */
};

static ft_status fail(const ft_outlet *outlet, ft_error *err)
{
    if (!outlet->name)
        return ft_error_set(err, FT_ERR_IO, "cannot write the output: %s",
                            strerror(errno));
    return ft_error_file(err, FT_ERR_IO,
                         outlet->part ? outlet->part : outlet->name,
                         "cannot write: %s", strerror(errno));
}

static char *join(const char *name, const char *suffix)
{
    const size_t room = strlen(name) + strlen(suffix) + 1;
    char *joined = malloc(room);

    if (joined)
        (void)snprintf(joined, room, "%s%s", name, suffix);
    return joined;
}

/* One run at a time. The name must still be that of the file which is locked:
 * the run before may just have finished it. */
static ft_status lock(const ft_outlet *outlet, ft_error *err)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct stat mine, named;

    if (fcntl(outlet->file, F_SETLK, &whole) && errno != ENOLCK &&
        errno != EINVAL && errno != EOPNOTSUPP)
        return ft_error_file(err, FT_ERR_IO, outlet->part,
                             "another run is writing it");
    if (fstat(outlet->file, &mine) || stat(outlet->part, &named))
        return fail(outlet, err);
    if (mine.st_ino != named.st_ino || mine.st_dev != named.st_dev)
        return ft_error_file(err, FT_ERR_IO, outlet->part,
                             "another run is writing it");
    return FT_OK;
}

/* The run before came as far as giving the file its name. */
static bool is_committed(ft_outlet *outlet, unsigned long long length)
{
    struct stat info;

    if (length == 0 || access(outlet->part, F_OK) == 0 ||
        stat(outlet->name, &info) || (unsigned long long)info.st_size < length)
        return false;
    outlet->length = length;
    outlet->committed = (unsigned long long)info.st_size;
    return true;
}

/* What stands behind `length` was written after the last save. A device, such
 * as /dev/null, is written as it is. */
static ft_status open_part(ft_outlet *outlet, unsigned long long length,
                           ft_error *err)
{
    const int anew = length == 0 ? O_CREAT : 0;
    struct stat info;
    ft_status status;

    if (is_committed(outlet, length))
        return FT_OK;
    if (stat(outlet->name, &info) == 0 && !S_ISREG(info.st_mode) &&
        !S_ISDIR(info.st_mode)) {
        free(outlet->part);
        outlet->part = NULL;
    }
    outlet->file = open(outlet->part ? outlet->part : outlet->name,
                        O_WRONLY | O_CLOEXEC | anew, 0666);
    if (outlet->file < 0)
        return fail(outlet, err);
    if (!outlet->part)
        return FT_OK;
    if ((status = lock(outlet, err)))
        return status;
    if (fstat(outlet->file, &info))
        return fail(outlet, err);
    if ((unsigned long long)info.st_size < length)
        return ft_error_file(err, FT_ERR_IO, outlet->part,
                             "is shorter than the run before left it");
    if (ftruncate(outlet->file, (off_t)length) ||
        lseek(outlet->file, (off_t)length, SEEK_SET) < 0)
        return fail(outlet, err);
    outlet->length = length;
    return FT_OK;
}

ft_status ft_outlet_open(const char *path, unsigned long long length,
                         ft_outlet **out, ft_error *err)
{
    ft_outlet *outlet = calloc(1, sizeof *outlet);
    ft_status status;

    *out = NULL;
    if (!outlet)
        return ft_error_memory(err);
    outlet->file = STDOUT_FILENO;
    if (!path) {
        *out = outlet;
        return FT_OK;
    }
    outlet->file = -1;
    outlet->name = join(path, "");
    outlet->part = join(path, ".part");
    status = outlet->name && outlet->part ? open_part(outlet, length, err)
                                          : ft_error_memory(err);
    if (status)
        ft_outlet_free(outlet);
    else
        *out = outlet;
    return status;
}

/* The same as stands there already; more cannot be. */
static ft_status write_again(ft_outlet *outlet, ft_slice bytes, ft_error *err)
{
    outlet->length += bytes.len;
    if (outlet->length <= outlet->committed)
        return FT_OK;
    return ft_error_file(err, FT_ERR_IO, outlet->part, "is missing");
}

/* Takes back what was written of something that has no room: a file that
 * standard output goes to, and that ends where it did when this began. */
static void take_back(const ft_outlet *outlet, size_t written)
{
    const int reason = errno;
    const off_t here = lseek(outlet->file, 0, SEEK_CUR);
    struct stat info;

    if (!outlet->part && written > 0 && here >= (off_t)written &&
        fstat(outlet->file, &info) == 0 && S_ISREG(info.st_mode) &&
        info.st_size == here &&
        ftruncate(outlet->file, here - (off_t)written) == 0)
        (void)lseek(outlet->file, -(off_t)written, SEEK_CUR);
    errno = reason;
}

ft_status ft_outlet_write(ft_outlet *outlet, ft_slice bytes, ft_error *err)
{
    const size_t all = bytes.len;

    if (outlet->committed > 0)
        return write_again(outlet, bytes, err);
    while (bytes.len > 0 && !outlet->closed) {
        ssize_t done = write(outlet->file, bytes.data, bytes.len);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0 && errno == EPIPE && !outlet->name) {
            outlet->closed = true;
        } else if (done < 0) {
            take_back(outlet, all - bytes.len);
            return fail(outlet, err);
        }
        if (done <= 0)
            continue;
        bytes.data += done;
        bytes.len -= (size_t)done;
        outlet->length += (unsigned long long)done;
    }
    return FT_OK;
}

bool ft_outlet_closed(const ft_outlet *outlet)
{
    return outlet->closed;
}

unsigned long long ft_outlet_length(const ft_outlet *outlet)
{
    return outlet->length;
}

ft_status ft_outlet_sync(ft_outlet *outlet, ft_error *err)
{
    if (outlet->part && outlet->file >= 0 && fdatasync(outlet->file))
        return fail(outlet, err);
    return FT_OK;
}

/* A name is safe once its folder is. Not every file system can do that. */
static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = join(slash ? path : ".", "");
    int file;

    if (!folder)
        return;
    if (slash)
        folder[slash == path ? 1 : slash - path] = '\0';
    file = open(folder, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        (void)fsync(file);
        (void)close(file);
    }
    free(folder);
}

ft_status ft_outlet_commit(ft_outlet *outlet, ft_error *err)
{
    int file = outlet->file;

    if (!outlet->part || file < 0)
        return FT_OK;
    if (fsync(file))
        return fail(outlet, err);
    outlet->file = -1;
    if (close(file) || rename(outlet->part, outlet->name))
        return fail(outlet, err);
    sync_folder(outlet->name);
    return FT_OK;
}

void ft_outlet_free(ft_outlet *outlet)
{
    if (!outlet)
        return;
    if (outlet->name && outlet->file >= 0)
        (void)close(outlet->file);
    free(outlet->name);
    free(outlet->part);
    free(outlet);
}
