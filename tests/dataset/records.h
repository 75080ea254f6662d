/*
 * records: match records told in a line each, and what came of merging them.
 *
 *   "2021-11-16 Canada 2-1 Mexico comp=Friendly crowd=44212 goal1=Larin/12"
 *
 * Words in this order: the day ("-": not told), team1, the score ("-": none),
 * team2; "_" in a name is a space. Then any of: comp, crowd, home, ht, et,
 * pens, agg, venue, city, pub (the day of the article), conf (hundredths; 90),
 * text (names the text; else each record has its own), uri, code1, code2,
 * status; goal1 and goal2 with a name, a minute, or both ("Larin/45+2", "/12",
 * "Larin"), "og:" before the name of an own goal; "mentioned"; kept and refused
 * (of /score/ft: the article contradicts itself).
 */
#ifndef FT_TESTS_DATASET_RECORDS_H
#define FT_TESTS_DATASET_RECORDS_H

#include "dataset/merge.h"

/* The record as JSON, without a line end; tied to the arena. */
ft_slice records_line(ft_arena *arena, const char *told);
/* The same, read. */
ft_report records_report(ft_arena *arena, const char *told);
/* Merges the records and gives one line a match, tied to the arena:
 * "2021-11-16 Canada 2-1 Mexico from 2; ..." with all that is told. */
const char *records_merged(ft_arena *arena, const char *const *told,
                           size_t count);
/* The same as the JSON lines of the merged records. */
ft_slice records_json(ft_arena *arena, const ft_report *reports, size_t count);

#endif
