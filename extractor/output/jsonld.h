/*
 * jsonld: matches as schema.org SportsEvents, one JSON-LD document. It may
 * stand in a page's <script> as it is: no text of an article can end it.
 */
#ifndef FT_OUTPUT_JSONLD_H
#define FT_OUTPUT_JSONLD_H

#include "output/writer.h"

void ft_jsonld_init(ft_writer *writer);

#endif
