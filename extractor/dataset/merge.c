/*
 * Comes in: records of one key, merged ones among them. Goes out: the matches.
 * All records are sorted by what they say and each is taken once, before
 * anything else looks at them.
 */
#include "dataset/merge.h"

#include <stdlib.h>
#include <string.h>

#include "dataset/cluster.h"
#include "dataset/kin.h"

typedef struct merger {
    ft_arena *arena;
    ft_told *told;
    size_t count;
    size_t *match; /* number of each record's match */
    size_t matches;
} merger;

static size_t count_records(const ft_report *reports, size_t count)
{
    size_t records = 0;

    for (size_t i = 0; i < count; i++)
        records += reports[i].source_count > 0 ? reports[i].source_count : 1;
    return records;
}

static void add_report(merger *m, const ft_report *report)
{
    const ft_report *sources =
        report->source_count > 0 ? report->sources : report;
    size_t count = report->source_count > 0 ? report->source_count : 1;

    for (size_t i = 0; i < count; i++)
        ft_told_init(&m->told[m->count++], &sources[i]);
}

static int compare_told(const void *left, const void *right)
{
    return ft_told_compare(left, right);
}

static void drop_copies(merger *m)
{
    size_t kept = 0;

    if (m->count > 1)
        qsort(m->told, m->count, sizeof *m->told, compare_told);
    for (size_t i = 0; i < m->count; i++)
        if (kept == 0 ||
            !ft_slice_equal(m->told[kept - 1].line, m->told[i].line))
            m->told[kept++] = m->told[i];
    m->count = kept;
}

static ft_status collect(merger *m, const ft_report *reports, size_t count)
{
    ft_status status = FT_OK;

    m->told = FT_NEW(m->arena, ft_told, count_records(reports, count));
    if (!m->told)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        add_report(m, &reports[i]);
    for (size_t i = 0; !status && m->count > 1 && i < m->count; i++)
        status = ft_told_spell(&m->told[i], m->arena);
    if (status)
        return status;
    drop_copies(m);
    return status;
}

/* The records in the order of their matches; starts[k] is where those of match
 * k begin, and each match keeps the order of its records. */
static ft_status sort_by_match(const merger *m, const ft_told ***out,
                               size_t **starts)
{
    const ft_told **sorted = FT_NEW(m->arena, const ft_told *, m->count);
    size_t *next = FT_NEW(m->arena, size_t, m->matches + 1);

    *starts = FT_NEW(m->arena, size_t, m->matches + 1);
    if (!sorted || !next || !*starts)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < m->count; i++)
        (*starts)[m->match[i] + 1]++;
    for (size_t k = 1; k <= m->matches; k++)
        (*starts)[k] += (*starts)[k - 1];
    memcpy(next, *starts, (m->matches + 1) * sizeof *next);
    for (size_t i = 0; i < m->count; i++)
        sorted[next[m->match[i]]++] = &m->told[i];
    *out = sorted;
    return FT_OK;
}

static int compare_merged(const void *left, const void *right)
{
    const ft_merged *a = left, *b = right;
    int order = strcmp(a->match.id, b->match.id);

    return order ? order
                 : ft_slice_compare(a->sources[0]->line, b->sources[0]->line);
}

static ft_status settle_all(const merger *m, ft_merge *out)
{
    const ft_told **sorted;
    size_t *starts;

    out->matches = FT_NEW(m->arena, ft_merged, m->matches);
    if (!out->matches || sort_by_match(m, &sorted, &starts))
        return FT_ERR_MEMORY;
    for (size_t k = 0; k < m->matches; k++)
        if (ft_merged_settle(m->arena, sorted + starts[k],
                             starts[k + 1] - starts[k],
                             &out->matches[out->count++]))
            return FT_ERR_MEMORY;
    if (out->count > 1)
        qsort(out->matches, out->count, sizeof *out->matches, compare_merged);
    return FT_OK;
}

ft_status ft_merge_records(ft_arena *arena, const ft_report *reports,
                           size_t count, ft_merge *out)
{
    merger m = {.arena = arena};

    *out = (ft_merge){NULL, 0};
    if (collect(&m, reports, count) || ft_kin_find(arena, m.told, m.count) ||
        !(m.match = FT_NEW(arena, size_t, m.count)) ||
        ft_cluster(arena, m.told, m.count, m.match, &m.matches))
        return FT_ERR_MEMORY;
    return settle_all(&m, out);
}
