/* digest: SHA-256 (FIPS 180-4) through libmd, which nothing else may meet. */
#include "base/digest.h"

#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

void ft_digest_sha256(ft_slice bytes, char out[65])
{
    SHA2_CTX context;

    SHA256Init(&context);
    if (bytes.len)
        SHA256Update(&context, (const uint8_t *)bytes.data, bytes.len);
    (void)SHA256End(&context, out);
}
