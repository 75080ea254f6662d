/* Comes in: a record. Goes out: what it tells, whichever side it names first.
 */
#include "dataset/told.h"

#include <string.h>

#include "text/date.h"

static int day_of(ft_slice iso)
{
    ft_date date;

    return iso.len > 0 && ft_date_parse(iso, &date) ? (int)ft_date_number(date)
                                                    : FT_NO_DAY;
}

void ft_told_init(ft_told *told, const ft_report *report)
{
    *told = (ft_told){.report = report,
                      .day = day_of(ft_slice_of(report->match.date)),
                      .published = day_of(report->origin.published)};
}

ft_status ft_told_spell(ft_told *told, ft_arena *arena)
{
    const ft_report *report = told->report;
    ft_buffer line = {0};
    ft_status status =
        ft_ndjson_add(&line, arena, &report->match, &report->origin);

    if (!status) {
        told->line = ft_arena_copy(arena, (ft_slice){line.data, line.len - 1});
        status = told->line.data ? FT_OK : FT_ERR_MEMORY;
    }
    ft_buffer_free(&line);
    return status;
}

ft_score ft_told_score(const ft_told *told, const ft_score *score)
{
    if (!told->turned)
        return *score;
    return (ft_score){score->told, {score->goals[1], score->goals[0]}};
}

ft_score ft_told_final(const ft_told *told)
{
    const ft_match *match = &told->report->match;

    return ft_told_score(told, match->extra_time.told ? &match->extra_time
                                                      : &match->full_time);
}

const ft_side *ft_told_side(const ft_told *told, int side)
{
    return &told->report->match.sides[told->turned ? 1 - side : side];
}

int ft_told_home(const ft_told *told)
{
    int home = told->report->match.home;

    if (home == FT_HOME_UNTOLD)
        return -1;
    if (home == 0)
        return 2;
    return told->turned ? 2 - home : home - 1;
}

static bool is_below(const char *field, const char *top)
{
    size_t len = strlen(top);

    return strncmp(field, top, len) == 0 && (!field[len] || field[len] == '/');
}

unsigned ft_told_weight(const ft_told *told, const char *field)
{
    const ft_match *match = &told->report->match;
    int best = -1;

    for (size_t i = 0; i < match->evidence_count; i++) {
        int hundredths = ft_hundredths(match->evidence[i].confidence);

        if (hundredths > best && is_below(match->evidence[i].field, field))
            best = hundredths;
    }
    if (best < 0)
        best = ft_hundredths(match->confidence);
    return (unsigned)best * (match->role == FT_ROLE_REPORTED ? 2 : 1);
}

const char *ft_told_quote(const ft_told *told, const char *field)
{
    const ft_match *match = &told->report->match;

    for (size_t i = 0; i < match->evidence_count; i++)
        if (is_below(match->evidence[i].field, field))
            return match->evidence[i].quote;
    return NULL;
}

ft_slice ft_told_text(const ft_told *told)
{
    ft_slice digest = told->report->origin.text_sha256;

    return digest.len > 0 ? digest : told->line;
}

int ft_told_compare(const ft_told *a, const ft_told *b)
{
    const ft_match *x = &a->report->match, *y = &b->report->match;
    int less = ft_hundredths(y->confidence) - ft_hundredths(x->confidence);

    if (x->role != y->role)
        return x->role == FT_ROLE_REPORTED ? -1 : 1;
    return less ? less : ft_slice_compare(a->line, b->line);
}
