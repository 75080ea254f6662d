/* scanner: what ft_rules_scan() does, with the captures of each match kept. */
#ifndef FT_RULES_SCANNER_H
#define FT_RULES_SCANNER_H

#include "rules/candidate.h"
#include "rules/scan.h"

typedef struct ft_scanned {
    ft_candidates candidates; /* settled */
    const ft_incident *incidents;
    size_t incident_count;
} ft_scanned;

ft_status ft_scanner_run(ft_arena *arena, const ft_pack *pack,
                         const ft_article *article, const ft_mentions *mentions,
                         const ft_scan_options *options, ft_scanned *out,
                         ft_error *err);

#endif
