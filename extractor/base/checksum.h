/* checksum: 64 bits that tell damage from what was written; no shield against
 * somebody who means to deceive. */
#ifndef FT_BASE_CHECKSUM_H
#define FT_BASE_CHECKSUM_H

#include <stdint.h>

#include "base/slice.h"

/* Of these bytes, behind what `seed` stands for; the same on machines of the
 * same byte order. */
uint64_t ft_checksum(ft_slice bytes, uint64_t seed);

#endif
