/*
 * football_txt: matches as football.txt, openfootball's text format, level 1
 * (and the attendance line of level 2): a heading for each competition, a line
 * for each day, matches with their scorers below. All is written at the end,
 * as a match without a day must stand before the first day.
 */
#ifndef FT_OUTPUT_FOOTBALL_TXT_H
#define FT_OUTPUT_FOOTBALL_TXT_H

#include "output/writer.h"

/* FT_ERR_MEMORY, or FT_OK with a context that writer->free frees. */
ft_status ft_football_txt_init(ft_writer *writer);

#endif
