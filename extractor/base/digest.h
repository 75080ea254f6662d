/* digest: names a text by its SHA-256; libmd lives here. */
#ifndef FT_BASE_DIGEST_H
#define FT_BASE_DIGEST_H

#include "base/slice.h"

/* Writes 64 lower-case hex digits and a NUL. */
void ft_digest_sha256(ft_slice bytes, char out[65]);

#endif
