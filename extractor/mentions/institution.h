/*
 * institution: whether a whole region is one name, whatever is known inside:
 * a ground, a competition, an organisation.
 */
#ifndef FT_MENTIONS_INSTITUTION_H
#define FT_MENTIONS_INSTITUTION_H

#include "mentions/region.h"

/* For the region's units from `from` on; FT_RUN_NAME: an institution that is
 * no mention. */
bool ft_institution_read(const ft_scope *f, const ft_region *r, size_t from,
                         ft_run_class *class);

#endif
