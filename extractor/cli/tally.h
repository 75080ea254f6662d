/* tally: what became of the articles of a run. */
#ifndef FT_CLI_TALLY_H
#define FT_CLI_TALLY_H

#include "base/buffer.h"
#include "output/sink.h"

typedef struct ft_tally {
    unsigned long long articles; /* all of them, in the order of the input */
    unsigned long long fates[FT_FATE_COUNT];
    unsigned long long matches;
    unsigned long long bytes; /* read of the files, as they stand there */
} ft_tally;

/* "12 articles: 7 with matches (9 matches), 4 without, 1 failed". */
void ft_tally_tell(const ft_tally *tally, ft_buffer *out);

#endif
