/*
 * Comes in: the records of one match. Goes out: what is kept of them, and the
 * votes on it. Each field is voted on alone; which side is team1 comes first,
 * as all that follows is told from there. A shoot-out, an aggregate and the
 * half time are votes of their own.
 */
#include "dataset/merged.h"

#include <string.h>

#include "dataset/settle_fields.h"
#include "dataset/settle_goals.h"
#include "dataset/settle_proof.h"
#include "dataset/settle_scores.h"
#include "output/ndjson.h"

enum { BALLOTS = 16 };

/* ---- id ---- */

/* The record whose names of both sides are those that are kept. */
static const ft_told *find_namesake(const ft_settler *s)
{
    const ft_side *sides = s->out->match.sides;

    for (size_t i = 0; i < s->count; i++) {
        const ft_side *a = ft_settler_side(s, s->told[i], 0);
        const ft_side *b = ft_settler_side(s, s->told[i], 1);

        if (ft_settler_same(a->code, sides[0].code) &&
            ft_settler_same(b->code, sides[1].code) &&
            (a->code || ft_settler_same(a->name, sides[0].name)) &&
            (b->code || ft_settler_same(b->name, sides[1].name)))
            return s->told[i];
    }
    return s->told[0];
}

/* The kept day, and what stands behind the day in a record's id. */
static void settle_id(ft_settler *s)
{
    const char *id = find_namesake(s)->report->match.id;
    const char *rest = strchr(id, '/');
    const char *date = s->out->match.date;
    ft_buffer text = {0};
    ft_slice whole;

    ft_buffer_text(&text, date ? date : "-");
    ft_buffer_text(&text, rest ? rest : "/");
    ft_buffer_byte(&text, '\0');
    whole = ft_settler_keep(s, &text);
    s->out->match.id = whole.data;
}

/* ---- all of it ---- */

static void settle(ft_settler *s)
{
    ft_match *match = &s->out->match;

    ft_settle_order(s);
    match->role = s->told[0]->report->match.role;
    ft_settle_head(s);
    if (match->status != FT_MATCH_POSTPONED)
        ft_settle_scores(s);
    ft_settle_goals(s);
    ft_settle_place(s);
    if (s->failed)
        return;
    ft_settle_proof(s);
    settle_id(s);
}

ft_status ft_merged_settle(ft_arena *arena, const ft_told *const *told,
                           size_t count, ft_merged *out)
{
    ft_settler s = {.arena = arena, .told = told, .count = count, .out = out};

    *out = (ft_merged){.sources = told, .source_count = count};
    if (!(s.ballots = FT_NEW(arena, ft_ballot, BALLOTS)))
        return FT_ERR_MEMORY;
    settle(&s);
    out->origin = told[0]->report->origin;
    out->ballots = s.ballots;
    out->ballot_count = s.ballot_count;
    return s.failed ? FT_ERR_MEMORY : FT_OK;
}

/* ---- writing ---- */

static void put_vote(ft_buffer *out, const ft_vote *vote)
{
    ft_buffer_text(out, "{\"value\":");
    ft_buffer_add(out, vote->value);
    ft_buffer_text(out, ",\"weight\":");
    ft_buffer_integer(out, (long long)vote->weight);
    ft_buffer_text(out, ",\"for\":[");
    for (size_t i = 0; i < vote->count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_integer(out, (long long)vote->sources[i]);
    }
    ft_buffer_text(out, "]}");
}

static void put_ballots(ft_buffer *out, const ft_merged *merged)
{
    ft_buffer_text(out, ",\"votes\":{");
    for (size_t i = 0; i < merged->ballot_count; i++) {
        const ft_ballot *ballot = &merged->ballots[i];

        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_json(out, ft_slice_of(ballot->field));
        ft_buffer_text(out, ":[");
        for (size_t k = 0; k < ballot->count; k++) {
            if (k > 0)
                ft_buffer_byte(out, ',');
            put_vote(out, &ballot->votes[k]);
        }
        ft_buffer_byte(out, ']');
    }
    ft_buffer_byte(out, '}');
}

static ft_status put_source(ft_buffer *out, ft_arena *arena,
                            const ft_told *told)
{
    const ft_report *report = told->report;

    ft_buffer_add(out, told->line);
    if (told->line.data)
        return FT_OK;
    if (ft_ndjson_add(out, arena, &report->match, &report->origin))
        return FT_ERR_MEMORY;
    out->len--; /* the line end */
    return FT_OK;
}

ft_status ft_merged_write(ft_buffer *out, ft_arena *arena,
                          const ft_merged *merged)
{
    const size_t end = sizeof "}\n" - 1;

    if (ft_ndjson_add(out, arena, &merged->match, &merged->origin))
        return FT_ERR_MEMORY;
    out->len -= end; /* two more keys follow */
    put_ballots(out, merged);
    ft_buffer_text(out, ",\"sources\":[");
    for (size_t i = 0; i < merged->source_count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        if (put_source(out, arena, merged->sources[i]))
            return FT_ERR_MEMORY;
    }
    ft_buffer_text(out, "]}\n");
    return out->failed ? FT_ERR_MEMORY : FT_OK;
}
