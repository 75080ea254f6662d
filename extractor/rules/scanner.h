/* scanner: what ft_rules_scan() does, with the captures of each match kept. */
#ifndef FT_RULES_SCANNER_H
#define FT_RULES_SCANNER_H

#include "rules/candidate.h"
#include "rules/scan.h"

/* Why a match of the pattern gave no fact. */
typedef struct ft_refusal {
    const char *reason; /* "unless: before", ...; NULL: nothing was refused */
    ft_span span;       /* of the match, in the shadow */
    ft_slice capture;   /* the one that could not be read; else empty */
} ft_refusal;

typedef struct ft_scanned {
    ft_candidates candidates; /* settled */
    ft_refusal refusal;       /* the last one of the rule `only` */
    const ft_incident *incidents;
    size_t incident_count;
} ft_scanned;

ft_status ft_scanner_run(ft_arena *arena, const ft_pack *pack,
                         const ft_article *article, const ft_mentions *mentions,
                         const ft_scan_options *options, ft_scanned *out,
                         ft_error *err);

#endif
