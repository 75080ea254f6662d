/*
 * pipeline: bytes -> article -> text -> mentions -> facts -> records, one call
 * a stage: the table of contents of the program.
 */
#ifndef FT_PIPELINE_H
#define FT_PIPELINE_H

#include "fulltime/extract.h"
#include "html/article.h"
#include "mentions/mentions.h"
#include "records/records.h"
#include "rules/fact.h"
#include "rules/pack.h"
#include "rules/scan.h"
#include "text/text.h"

/* What each stage made of one article, tied to the arena. The stages point at
 * each other's results: do not copy it. */
typedef struct ft_pass {
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    ft_facts facts;
    ft_records records;
} ft_pass;

/* `options` and `scan` may be NULL. FT_ERR_ARGUMENT: `options->published` is no
 * ISO day. */
ft_status ft_pipeline_run(ft_arena *arena, const ft_pack *pack, ft_slice bytes,
                          const ft_options *options,
                          const ft_scan_options *scan, ft_pass *out,
                          ft_error *err);

#endif
