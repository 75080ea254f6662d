/* record: a settled match written down as the public record, with its evidence.
 */
#ifndef FT_RECORDS_RECORD_H
#define FT_RECORDS_RECORD_H

#include "records/link.h"

/* Writes one match. Everything in it is tied to the arena. */
ft_status ft_record_write(ft_link *link, const ft_candidate *match,
                          ft_match *out);

#endif
