/*
 * records: facts -> match records. No regex here and no word by which an
 * article tells a result.
 */
#ifndef FT_RECORDS_RECORDS_H
#define FT_RECORDS_RECORDS_H

#include "fulltime/record.h"
#include "rules/scan.h"

typedef struct ft_records_input {
    const ft_article *article;
    const ft_mentions *mentions;
    const ft_facts *facts;
    const ft_pack *pack;
    ft_date published;     /* as the caller or the page says; year 0: neither */
    double min_confidence; /* records below it, as printed, are left out */
} ft_records_input;

typedef struct ft_records {
    const ft_match *matches; /* in the order of the text */
    size_t count;
    ft_date published; /* as the caller, the page or a line of the article says;
                          year 0: none of them */
} ft_records;

ft_status ft_records_build(ft_arena *arena, const ft_records_input *input,
                           ft_records *out, ft_error *err);

#endif
