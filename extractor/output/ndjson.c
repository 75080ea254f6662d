/*
 * Comes in: a record. Goes out: its line, byte for byte the same on every
 * machine: output/object writes integers and strings, a confidence is printed
 * in hundredths, so that no locale has a say. The order of keys is the order of
 * the calls below.
 */
#include "output/ndjson.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "output/names.h"
#include "output/object.h"

int ft_hundredths(double confidence)
{
    if (confidence >= 1)
        return 100;
    return confidence > 0 ? (int)(confidence * 100 + 0.5) : 0;
}

static void put_confidence(ft_object *o, const char *key, double value)
{
    int hundredths = ft_hundredths(value);

    ft_object_key(o, key);
    ft_buffer_integer(o->out, hundredths / 100);
    ft_buffer_byte(o->out, '.');
    ft_buffer_integer(o->out, hundredths / 10 % 10);
    ft_buffer_integer(o->out, hundredths % 10);
}

static void put_code(ft_buffer *out, const char *code)
{
    if (code)
        ft_buffer_json(out, ft_slice_of(code));
    else
        ft_buffer_text(out, "null");
}

static void put_codes(ft_object *o, const ft_match *match)
{
    ft_object_key(o, "codes");
    ft_buffer_byte(o->out, '[');
    put_code(o->out, match->sides[0].code);
    ft_buffer_byte(o->out, ',');
    put_code(o->out, match->sides[1].code);
    ft_buffer_byte(o->out, ']');
}

static void put_scores(ft_object *o, const ft_match *match)
{
    const struct {
        const char *key;
        const ft_score *score;
    } scores[] = {
        {"ht", &match->half_time},  {"ft", &match->full_time},
        {"et", &match->extra_time}, {"p", &match->shootout},
        {"agg", &match->aggregate},
    };
    ft_object inner = {o->out, true};

    for (size_t i = 0; i < FT_COUNT(scores); i++) {
        if (!scores[i].score->told)
            continue;
        if (inner.first) {
            ft_object_key(o, "score");
            inner = ft_object_open(o->out);
        }
        ft_object_pair(&inner, scores[i].key, scores[i].score->goals[0],
                       scores[i].score->goals[1]);
    }
    if (!inner.first)
        ft_object_close(&inner);
}

static void put_goal(ft_buffer *out, const ft_goal *goal)
{
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "name", goal->name);
    if (goal->minute > 0)
        ft_object_integer(&o, "minute", goal->minute);
    if (goal->minute > 0 && goal->offset > 0)
        ft_object_integer(&o, "offset", goal->offset);
    ft_object_true(&o, "penalty", goal->penalty);
    ft_object_true(&o, "owngoal", goal->owngoal);
    ft_object_true(&o, "derived", goal->derived);
    ft_object_close(&o);
}

void ft_ndjson_goals(ft_buffer *out, const ft_side *side)
{
    ft_buffer_byte(out, '[');
    for (size_t i = 0; i < side->goal_count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        put_goal(out, &side->goals[i]);
    }
    ft_buffer_byte(out, ']');
}

static void put_goals(ft_object *o, const char *key, const ft_side *side)
{
    if (side->goal_count == 0)
        return;
    ft_object_key(o, key);
    ft_ndjson_goals(o->out, side);
}

static void put_venue(ft_object *o, const ft_match *match)
{
    ft_object inner;

    if (ft_slice_of(match->venue).len + ft_slice_of(match->city).len == 0)
        return;
    ft_object_key(o, "venue");
    inner = ft_object_open(o->out);
    ft_object_text(&inner, "name", match->venue);
    ft_object_text(&inner, "city", match->city);
    ft_object_close(&inner);
}

static void put_checks(ft_object *o, const ft_match *match)
{
    ft_object inner;

    ft_object_key(o, "checks");
    inner = ft_object_open(o->out);
    for (size_t i = 0; i < FT_CHECK_COUNT; i++)
        if (match->checks[i] != FT_VERDICT_ABSENT)
            ft_object_text(&inner, ft_check_name((ft_check)i),
                           ft_verdict_name(match->checks[i]));
    ft_object_close(&inner);
}

void ft_ndjson_conflicts(ft_buffer *out, const ft_match *match)
{
    ft_buffer_byte(out, '[');
    for (size_t i = 0; i < match->conflict_count; i++) {
        const ft_conflict *conflict = &match->conflicts[i];
        ft_object inner;

        if (i > 0)
            ft_buffer_byte(out, ',');
        inner = ft_object_open(out);
        ft_object_text(&inner, "field", conflict->field);
        ft_object_raw(&inner, "kept", conflict->kept);
        ft_object_raw(&inner, "refused", conflict->refused);
        ft_object_text(&inner, "kept_quote", conflict->kept_quote);
        ft_object_text(&inner, "refused_quote", conflict->refused_quote);
        ft_object_close(&inner);
    }
    ft_buffer_byte(out, ']');
}

/* The order of fields in `evidence` is that of the keys they point to. */
static const ft_slice ranks[] = {
    FT_SLICE("/role"),        FT_SLICE("/status"),   FT_SLICE("/date"),
    FT_SLICE("/competition"), FT_SLICE("/team1"),    FT_SLICE("/team2"),
    FT_SLICE("/home"),        FT_SLICE("/score/ht"), FT_SLICE("/score/ft"),
    FT_SLICE("/score/et"),    FT_SLICE("/score/p"),  FT_SLICE("/score/agg"),
    FT_SLICE("/goals1"),      FT_SLICE("/goals2"),   FT_SLICE("/venue"),
    FT_SLICE("/attendance"),
};

typedef struct ranked {
    size_t rank;  /* place of its key in the record */
    size_t item;  /* "/goals1/7": 7 */
    size_t index; /* in ft_match.evidence */
    const ft_evidence *evidence;
} ranked;

static size_t rank_field(ft_slice field)
{
    for (size_t i = 0; i < FT_COUNT(ranks); i++)
        if (ft_slice_starts(field, ranks[i]) &&
            (field.len == ranks[i].len || field.data[ranks[i].len] == '/'))
            return i;
    return FT_COUNT(ranks);
}

/* The number behind the second slash, if any. */
static size_t item_of(ft_slice field)
{
    const ft_slice slash = FT_SLICE("/");
    size_t at = ft_slice_find(field, slash, 1), item = 0;

    if (at >= field.len)
        return 0;
    for (at++; at < field.len && ft_is_digit(field.data[at]) && item < 100000;
         at++)
        item = item * 10 + (size_t)(field.data[at] - '0');
    return item;
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_ranked(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    int order = compare_size(a->rank, b->rank);

    if (order == 0)
        order = compare_size(a->item, b->item);
    if (order == 0)
        order = strcmp(a->evidence->field, b->evidence->field);
    return order ? order : compare_size(a->index, b->index);
}

static void put_one_evidence(ft_buffer *out, const ft_evidence *evidence)
{
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "rule", evidence->rule);
    ft_object_pair(&o, "span", (long long)evidence->span.start,
                   (long long)evidence->span.end);
    ft_object_key(&o, "quote");
    ft_buffer_json(out, ft_slice_of(evidence->quote));
    ft_object_integer(&o, "block", (long long)evidence->block);
    put_confidence(&o, "conf", evidence->confidence);
    ft_object_close(&o);
}

static void put_ranked(ft_object *o, const ranked *items, size_t count)
{
    const char *last = NULL;

    for (size_t i = 0; i < count; i++) {
        const ft_evidence *evidence = items[i].evidence;

        if (!last || strcmp(last, evidence->field) != 0) {
            if (last)
                ft_buffer_byte(o->out, ']');
            ft_object_key(o, evidence->field);
            ft_buffer_byte(o->out, '[');
        } else {
            ft_buffer_byte(o->out, ',');
        }
        put_one_evidence(o->out, evidence);
        last = evidence->field;
    }
    if (last)
        ft_buffer_byte(o->out, ']');
}

ft_status ft_ndjson_evidence(ft_buffer *out, ft_arena *arena,
                             const ft_match *match)
{
    size_t count = match->evidence_count;
    ranked *items = FT_NEW(arena, ranked, count);
    ft_object inner;

    if (!items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        ft_slice field = ft_slice_of(match->evidence[i].field);
        items[i] =
            (ranked){rank_field(field), item_of(field), i, &match->evidence[i]};
    }
    if (count > 1)
        qsort(items, count, sizeof *items, compare_ranked);
    inner = ft_object_open(out);
    put_ranked(&inner, items, count);
    ft_object_close(&inner);
    return FT_OK;
}

static void put_source(ft_object *o, const ft_origin *origin)
{
    ft_object inner;

    ft_object_key(o, "source");
    inner = ft_object_open(o->out);
    ft_object_slice(&inner, "uri", origin->uri);
    ft_object_slice(&inner, "archive", origin->archive);
    if (origin->archive.len > 0)
        ft_object_integer(&inner, "offset", (long long)origin->offset);
    ft_object_slice(&inner, "fetched", origin->fetched);
    ft_object_slice(&inner, "digest", origin->digest);
    ft_object_slice(&inner, "title", origin->title);
    ft_object_slice(&inner, "url", origin->url);
    ft_object_slice(&inner, "published", origin->published);
    ft_object_slice(&inner, "lang", origin->lang);
    ft_object_slice(&inner, "text_sha256", origin->text_sha256);
    ft_object_slice(&inner, "pack", origin->pack);
    ft_object_slice(&inner, "fulltime", origin->version);
    if (origin->replaced > 0)
        ft_object_integer(&inner, "replaced", (long long)origin->replaced);
    ft_object_close(&inner);
}

static void put_facts(ft_object *o, const ft_match *match)
{
    ft_object_text(o, "role", ft_role_name(match->role));
    ft_object_text(o, "status", ft_status_name(match->status));
    ft_object_text(o, "date", match->date);
    ft_object_text(o, "competition", match->competition);
    ft_object_text(o, "team1", match->sides[0].name);
    ft_object_text(o, "team2", match->sides[1].name);
    put_codes(o, match);
    if (match->home != FT_HOME_UNTOLD)
        ft_object_integer(o, "home", match->home);
    put_scores(o, match);
    put_goals(o, "goals1", &match->sides[0]);
    put_goals(o, "goals2", &match->sides[1]);
    put_venue(o, match);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        ft_object_integer(o, "attendance", match->attendance);
}

ft_status ft_ndjson_add(ft_buffer *out, ft_arena *arena, const ft_match *match,
                        const ft_origin *origin)
{
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "schema", "fulltime/match/1");
    ft_object_text(&o, "id", match->id);
    ft_object_slice(&o, "sport", origin->sport);
    put_facts(&o, match);
    put_confidence(&o, "confidence", match->confidence);
    put_checks(&o, match);
    ft_object_key(&o, "conflicts");
    ft_ndjson_conflicts(out, match);
    ft_object_key(&o, "evidence");
    if (ft_ndjson_evidence(out, arena, match))
        return FT_ERR_MEMORY;
    put_source(&o, origin);
    ft_object_close(&o);
    ft_buffer_byte(out, '\n');
    return out->failed ? FT_ERR_MEMORY : FT_OK;
}
