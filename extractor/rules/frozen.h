/*
 * frozen: a pack <-> an image of it: all that an extraction needs, and nothing
 * of what it takes to tell an error or to run an example.
 */
#ifndef FT_RULES_FROZEN_H
#define FT_RULES_FROZEN_H

#include "base/image.h"
#include "rules/footprint.h"
#include "rules/rule.h"

/* False when memory is out, or the pack is too large. */
bool ft_frozen_make(const ft_pack *pack, const ft_stamp *stamps, size_t count,
                    uintptr_t base, ft_image_bytes *out);

/* The stamps of an image that was thawed. */
const ft_stamp *ft_frozen_stamps(const ft_image_bytes *image, size_t *count);
/* Makes its pointers right and checks them all; false when it is no image of a
 * pack. What it says must have been checked for damage before. */
bool ft_frozen_thaw(const ft_image_bytes *image, uintptr_t base);
/* The pack of an image that was thawed, which must outlive it. Its patterns
 * become code when they are first run; free it also on FT_ERR_MEMORY. */
ft_status ft_frozen_open(const ft_image_bytes *image, ft_arena *arena,
                         ft_pack **out);

#endif
