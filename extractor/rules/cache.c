/*
 * cache: a file is a header and the bytes of an image. It counts when it is a
 * regular file of this user that nobody else may open, when the header is of
 * this very engine, when the checksum over all that is used at once is right
 * (codes of patterns have theirs, looked at when they are first run), when
 * every pointer leads where it should, and when all sources are as they were.
 *
 * A file is written whole beside its place and then renamed, and never changed
 * afterwards: who has mapped it keeps the old one.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/error.h"
#include "rules/fingerprint.h"
#include "rules/frozen.h"
#include "rules/loader.h"
#include "text/unicode.h"

enum {
    PATH_LIMIT = 4096,
    HEADER = 128,
    NAME_LEN = 16, /* of a file, without ".pack" */
    KEPT = 8       /* images in a folder */
};

/* Where an image lies when the address is free: no pointer of it must then be
 * written to, and processes share all its pages. */
#if UINTPTR_MAX > 0xFFFFFFFFU
#define PLACE ((uintptr_t)0x2A5F00000000U)
#else
#define PLACE ((uintptr_t)0x50000000U)
#endif

typedef struct header {
    char magic[8];
    uint64_t engine; /* a sum of all that the bytes depend on */
    uint64_t structs, strings, rest;
    uint64_t sum;    /* of structs and strings */
    uint64_t header; /* of all before */
} header;
_Static_assert(sizeof(header) <= HEADER, "the header has room");

static const char magic[8] = "ftpack1";

/* --- which file ----------------------------------------------------------- */

static uint64_t add_text(uint64_t sum, const char *text)
{
    return ft_checksum(ft_slice_of(text ? text : ""), sum);
}

/* This engine, as it was built, with the libraries that it runs with. */
static uint64_t engine_sum(void)
{
    char pcre[128];

    ft_pattern_engine(pcre, sizeof pcre);
    uint64_t sum = add_text(sizeof(ft_pack), FT_FINGERPRINT);
    return add_text(add_text(sum, pcre), ft_unicode_version());
}

static bool make_folder(const char *path)
{
    struct stat info;

    return !mkdir(path, 0700) || (!stat(path, &info) && S_ISDIR(info.st_mode));
}

/* The folder of all images, which must not lie where the program happens to
 * stand; false when there is none. */
static bool find_folder(char *out, size_t size)
{
    const char *told = getenv("FULLTIME_CACHE");
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    int len;

    if (getuid() != geteuid() || getgid() != getegid())
        return false;
    if (told && *told)
        len = snprintf(out, size, "%s", told);
    else if (cache && *cache == '/')
        len = snprintf(out, size, "%s/fulltime", cache);
    else if (home && *home == '/')
        len = snprintf(out, size, "%s/.cache/fulltime", home);
    else
        return false;
    return len > 0 && (size_t)len < size && *out == '/';
}

/* One file a pack, whichever engine made it. */
static bool find_file(const char *path, const char *shelf, char *out,
                      size_t size)
{
    char folder[PATH_LIMIT];
    char here[PATH_LIMIT];

    if (!find_folder(folder, sizeof folder) || !getcwd(here, sizeof here))
        return false;
    uint64_t sum = add_text(add_text(add_text(0, here), path), shelf);
    int len =
        snprintf(out, size, "%s/%016llx.pack", folder, (unsigned long long)sum);
    return len > 0 && (size_t)len < size;
}

/* --- reading -------------------------------------------------------------- */

static uint64_t header_sum(const header *h)
{
    return ft_checksum((ft_slice){(const char *)h, offsetof(header, header)},
                       0);
}

/* A regular file of ours that nobody else may open; its size, else 0. */
static size_t trusted_size(int file)
{
    struct stat info;

    if (fstat(file, &info) || !S_ISREG(info.st_mode) ||
        info.st_uid != geteuid() || (info.st_mode & 077) ||
        info.st_size < HEADER || info.st_size > FT_IMAGE_LIMIT)
        return 0;
    return (size_t)info.st_size;
}

static bool header_holds(const header *h, size_t size)
{
    const uint64_t most = FT_IMAGE_LIMIT;

    return !memcmp(h->magic, magic, sizeof magic) &&
           h->header == header_sum(h) && h->engine == engine_sum() &&
           h->structs <= most && h->strings <= most && h->rest <= most &&
           h->structs % 16 == 0 && h->strings % 16 == 0 &&
           HEADER + h->structs + h->strings + h->rest == size;
}

static ft_image_bytes bytes_of(void *map)
{
    const header *h = map;

    return (ft_image_bytes){(char *)map + HEADER, h->structs, h->strings,
                            h->rest};
}

/* All but the sources. */
static bool image_holds(void *map, size_t size)
{
    const header *h = map;

    if (!header_holds(h, size))
        return false;
    ft_image_bytes bytes = bytes_of(map);
    ft_slice core = {bytes.data, bytes.structs + bytes.strings};
    if (ft_checksum(core, 0) != h->sum ||
        !ft_frozen_thaw(&bytes, PLACE + HEADER))
        return false;
    size_t count;
    const ft_stamp *stamps = ft_frozen_stamps(&bytes, &count);
    return ft_stamps_hold(stamps, count);
}

static void *map_file(const char *path, size_t *size)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    void *map = MAP_FAILED;

    if (file < 0)
        return NULL;
    *size = trusted_size(file);
    if (*size)
        map = mmap((void *)PLACE, *size, PROT_READ | PROT_WRITE, MAP_PRIVATE,
                   file, 0);
    (void)close(file);
    return map == MAP_FAILED ? NULL : map;
}

/* The pack of a good image; NULL when there is none. FT_OK or FT_ERR_MEMORY. */
static ft_status read_image(ft_arena *arena, const char *path, ft_pack **out)
{
    size_t size = 0;
    void *map = map_file(path, &size);

    *out = NULL;
    if (!map)
        return FT_OK;
    if (!image_holds(map, size)) {
        (void)munmap(map, size);
        return FT_OK;
    }
    ft_image_bytes bytes = bytes_of(map);
    ft_pack *pack = NULL;
    ft_status status = ft_frozen_open(&bytes, arena, &pack);
    pack->map = map;
    pack->map_len = size;
    if (status)
        ft_pack_free(pack);
    else
        *out = pack;
    return status;
}

void ft_cache_drop(ft_pack *pack)
{
    if (pack->map)
        (void)munmap(pack->map, pack->map_len);
}

/* --- writing -------------------------------------------------------------- */

static bool write_all(int file, const void *bytes, size_t size)
{
    const char *from = bytes;

    while (size) {
        ssize_t put = write(file, from, size);
        if (put <= 0)
            return false; /* a signal, too: there will be another time */
        from += put;
        size -= (size_t)put;
    }
    return true;
}

static bool write_image(int file, const ft_image_bytes *bytes)
{
    union {
        header h;
        char room[HEADER];
    } head = {.room = {0}};
    ft_slice core = {bytes->data, bytes->structs + bytes->strings};

    memcpy(head.h.magic, magic, sizeof magic);
    head.h.engine = engine_sum();
    head.h.structs = bytes->structs;
    head.h.strings = bytes->strings;
    head.h.rest = bytes->rest;
    head.h.sum = ft_checksum(core, 0);
    head.h.header = header_sum(&head.h);
    return write_all(file, &head, HEADER) &&
           write_all(file, bytes->data, core.len + bytes->rest);
}

/* Cuts the last part off a path; false when nothing is left. */
static bool cut_path(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || slash == path)
        return false;
    *slash = '\0';
    return true;
}

/* The folder of a file, and the one that holds that. */
static bool make_folders(const char *path)
{
    char folder[PATH_LIMIT];
    char around[PATH_LIMIT];

    memcpy(folder, path, strlen(path) + 1);
    if (!cut_path(folder))
        return false;
    memcpy(around, folder, strlen(folder) + 1);
    return (!cut_path(around) || make_folder(around)) && make_folder(folder);
}

/* One of our files in a folder: of an image, or of one being written. */
static bool is_ours(const char *name)
{
    const char *dot = strchr(name, '.');

    return dot == name + NAME_LEN && !strncmp(dot, ".pack", 5);
}

/* The oldest of too many files; false when they are few. */
static bool find_oldest(DIR *dir, char *out, size_t size)
{
    struct timespec least = {0};
    size_t count = 0;

    rewinddir(dir);
    for (struct dirent *e; (e = readdir(dir));) {
        struct stat info;
        if (!is_ours(e->d_name) || strlen(e->d_name) >= size ||
            fstatat(dirfd(dir), e->d_name, &info, AT_SYMLINK_NOFOLLOW))
            continue;
        if (!count++ || info.st_mtim.tv_sec < least.tv_sec ||
            (info.st_mtim.tv_sec == least.tv_sec &&
             info.st_mtim.tv_nsec < least.tv_nsec)) {
            least = info.st_mtim;
            memcpy(out, e->d_name, strlen(e->d_name) + 1);
        }
    }
    return count > KEPT;
}

/* Drops the oldest images: packs come and go. */
static void prune(const char *path)
{
    char folder[PATH_LIMIT];
    char name[NAME_LEN * 2];

    memcpy(folder, path, strlen(path) + 1);
    DIR *dir = cut_path(folder) ? opendir(folder) : NULL;
    if (!dir)
        return;
    while (find_oldest(dir, name, sizeof name)) {
        if (unlinkat(dirfd(dir), name, 0))
            break;
    }
    (void)closedir(dir);
}

static void save(const char *path, const ft_image_bytes *bytes)
{
    char beside[PATH_LIMIT + 8];

    if (!make_folders(path) ||
        snprintf(beside, sizeof beside, "%s.XXXXXX", path) <= 0)
        return;
    int file = mkstemp(beside); /* 0600 */
    if (file < 0)
        return;
    bool written = write_image(file, bytes);
    if (close(file) || !written || rename(beside, path))
        (void)unlink(beside);
    else
        prune(path);
}

static void keep_image(const char *path, const ft_pack *pack,
                       const ft_footprint *footprint)
{
    ft_image_bytes bytes;

    if (footprint->failed ||
        !ft_stamps_settled(footprint->stamps, footprint->count) ||
        !ft_frozen_make(pack, footprint->stamps, footprint->count,
                        PLACE + HEADER, &bytes))
        return;
    save(path, &bytes);
    free(bytes.data);
}

ft_status ft_cache_load(ft_arena *arena, const char *path, const char *shelf,
                        ft_pack **out, ft_error *err)
{
    char file[PATH_LIMIT];
    ft_footprint footprint = {.arena = arena};
    bool kept = find_file(path, shelf, file, sizeof file);
    ft_status status = kept ? read_image(arena, file, out) : FT_OK;

    if (status)
        return ft_error_memory(err);
    if (kept && *out)
        return FT_OK;
    status = ft_loader_trace(arena, path, shelf, &footprint, out, err);
    if (!status && kept)
        keep_image(file, *out, &footprint);
    return status;
}
