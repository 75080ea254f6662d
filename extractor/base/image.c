/*
 * image: structs lie in the order of the walk, so that thawing foretells every
 * pointer. To know where the strings begin, freezing walks twice.
 */
#include "base/image.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, INTERN_SLOTS = 1 << 19 };

/* A growing run of bytes, or one that is read. */
typedef struct run {
    char *data;
    size_t len; /* so far, or in all */
    size_t capacity;
    uintptr_t base; /* where it is said to lie */
} run;

struct ft_image {
    bool thaws;
    bool failed;  /* memory is out, or the limit is met */
    bool refused; /* by a walk or a check */
    run structs, strings, rest;
    size_t at;        /* thawing: where the next object must lie */
    uint32_t *intern; /* freezing: 1 + offset of strings, by their hash */
    size_t interned;
};

bool ft_image_thaws(const ft_image *image)
{
    return image->thaws;
}

void ft_image_refuse(ft_image *image)
{
    image->refused = true;
}

void ft_image_expect(ft_image *image, bool promise)
{
    image->refused = image->refused || !promise;
}

static size_t aligned(size_t size)
{
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Pointers are read and written as numbers: what stands in a field may be the
 * address of nothing. */
static uintptr_t pointer_in(const void *field)
{
    void *pointer;

    memcpy(&pointer, field, sizeof pointer);
    return (uintptr_t)pointer;
}

static void put_pointer(void *field, uintptr_t address)
{
    memcpy(field, &address, sizeof address);
}

/* --- freezing ------------------------------------------------------------- */

/* Room for more bytes; SIZE_MAX when there is none. The run does not move. */
static size_t append(ft_image *image, run *to, const void *bytes, size_t size)
{
    size_t at = to->len;

    if (image->failed || size > to->capacity - at) {
        image->failed = true;
        return SIZE_MAX;
    }
    if (size)
        memcpy(to->data + at, bytes, size);
    to->len += size;
    return at;
}

static void *freeze_array(ft_image *image, void *field, size_t bytes)
{
    const void *live;

    memcpy(&live, field, sizeof live);
    size_t at = append(image, &image->structs, live, bytes);
    if (at == SIZE_MAX)
        return NULL;
    size_t room = aligned(image->structs.len);
    if (room > image->structs.capacity)
        image->failed = true;
    else
        image->structs.len = room;
    put_pointer(field, image->structs.base + at);
    return image->structs.data + at;
}

/* The offset of these bytes among the strings, which may be there already. */
static size_t intern(ft_image *image, ft_slice text)
{
    size_t slot = (size_t)ft_slice_hash(text) % INTERN_SLOTS;

    for (; image->intern[slot]; slot = (slot + 1) % INTERN_SLOTS) {
        size_t at = image->intern[slot] - 1;
        if (text.len <= image->strings.len - at &&
            !memcmp(image->strings.data + at, text.data, text.len))
            return at;
    }
    size_t at = append(image, &image->strings, text.data, text.len);
    if (at < UINT32_MAX - 1 && image->interned < INTERN_SLOTS / 2) {
        image->intern[slot] = (uint32_t)at + 1;
        image->interned++;
    }
    return at;
}

/* --- thawing -------------------------------------------------------------- */

static void *thaw_array(ft_image *image, void *field, size_t bytes)
{
    size_t at = image->at;

    if (pointer_in(field) != image->structs.base + at ||
        bytes > image->structs.len - at) {
        image->refused = true;
        return NULL;
    }
    image->at = at + aligned(bytes);
    char *here = image->structs.data + at;
    if (pointer_in(field) != (uintptr_t)here)
        put_pointer(field, (uintptr_t)here);
    return here;
}

static void thaw_slice(ft_image *image, const run *in, ft_slice *slice)
{
    uintptr_t told = (uintptr_t)slice->data;
    size_t at = told - in->base; /* wraps around to something large */

    if (told < in->base || at > in->len || slice->len > in->len - at) {
        *slice = (ft_slice){NULL, 0};
        image->refused = true;
        return;
    }
    if (told != (uintptr_t)(in->data + at))
        slice->data = in->data + at;
}

/* --- walking -------------------------------------------------------------- */

void *ft_image_array(ft_image *image, void *field, size_t size, size_t count)
{
    if (image->failed || image->refused)
        return NULL;
    if (!count) {
        if (pointer_in(field))
            put_pointer(field, 0);
        return NULL;
    }
    if (count > FT_IMAGE_LIMIT / size) {
        image->refused = true;
        return NULL;
    }
    return image->thaws ? thaw_array(image, field, size * count)
                        : freeze_array(image, field, size * count);
}

void *ft_image_object(ft_image *image, void *field, size_t size)
{
    return ft_image_array(image, field, size, pointer_in(field) != 0);
}

static void walk_slice(ft_image *image, run *in, ft_slice *slice, bool shared)
{
    if (image->failed || image->refused || (!slice->len && !slice->data))
        return;
    if (!slice->len) {
        slice->data = NULL;
        return;
    }
    if (image->thaws) {
        thaw_slice(image, in, slice);
        return;
    }
    size_t at = shared ? intern(image, *slice)
                       : append(image, in, slice->data, slice->len);
    put_pointer(&slice->data, in->base + at);
}

void ft_image_slice(ft_image *image, ft_slice *slice)
{
    walk_slice(image, &image->strings, slice, true);
}

void ft_image_slices(ft_image *image, void *field, size_t count)
{
    ft_slice *slices = ft_image_array(image, field, sizeof *slices, count);

    for (size_t i = 0; slices && i < count; i++)
        ft_image_slice(image, &slices[i]);
}

void ft_image_late(ft_image *image, ft_slice *slice)
{
    walk_slice(image, &image->rest, slice, false);
}

/* --- all of it ------------------------------------------------------------ */

/* One walk over all; the strings are said to lie behind `structs` bytes. */
static void freeze(ft_image *image, const void *root, size_t size,
                   ft_image_walk *walk, size_t structs, size_t strings)
{
    const uintptr_t base = image->structs.base;
    const void *field = root;

    image->structs.len = image->strings.len = image->rest.len = 0;
    image->strings.base = base + structs;
    image->rest.base = base + structs + strings;
    image->interned = 0;
    memset(image->intern, 0, INTERN_SLOTS * sizeof *image->intern);
    void *copy = ft_image_array(image, &field, size, 1);
    if (copy)
        walk(image, copy);
}

static bool gather(const ft_image *image, ft_image_bytes *out)
{
    out->structs = image->structs.len;
    out->strings = aligned(image->strings.len);
    out->rest = aligned(image->rest.len);
    out->data = calloc(1, out->structs + out->strings + out->rest);
    if (!out->data)
        return false;
    memcpy(out->data, image->structs.data, image->structs.len);
    memcpy(out->data + out->structs, image->strings.data, image->strings.len);
    memcpy(out->data + out->structs + out->strings, image->rest.data,
           image->rest.len);
    return true;
}

/* Room for the most there may be: memory that is not written to costs
 * nothing. */
static bool make_room(ft_image *image)
{
    run *const runs[] = {&image->structs, &image->strings, &image->rest};

    for (size_t i = 0; i < FT_COUNT(runs); i++) {
        runs[i]->capacity = FT_IMAGE_LIMIT / 4;
        runs[i]->data = calloc(1, runs[i]->capacity);
        if (!runs[i]->data)
            return false;
    }
    image->intern = calloc(INTERN_SLOTS, sizeof *image->intern);
    return image->intern != NULL;
}

bool ft_image_freeze(const void *root, size_t size, ft_image_walk *walk,
                     uintptr_t base, ft_image_bytes *out)
{
    ft_image image = {.structs = {.base = base}};
    bool done = false;

    *out = (ft_image_bytes){.data = NULL};
    if (make_room(&image)) {
        freeze(&image, root, size, walk, 0, 0);
        freeze(&image, root, size, walk, image.structs.len,
               aligned(image.strings.len));
        done = !image.failed && !image.refused && gather(&image, out);
    }
    free(image.structs.data);
    free(image.strings.data);
    free(image.rest.data);
    free(image.intern);
    return done;
}

bool ft_image_thaw(const ft_image_bytes *bytes, size_t size,
                   ft_image_walk *walk, uintptr_t base)
{
    char *strings = bytes->data + bytes->structs;
    ft_image image = {
        .thaws = true,
        .structs = {.data = bytes->data, .len = bytes->structs, .base = base},
        .strings = {.data = strings,
                    .len = bytes->strings,
                    .base = base + bytes->structs},
        .rest = {.data = strings + bytes->strings,
                 .len = bytes->rest,
                 .base = base + bytes->structs + bytes->strings}};
    uintptr_t field = base;

    void *root = ft_image_array(&image, &field, size, 1);
    if (root)
        walk(&image, root);
    return root && !image.refused && image.at == bytes->structs;
}
