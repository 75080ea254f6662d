/* sample: one match with all that a record can hold, for tests of formats. */
#ifndef FT_TESTS_SUPPORT_SAMPLE_H
#define FT_TESTS_SUPPORT_SAMPLE_H

#include "output/writer.h"

extern const ft_match
    sample_match; /* North Bay at home, 2-1 after extra time */
extern const ft_origin sample_origin;

/* All that the writer says of these matches in its file `index`: begin, add,
 * end. The caller frees the buffer; the writer is freed. */
ft_buffer sample_write(ft_writer *writer, const ft_match *matches, size_t count,
                       size_t index);

#endif
