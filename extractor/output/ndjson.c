/*
 * Comes in: a record. Goes out: its line, byte for byte the same on every
 * machine: integers and strings only pass through base/buffer, a confidence is
 * printed in hundredths, so that no locale has a say. The order of keys is the
 * order of the calls below.
 */
#include "output/ndjson.h"

#include <stdlib.h>
#include <string.h>

#include "output/names.h"

/* One object being written: `first` tells whether a comma is due. */
typedef struct object {
    ft_buffer *out;
    bool first;
} object;

static object open_object(ft_buffer *out)
{
    ft_buffer_byte(out, '{');
    return (object){out, true};
}

static void close_object(const object *o)
{
    ft_buffer_byte(o->out, '}');
}

static void put_key_slice(object *o, ft_slice key)
{
    if (!o->first)
        ft_buffer_byte(o->out, ',');
    o->first = false;
    ft_buffer_json(o->out, key);
    ft_buffer_byte(o->out, ':');
}

static void put_key(object *o, const char *key)
{
    put_key_slice(o, ft_slice_of(key));
}

static void put_slice(object *o, const char *key, ft_slice value)
{
    if (value.len == 0)
        return;
    put_key(o, key);
    ft_buffer_json(o->out, value);
}

static void put_text(object *o, const char *key, const char *value)
{
    put_slice(o, key, ft_slice_of(value));
}

static void put_integer(object *o, const char *key, long long value)
{
    put_key(o, key);
    ft_buffer_integer(o->out, value);
}

static void put_true(object *o, const char *key, bool value)
{
    if (!value)
        return;
    put_key(o, key);
    ft_buffer_text(o->out, "true");
}

static void put_raw(object *o, const char *key, const char *json)
{
    put_key(o, key);
    ft_buffer_text(o->out, json && *json ? json : "null");
}

static void put_pair(object *o, const char *key, long long a, long long b)
{
    put_key(o, key);
    ft_buffer_byte(o->out, '[');
    ft_buffer_integer(o->out, a);
    ft_buffer_byte(o->out, ',');
    ft_buffer_integer(o->out, b);
    ft_buffer_byte(o->out, ']');
}

int ft_hundredths(double confidence)
{
    if (confidence >= 1)
        return 100;
    return confidence > 0 ? (int)(confidence * 100 + 0.5) : 0;
}

static void put_confidence(object *o, const char *key, double value)
{
    int hundredths = ft_hundredths(value);

    put_key(o, key);
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

static void put_codes(object *o, const ft_match *match)
{
    put_key(o, "codes");
    ft_buffer_byte(o->out, '[');
    put_code(o->out, match->sides[0].code);
    ft_buffer_byte(o->out, ',');
    put_code(o->out, match->sides[1].code);
    ft_buffer_byte(o->out, ']');
}

static void put_scores(object *o, const ft_match *match)
{
    const struct {
        const char *key;
        const ft_score *score;
    } scores[] = {
        {"ht", &match->half_time},  {"ft", &match->full_time},
        {"et", &match->extra_time}, {"p", &match->shootout},
        {"agg", &match->aggregate},
    };
    object inner = {o->out, true};

    for (size_t i = 0; i < FT_COUNT(scores); i++) {
        if (!scores[i].score->told)
            continue;
        if (inner.first) {
            put_key(o, "score");
            inner = open_object(o->out);
        }
        put_pair(&inner, scores[i].key, scores[i].score->goals[0],
                 scores[i].score->goals[1]);
    }
    if (!inner.first)
        close_object(&inner);
}

static void put_goal(ft_buffer *out, const ft_goal *goal)
{
    object o = open_object(out);

    put_text(&o, "name", goal->name);
    if (goal->minute > 0)
        put_integer(&o, "minute", goal->minute);
    if (goal->minute > 0 && goal->offset > 0)
        put_integer(&o, "offset", goal->offset);
    put_true(&o, "penalty", goal->penalty);
    put_true(&o, "owngoal", goal->owngoal);
    put_true(&o, "derived", goal->derived);
    close_object(&o);
}

static void put_goals(object *o, const char *key, const ft_side *side)
{
    if (side->goal_count == 0)
        return;
    put_key(o, key);
    ft_buffer_byte(o->out, '[');
    for (size_t i = 0; i < side->goal_count; i++) {
        if (i > 0)
            ft_buffer_byte(o->out, ',');
        put_goal(o->out, &side->goals[i]);
    }
    ft_buffer_byte(o->out, ']');
}

static void put_venue(object *o, const ft_match *match)
{
    object inner;

    if (ft_slice_of(match->venue).len + ft_slice_of(match->city).len == 0)
        return;
    put_key(o, "venue");
    inner = open_object(o->out);
    put_text(&inner, "name", match->venue);
    put_text(&inner, "city", match->city);
    close_object(&inner);
}

static void put_checks(object *o, const ft_match *match)
{
    object inner;

    put_key(o, "checks");
    inner = open_object(o->out);
    for (size_t i = 0; i < FT_CHECK_COUNT; i++)
        if (match->checks[i] != FT_VERDICT_ABSENT)
            put_text(&inner, ft_check_name((ft_check)i),
                     ft_verdict_name(match->checks[i]));
    close_object(&inner);
}

static void put_conflicts(object *o, const ft_match *match)
{
    put_key(o, "conflicts");
    ft_buffer_byte(o->out, '[');
    for (size_t i = 0; i < match->conflict_count; i++) {
        const ft_conflict *conflict = &match->conflicts[i];
        object inner;

        if (i > 0)
            ft_buffer_byte(o->out, ',');
        inner = open_object(o->out);
        put_text(&inner, "field", conflict->field);
        put_raw(&inner, "kept", conflict->kept);
        put_raw(&inner, "refused", conflict->refused);
        put_text(&inner, "kept_quote", conflict->kept_quote);
        put_text(&inner, "refused_quote", conflict->refused_quote);
        close_object(&inner);
    }
    ft_buffer_byte(o->out, ']');
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
    for (at++; at < field.len && field.data[at] >= '0' &&
               field.data[at] <= '9' && item < 100000;
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
    object o = open_object(out);

    put_text(&o, "rule", evidence->rule);
    put_pair(&o, "span", (long long)evidence->span.start,
             (long long)evidence->span.end);
    put_key(&o, "quote");
    ft_buffer_json(out, ft_slice_of(evidence->quote));
    put_integer(&o, "block", (long long)evidence->block);
    put_confidence(&o, "conf", evidence->confidence);
    close_object(&o);
}

static void put_ranked(object *o, const ranked *items, size_t count)
{
    const char *last = NULL;

    for (size_t i = 0; i < count; i++) {
        const ft_evidence *evidence = items[i].evidence;

        if (!last || strcmp(last, evidence->field) != 0) {
            if (last)
                ft_buffer_byte(o->out, ']');
            put_key(o, evidence->field);
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

static ft_status put_evidence(object *o, ft_arena *arena, const ft_match *match)
{
    size_t count = match->evidence_count;
    ranked *items = FT_NEW(arena, ranked, count);
    object inner;

    if (!items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        ft_slice field = ft_slice_of(match->evidence[i].field);
        items[i] =
            (ranked){rank_field(field), item_of(field), i, &match->evidence[i]};
    }
    if (count > 1)
        qsort(items, count, sizeof *items, compare_ranked);
    put_key(o, "evidence");
    inner = open_object(o->out);
    put_ranked(&inner, items, count);
    close_object(&inner);
    return FT_OK;
}

static void put_source(object *o, const ft_origin *origin)
{
    object inner;

    put_key(o, "source");
    inner = open_object(o->out);
    put_slice(&inner, "uri", origin->uri);
    put_slice(&inner, "title", origin->title);
    put_slice(&inner, "url", origin->url);
    put_slice(&inner, "published", origin->published);
    put_slice(&inner, "lang", origin->lang);
    put_slice(&inner, "text_sha256", origin->text_sha256);
    put_slice(&inner, "pack", origin->pack);
    put_slice(&inner, "fulltime", origin->version);
    if (origin->replaced > 0)
        put_integer(&inner, "replaced", (long long)origin->replaced);
    close_object(&inner);
}

static void put_facts(object *o, const ft_match *match)
{
    put_text(o, "role", ft_role_name(match->role));
    put_text(o, "status", ft_status_name(match->status));
    put_text(o, "date", match->date);
    put_text(o, "competition", match->competition);
    put_text(o, "team1", match->sides[0].name);
    put_text(o, "team2", match->sides[1].name);
    put_codes(o, match);
    if (match->home != FT_HOME_UNTOLD)
        put_integer(o, "home", match->home);
    put_scores(o, match);
    put_goals(o, "goals1", &match->sides[0]);
    put_goals(o, "goals2", &match->sides[1]);
    put_venue(o, match);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        put_integer(o, "attendance", match->attendance);
}

ft_status ft_ndjson_add(ft_buffer *out, ft_arena *arena, const ft_match *match,
                        const ft_origin *origin)
{
    object o = open_object(out);

    put_text(&o, "schema", "fulltime/match/1");
    put_text(&o, "id", match->id);
    put_slice(&o, "sport", origin->sport);
    put_facts(&o, match);
    put_confidence(&o, "confidence", match->confidence);
    put_checks(&o, match);
    put_conflicts(&o, match);
    if (put_evidence(&o, arena, match))
        return FT_ERR_MEMORY;
    put_source(&o, origin);
    close_object(&o);
    ft_buffer_byte(out, '\n');
    return out->failed ? FT_ERR_MEMORY : FT_OK;
}
