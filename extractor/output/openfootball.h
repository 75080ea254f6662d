/* openfootball: matches as the JSON of openfootball (football.json,
 * worldcup.json): one object with a name and the list of matches. */
#ifndef FT_OUTPUT_OPENFOOTBALL_H
#define FT_OUTPUT_OPENFOOTBALL_H

#include "output/writer.h"

void ft_openfootball_init(ft_writer *writer);

#endif
