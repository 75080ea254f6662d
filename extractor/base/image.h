/*
 * image: structs that point at each other, frozen into one run of bytes that
 * can be written to a file, mapped, and used where it lies. One walk over the
 * structs does both: when it freezes, what a pointer leads to is copied behind
 * what was copied before; when it thaws, the pointer must lead to just that
 * place, so that a pointer into the blue is found out before it is followed.
 */
#ifndef FT_BASE_IMAGE_H
#define FT_BASE_IMAGE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct ft_image ft_image;

/* Walks what the root, of `size` bytes, points to. While it freezes, the root
 * is a copy of the live one; it must not be changed but through these
 * functions. */
typedef void ft_image_walk(ft_image *image, void *root);

/* The bytes of a frozen image, in three runs: structs, strings, and what is
 * not looked at before it is needed. */
typedef struct ft_image_bytes {
    char *data;     /* frees with free(); aligned for any type */
    size_t structs; /* bytes of each, of which each is a multiple of 16 */
    size_t strings;
    size_t rest;
} ft_image_bytes;

/* As if it lay at the address `base`, a multiple of 16. False when memory is
 * out or it takes more than FT_IMAGE_LIMIT bytes. */
bool ft_image_freeze(const void *root, size_t size, ft_image_walk *walk,
                     uintptr_t base, ft_image_bytes *out);

/* Makes the pointers lead to where the bytes really lie; those that do already
 * are only checked, and no page is written to. False when one does not lead
 * where it should, or the walk calls ft_image_refuse(). The root is at
 * `bytes->data`. */
bool ft_image_thaw(const ft_image_bytes *bytes, size_t size,
                   ft_image_walk *walk, uintptr_t base);

enum { FT_IMAGE_LIMIT = 256 * 1024 * 1024 };

/* --- for walks -------------------------------------------------------------
 */

bool ft_image_thaws(const ft_image *image);
/* What was read cannot be right: the walk goes on, but comes to nothing. */
void ft_image_refuse(ft_image *image);
/* As above, unless it holds. */
void ft_image_expect(ft_image *image, bool promise);

/* `field` is a pointer in a struct that was reached by this walk, to `count`
 * objects of `size` bytes. Returns where they are now; NULL: there are none, or
 * the image is refused. */
void *ft_image_array(ft_image *image, void *field, size_t size, size_t count);
/* As above for one object, or NULL. */
void *ft_image_object(ft_image *image, void *field, size_t size);
/* A slice in such a struct; equal ones share their bytes. */
void ft_image_slice(ft_image *image, ft_slice *slice);
/* The same for a list of them. */
void ft_image_slices(ft_image *image, void *field, size_t count);
/* A slice of what is not looked at before it is needed. */
void ft_image_late(ft_image *image, ft_slice *slice);

#endif
