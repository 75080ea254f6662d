/*
 * Comes in: expected records, which hold facts only, and records as printed.
 * Goes out: which field is right how often, and the differences in words.
 * Records are paired by their sides and score; what is left over is missing or
 * extra. A difference is known by its line: the case, the record, the field.
 */
#include "cli/compare.h"

#include "base/error.h"
#include "cli/paint.h"

static const ft_slice names[] = {
    [FT_COMPARE_RECORD] = FT_SLICE("record"),
    [FT_COMPARE_ROLE] = FT_SLICE("role"),
    [FT_COMPARE_STATUS] = FT_SLICE("status"),
    [FT_COMPARE_DATE] = FT_SLICE("date"),
    [FT_COMPARE_COMPETITION] = FT_SLICE("competition"),
    [FT_COMPARE_TEAM1] = FT_SLICE("team1"),
    [FT_COMPARE_TEAM2] = FT_SLICE("team2"),
    [FT_COMPARE_HOME] = FT_SLICE("home"),
    [FT_COMPARE_SCORE] = FT_SLICE("score"),
    [FT_COMPARE_GOALS1] = FT_SLICE("goals1"),
    [FT_COMPARE_GOALS2] = FT_SLICE("goals2"),
    [FT_COMPARE_VENUE] = FT_SLICE("venue"),
    [FT_COMPARE_ATTENDANCE] = FT_SLICE("attendance"),
};
_Static_assert(FT_COUNT(names) == FT_COMPARE_COUNT, "name every field");

const char *ft_compared_name(ft_compared what)
{
    return names[what].data;
}

static bool is_goals(ft_compared what)
{
    return what == FT_COMPARE_GOALS1 || what == FT_COMPARE_GOALS2;
}

static bool is_name(ft_slice word)
{
    for (size_t i = 0; i < FT_COUNT(names); i++)
        if (ft_slice_equal(word, names[i]))
            return true;
    return false;
}

ft_status ft_expected_check(const ft_json *record, ft_error *err)
{
    if (record->kind != FT_JSON_OBJECT)
        return ft_error_set(err, FT_ERR_SYNTAX, "a record is an object");
    for (const ft_json *key = record->child; key; key = key->next)
        if (!is_name(key->key) ||
            ft_slice_equal(key->key, names[FT_COMPARE_RECORD]))
            return ft_error_set(err, FT_ERR_SYNTAX, "unknown key '%.*s'",
                                (int)key->key.len, key->key.data);
    return FT_OK;
}

static size_t child_count(const ft_json *json)
{
    size_t count = 0;

    for (const ft_json *item = json ? json->child : NULL; item;
         item = item->next)
        count++;
    return count;
}

static const ft_json *find_key(const ft_json *object, ft_slice key)
{
    const ft_json *item = object->child;

    while (item && !ft_slice_equal(item->key, key))
        item = item->next;
    return item;
}

/* Keys of objects may stand in any order; items of arrays may not. A depth of
 * 64 is what the parser lets through. */
static bool same_json(const ft_json *a, const ft_json *b)
{
    const ft_json *x, *y;

    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || !ft_slice_equal(a->text, b->text) ||
        child_count(a) != child_count(b))
        return false;
    for (x = a->child, y = b->child; x && y; x = x->next, y = y->next)
        if (!same_json(x, a->kind == FT_JSON_OBJECT ? find_key(b, x->key) : y))
            return false;
    return true;
}

static void put_json(ft_buffer *out, const ft_json *json)
{
    const bool object = json->kind == FT_JSON_OBJECT;

    switch (json->kind) {
    case FT_JSON_NULL:
        ft_buffer_text(out, "null");
        break;
    case FT_JSON_BOOL:
    case FT_JSON_NUMBER:
        ft_buffer_add(out, json->text);
        break;
    case FT_JSON_STRING:
        ft_buffer_json(out, json->text);
        break;
    case FT_JSON_ARRAY:
    case FT_JSON_OBJECT:
        ft_buffer_byte(out, object ? '{' : '[');
        for (const ft_json *item = json->child; item; item = item->next) {
            if (object) {
                ft_buffer_json(out, item->key);
                ft_buffer_byte(out, ':');
            }
            put_json(out, item);
            if (item->next)
                ft_buffer_byte(out, ',');
        }
        ft_buffer_byte(out, object ? '}' : ']');
        break;
    }
}

/* ---- pairing ---- */

/* How the sides of two records lie to each other. */
typedef enum turn { TURN_NONE, TURN_SAME, TURN_CROSSED } turn;

static bool same_key(const ft_json *a, const char *x, const ft_json *b,
                     const char *y)
{
    return same_json(ft_json_get(a, x), ft_json_get(b, y));
}

static turn find_turn(const ft_json *a, const ft_json *b)
{
    if (same_key(a, "team1", b, "team1") && same_key(a, "team2", b, "team2"))
        return TURN_SAME;
    if (same_key(a, "team1", b, "team2") && same_key(a, "team2", b, "team1"))
        return TURN_CROSSED;
    return TURN_NONE;
}

/* After extra time, else after ninety minutes; NULL when neither is told. */
static const ft_json *final_score(const ft_json *record)
{
    const ft_json *score = ft_json_get(record, "score");
    const ft_json *pair = ft_json_get(score, "et");

    return pair ? pair : ft_json_get(score, "ft");
}

static bool same_score(const ft_json *a, const ft_json *b, turn way)
{
    const ft_json *x = final_score(a), *y = final_score(b);

    if (!x || !y || way != TURN_CROSSED)
        return same_json(x, y);
    return child_count(x) == 2 && child_count(y) == 2 &&
           same_json(x->child, y->child->next) &&
           same_json(x->child->next, y->child);
}

/* From the surest likeness to the last resort. */
enum { LIKE_DAY, LIKE_SCORE, LIKE_SIDES, LIKE_HALF, LIKE_COUNT };

static bool alike(const ft_json *a, const ft_json *b, int how)
{
    turn way = find_turn(a, b);

    if (how == LIKE_HALF)
        return way == TURN_NONE && same_score(a, b, TURN_SAME) &&
               (same_key(a, "team1", b, "team1") ||
                same_key(a, "team2", b, "team2"));
    if (way == TURN_NONE)
        return false;
    if (how == LIKE_SIDES)
        return true;
    return same_score(a, b, way) &&
           (how == LIKE_SCORE || same_key(a, "date", b, "date"));
}

/* partner[i] is 1 + the index of the record that expected[i] is paired with. */
static void pair_up(const ft_sides *sides, size_t *partner, bool *taken)
{
    for (int how = 0; how < LIKE_COUNT; how++)
        for (size_t i = 0; i < sides->expected_count; i++)
            for (size_t k = 0; k < sides->got_count && !partner[i]; k++)
                if (!taken[k] &&
                    alike(sides->expected[i], sides->got[k], how)) {
                    partner[i] = k + 1;
                    taken[k] = true;
                }
}

/* ---- what differs ---- */

typedef struct report {
    const ft_sides *sides;
    ft_buffer *out;
    ft_gaps *gaps;
    ft_comparison *sum;
    ft_buffer line; /* scratch */
    bool named;     /* the case stands in `out` */
    bool titled;    /* so does the record */
    bool failed;    /* memory is out */
} report;

static void put_words(ft_buffer *out, const ft_json *json)
{
    ft_slice text = ft_json_text(json);

    if (text.len > 0)
        ft_paint_safe(out, text);
    else
        ft_buffer_byte(out, '?');
}

static void put_title(ft_buffer *out, const ft_json *record)
{
    const ft_json *pair = final_score(record);

    put_words(out, ft_json_get(record, "team1"));
    ft_buffer_byte(out, ' ');
    if (child_count(pair) == 2) {
        put_words(out, pair->child);
        ft_buffer_byte(out, '-');
        put_words(out, pair->child->next);
    } else {
        ft_buffer_byte(out, 'v');
    }
    ft_buffer_byte(out, ' ');
    put_words(out, ft_json_get(record, "team2"));
}

/* Whether the difference is to be shown; it counts, unless it is known. */
static bool meet(report *r, const ft_json *record, const char *what)
{
    bool known = false;

    ft_buffer_clear(&r->line);
    ft_buffer_text(&r->line, r->sides->name);
    ft_buffer_text(&r->line, ": ");
    put_title(&r->line, record);
    ft_buffer_text(&r->line, ": ");
    ft_buffer_text(&r->line, what);
    if (r->line.failed ||
        ft_gaps_meet(r->gaps, ft_buffer_slice(&r->line), &known))
        r->failed = true;
    r->sum->failures += !known;
    return !known || r->sides->all;
}

static void put_case(report *r)
{
    if (r->named)
        return;
    r->named = true;
    ft_paint_text(r->out, r->sides->colour, FT_STYLE_STRONG, r->sides->name);
    ft_buffer_byte(r->out, '\n');
}

static void put_record_line(report *r, const char *word, const ft_json *record)
{
    put_case(r);
    ft_buffer_text(r->out, "  ");
    ft_paint_text(r->out, r->sides->colour, FT_STYLE_BAD, word);
    ft_buffer_text(r->out, ": ");
    put_title(r->out, record);
    ft_buffer_byte(r->out, '\n');
}

static void put_value(ft_buffer *out, const ft_json *value)
{
    if (value)
        put_json(out, value);
    else
        ft_buffer_text(out, "nothing");
    ft_buffer_byte(out, '\n');
}

static void put_difference(report *r, ft_compared what, const ft_json *expected,
                           const ft_json *got)
{
    const char *name = names[what].data;

    if (!r->titled)
        put_record_line(r, "differs", expected);
    r->titled = true;
    ft_buffer_text(r->out, "    ");
    ft_paint_padded(r->out, names[what], sizeof "competition");
    ft_buffer_text(r->out, "expected ");
    put_value(r->out, ft_json_get(expected, name));
    ft_paint_repeat(r->out, ' ', sizeof "    competition");
    ft_buffer_text(r->out, "got ");
    put_value(r->out, ft_json_get(got, name));
}

/* ---- counting ---- */

/* Goals that stand on both sides, each counted once. */
static size_t count_common(const ft_json *a, const ft_json *b)
{
    size_t common = 0;

    for (const ft_json *x = a ? a->child : NULL; x; x = x->next) {
        size_t here = 0, there = 0;

        for (const ft_json *y = a->child; y != x->next; y = y->next)
            here += same_json(x, y);
        for (const ft_json *y = b ? b->child : NULL; y; y = y->next)
            there += same_json(x, y);
        common += here <= there;
    }
    return common;
}

static size_t weigh(ft_compared what, const ft_json *value)
{
    return is_goals(what) ? child_count(value) : value != NULL;
}

static void count_field(ft_share *share, ft_compared what,
                        const ft_json *expected, const ft_json *got)
{
    const ft_json *x = ft_json_get(expected, names[what].data);
    const ft_json *y = ft_json_get(got, names[what].data);

    share->expected += weigh(what, x);
    share->got += weigh(what, y);
    if (is_goals(what))
        share->right += count_common(x, y);
    else
        share->right += x && same_json(x, y);
}

/* Either side may be NULL: a record that is missing, or one too many. */
static void count_fields(ft_comparison *sum, const ft_json *expected,
                         const ft_json *got)
{
    ft_share *record = &sum->shares[FT_COMPARE_RECORD];
    turn way = expected && got ? find_turn(expected, got) : TURN_NONE;

    record->expected += expected != NULL;
    record->got += got != NULL;
    record->right += way != TURN_NONE && same_score(expected, got, way);
    for (int what = FT_COMPARE_ROLE; what < FT_COMPARE_COUNT; what++)
        count_field(&sum->shares[what], (ft_compared)what, expected, got);
}

static void compare_pair(report *r, const ft_json *expected, const ft_json *got)
{
    r->titled = false;
    for (int what = FT_COMPARE_ROLE; what < FT_COMPARE_COUNT; what++) {
        const char *name = names[what].data;

        if (!same_key(expected, name, got, name) && meet(r, expected, name))
            put_difference(r, (ft_compared)what, expected, got);
    }
}

static void judge_expected(report *r, const ft_json *expected,
                           const ft_json *got)
{
    count_fields(r->sum, expected, got);
    if (got)
        compare_pair(r, expected, got);
    else if (meet(r, expected, "missing"))
        put_record_line(r, "missing", expected);
}

static void judge_extra(report *r, const ft_json *got)
{
    count_fields(r->sum, NULL, got);
    if (meet(r, got, "extra"))
        put_record_line(r, "extra", got);
}

ft_status ft_compare(ft_arena *arena, const ft_sides *sides, ft_gaps *gaps,
                     ft_buffer *out, ft_comparison *sum)
{
    report r = {.sides = sides, .out = out, .gaps = gaps, .sum = sum};
    size_t *partner = FT_NEW(arena, size_t, sides->expected_count);
    bool *taken = FT_NEW(arena, bool, sides->got_count);

    if (!partner || !taken)
        return FT_ERR_MEMORY;
    pair_up(sides, partner, taken);
    for (size_t i = 0; i < sides->expected_count; i++)
        judge_expected(&r, sides->expected[i],
                       partner[i] ? sides->got[partner[i] - 1] : NULL);
    for (size_t k = 0; k < sides->got_count; k++)
        if (!taken[k])
            judge_extra(&r, sides->got[k]);
    ft_buffer_free(&r.line);
    return r.failed ? FT_ERR_MEMORY : FT_OK;
}
