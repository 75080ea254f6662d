/* evidence: the page that `explain --html` writes: articles, their records, and
 * the words that each value stands on. */
#ifndef FT_VIEW_EVIDENCE_H
#define FT_VIEW_EVIDENCE_H

#include "base/buffer.h"
#include "pipeline.h"

/* A page in the making. */
typedef struct ft_evidence_page {
    ft_arena *arena;    /* borrowed; holds what the head of the page says */
    ft_buffer articles; /* finished markup */
    struct ft_evidence_entry *first, *last;
    size_t count, records;
} ft_evidence_page;

/* Adds an article; what belongs to it may go afterwards. A failure leaves the
 * page without it. */
ft_status ft_evidence_add(ft_evidence_page *page, const ft_pack *pack,
                          const ft_pass *pass, ft_slice name, ft_error *err);
/* Writes the whole page. `pack` names the rules: "football-en@0.1.0". */
ft_status ft_evidence_show(const ft_evidence_page *page, ft_slice pack,
                           ft_buffer *out, ft_error *err);
void ft_evidence_free(ft_evidence_page *page);

#endif
