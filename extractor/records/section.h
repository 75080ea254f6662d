/* section: the stretches of an article that a heading or a score line opens. */
#ifndef FT_RECORDS_SECTION_H
#define FT_RECORDS_SECTION_H

#include "records/link.h"

/* Fills link->sections, which has room for a block and a telling each. */
void ft_sections_find(ft_link *link);
/* The section that a place of the shadow lies in, or NULL. */
const ft_section *ft_section_at(const ft_link *link, size_t offset);

#endif
