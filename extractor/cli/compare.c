/*
 * Comes in: three lists of records. Goes out: which field differs from the
 * gold, which record changed since it was accepted, and for better or worse.
 * Records are paired by their sides and score, from the surest likeness to the
 * last resort; what is left over is missing or one too many.
 */
#include "cli/compare.h"

#include "cli/paint.h"

/* ---- pairing ---- */

/* How the sides of two records lie to each other. */
typedef enum turn { TURN_NONE, TURN_SAME, TURN_CROSSED } turn;

static bool same_key(const ft_json *a, const char *x, const ft_json *b,
                     const char *y)
{
    return ft_json_same(ft_json_get(a, x), ft_json_get(b, y));
}

static turn find_turn(const ft_json *a, const ft_json *b)
{
    if (same_key(a, "team1", b, "team1") && same_key(a, "team2", b, "team2"))
        return TURN_SAME;
    if (same_key(a, "team1", b, "team2") && same_key(a, "team2", b, "team1"))
        return TURN_CROSSED;
    return TURN_NONE;
}

static bool same_score(const ft_json *a, const ft_json *b, turn way)
{
    const ft_json *x = ft_facts_final(a), *y = ft_facts_final(b);

    if (!x || !y || way != TURN_CROSSED)
        return ft_json_same(x, y);
    return ft_json_count(x) == 2 && ft_json_count(y) == 2 &&
           ft_json_same(x->child, y->child->next) &&
           ft_json_same(x->child->next, y->child);
}

enum { LIKE_ALL, LIKE_DAY, LIKE_SCORE, LIKE_SIDES, LIKE_HALF, LIKE_COUNT };

static bool alike(const ft_json *a, const ft_json *b, int how)
{
    turn way = find_turn(a, b);

    if (how == LIKE_ALL)
        return ft_facts_same(a, b);
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

/* Who goes with whom, both ways: 1 + an index, 0 for nobody. */
typedef struct pairing {
    size_t *left, *right;
} pairing;

static bool pair_up(ft_arena *arena, const ft_records_read *a,
                    const ft_records_read *b, pairing *out)
{
    out->left = FT_NEW(arena, size_t, a->count);
    out->right = FT_NEW(arena, size_t, b->count);
    if (!out->left || !out->right)
        return false;
    for (int how = 0; how < LIKE_COUNT; how++)
        for (size_t i = 0; i < a->count; i++)
            for (size_t k = 0; k < b->count && !out->left[i]; k++)
                if (!out->right[k] && alike(a->items[i], b->items[k], how)) {
                    out->left[i] = k + 1;
                    out->right[k] = i + 1;
                }
    return true;
}

/* Those that go with nobody; `places` gets where each stood. */
static bool left_over(ft_arena *arena, const ft_records_read *all,
                      const size_t *partners, ft_records_read *out,
                      size_t **places)
{
    const ft_json **items = FT_NEW(arena, const ft_json *, all->count);

    *places = FT_NEW(arena, size_t, all->count);
    out->count = 0;
    out->items = items;
    if (!items || !*places)
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (!partners[i]) {
            (*places)[out->count] = i;
            items[out->count++] = all->items[i];
        }
    return true;
}

static const ft_json *partner(const ft_records_read *of, size_t one_more)
{
    return one_more ? of->items[one_more - 1] : NULL;
}

/* ---- one record ---- */

typedef struct comparing {
    ft_arena *arena;
    const ft_compared *in;
    ft_comparison *out;
    bool failed; /* memory is out */
} comparing;

static void add_difference(comparing *c, ft_difference difference)
{
    ft_comparison *out = c->out;
    ft_difference *items =
        ft_arena_grow(c->arena, out->differences, &out->difference_room,
                      out->difference_count + 1, sizeof *items);

    if (!items) {
        c->failed = true;
        return;
    }
    out->differences = items;
    out->differences[out->difference_count++] = difference;
    out->open += difference.known;
}

static bool key_same(const ft_json *a, const ft_json *b, size_t key)
{
    const char *name = ft_fact_key(key).data;

    return same_key(a, name, b, name);
}

/* What of one record of the gold is not as it should be. `before` is what was
 * accepted for it: a record that was not found at all may now come with faults.
 */
static void differ(comparing *c, const ft_json *expected, const ft_json *before,
                   const ft_json *now)
{
    const bool settled = c->in->settled;

    for (size_t key = 0; now && key < FT_FACT_KEY_COUNT; key++) {
        ft_difference found = {expected, now, key, false};

        found.known = settled && (!before || !key_same(expected, before, key));
        if (!key_same(expected, now, key))
            add_difference(c, found);
        else
            c->out->closed +=
                settled && before && !key_same(expected, before, key);
    }
    if (!now)
        add_difference(c, (ft_difference){expected, NULL, FT_FACT_KEY_COUNT,
                                          settled && !before});
    else
        c->out->closed += settled && !before;
}

static size_t sum_wrong(comparing *c, const ft_json *expected,
                        const ft_json *other)
{
    ft_share shares[FT_MEASURE_COUNT] = {{0}};
    size_t wrong = 0;

    c->failed |= !ft_measure_records(c->arena, expected, other, shares);
    for (size_t i = 0; i < FT_MEASURE_COUNT; i++)
        wrong += ft_share_wrong(&shares[i]);
    return wrong;
}

static void note_change(comparing *c, ft_change change)
{
    ft_comparison *out = c->out;
    size_t before, now;
    ft_change *items;

    if (c->in->fresh ? ft_facts_same(change.expected, change.now)
                     : ft_facts_same(change.before, change.now))
        return;
    items = ft_arena_grow(c->arena, out->changes, &out->change_room,
                          out->change_count + 1, sizeof *items);
    if (!items) {
        c->failed = true;
        return;
    }
    before = sum_wrong(c, change.expected, change.before);
    now = sum_wrong(c, change.expected, change.now);
    change.way = c->in->fresh ? 0 : (now < before) - (now > before);
    out->changes = items;
    out->changes[out->change_count++] = change;
}

/* Either may be NULL: a record that is missing, or one too many. */
static void count(comparing *c, const ft_json *expected, const ft_json *got,
                  ft_share *shares)
{
    ft_share *record = &shares[FT_MEASURE_RECORD];
    turn way = expected && got ? find_turn(expected, got) : TURN_NONE;

    record->expected += expected != NULL;
    record->got += got != NULL;
    record->right += way != TURN_NONE && same_score(expected, got, way);
    c->failed |= !ft_measure_records(c->arena, expected, got, shares);
}

static void count_all(comparing *c, const ft_records_read *got,
                      const pairing *pairs, ft_share *shares)
{
    const ft_records_read *gold = &c->in->expected;

    for (size_t i = 0; i < gold->count; i++)
        count(c, gold->items[i], partner(got, pairs->left[i]), shares);
    for (size_t i = 0; i < got->count; i++)
        if (!pairs->right[i])
            count(c, NULL, got->items[i], shares);
}

/* ---- all records ---- */

/* Records that the gold does not have. */
static bool compare_extra(comparing *c, const pairing *before,
                          const pairing *now)
{
    ft_records_read olds, news;
    size_t *old_places, *new_places;
    pairing pairs;

    if (!left_over(c->arena, &c->in->accepted, before->right, &olds,
                   &old_places) ||
        !left_over(c->arena, &c->in->got, now->right, &news, &new_places) ||
        !pair_up(c->arena, &olds, &news, &pairs))
        return false;
    for (size_t i = 0; i < news.count; i++) {
        const ft_json *old = partner(&olds, pairs.right[i]);

        add_difference(c,
                       (ft_difference){NULL, news.items[i], FT_FACT_KEY_COUNT,
                                       c->in->settled && old});
        note_change(c, (ft_change){.before = old,
                                   .now = news.items[i],
                                   .index = new_places[i]});
    }
    for (size_t i = 0; i < olds.count; i++) {
        c->out->closed += c->in->settled && !pairs.left[i];
        if (!pairs.left[i])
            note_change(c, (ft_change){.before = olds.items[i]});
    }
    return true;
}

ft_status ft_compare(ft_arena *arena, const ft_compared *input,
                     ft_comparison *out)
{
    comparing c = {.arena = arena, .in = input, .out = out};
    const ft_records_read *gold = &input->expected;
    pairing before, now;

    *out = (ft_comparison){0};
    if (!pair_up(arena, gold, &input->accepted, &before) ||
        !pair_up(arena, gold, &input->got, &now))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < gold->count; i++) {
        ft_change change = {.expected = gold->items[i],
                            .before = partner(&input->accepted, before.left[i]),
                            .now = partner(&input->got, now.left[i]),
                            .index = now.left[i] ? now.left[i] - 1 : 0};

        differ(&c, change.expected, change.before, change.now);
        note_change(&c, change);
    }
    if (!compare_extra(&c, &before, &now))
        return FT_ERR_MEMORY;
    count_all(&c, &input->got, &now, out->now);
    if (!input->fresh)
        count_all(&c, &input->accepted, &before, out->was);
    return c.failed ? FT_ERR_MEMORY : FT_OK;
}

/* ---- fields ---- */

/* "goals" stands for the goals of both sides. */
static bool key_within(ft_slice key, ft_slice field)
{
    const ft_slice goals = FT_SLICE("goals");

    if (ft_slice_starts(key, goals))
        key = goals;
    return ft_measure_within(key, field) || ft_measure_within(field, key);
}

/* A key may hold several fields: whether this one is not the same. */
static bool part_differs(const ft_difference *d, ft_slice field)
{
    const ft_json *a = ft_json_get(d->expected, ft_fact_key(d->key).data);
    const ft_json *b = ft_json_get(d->got, ft_fact_key(d->key).data);
    const ft_slice dot = FT_SLICE(".");
    size_t at = ft_slice_find(field, dot, 0);

    if (at >= field.len || (a && a->kind != FT_JSON_OBJECT) ||
        (b && b->kind != FT_JSON_OBJECT))
        return true;
    return !ft_json_same(ft_json_get(a, field.data + at + 1),
                         ft_json_get(b, field.data + at + 1));
}

bool ft_difference_within(const ft_difference *difference, ft_slice field)
{
    const ft_slice record = FT_SLICE("record");

    if (field.len == 0)
        return true;
    if (difference->key == FT_FACT_KEY_COUNT)
        return ft_slice_equal(field, record);
    return key_within(ft_fact_key(difference->key), field) &&
           part_differs(difference, field);
}

size_t ft_compare_failures(const ft_comparison *comparison, ft_slice field)
{
    size_t failures = 0;

    for (size_t i = 0; i < comparison->difference_count; i++) {
        const ft_difference *d = &comparison->differences[i];

        failures += !d->known && ft_difference_within(d, field);
    }
    return failures;
}

/* ---- showing ---- */

static void put_title(ft_buffer *out, bool colour, ft_style style,
                      const char *word, const ft_json *record)
{
    ft_buffer_text(out, "  ");
    ft_paint_text(out, colour, style, word);
    ft_buffer_text(out, ": ");
    ft_facts_title(out, record);
    ft_buffer_byte(out, '\n');
}

static void put_value(ft_buffer *out, const ft_json *record, size_t key)
{
    const ft_json *value = ft_json_get(record, ft_fact_key(key).data);
    ft_buffer text = {0};

    if (value)
        ft_json_put(&text, value);
    else
        ft_buffer_text(&text, "nothing");
    ft_paint_safe(out, ft_buffer_slice(&text));
    out->failed = out->failed || text.failed;
    ft_buffer_free(&text);
    ft_buffer_byte(out, '\n');
}

static void put_line(ft_buffer *out, const char *label, const ft_json *record,
                     size_t key, bool first)
{
    ft_buffer_text(out, "    ");
    ft_paint_padded(out, first ? ft_fact_key(key) : ft_slice_of(""),
                    sizeof "competition");
    ft_paint_padded(out, ft_slice_of(label), sizeof "expected");
    put_value(out, record, key);
}

void ft_difference_show(ft_buffer *out, bool colour,
                        const ft_difference *difference,
                        const ft_difference *last)
{
    const ft_json *expected = difference->expected, *got = difference->got;

    if (!expected || !got) {
        put_title(out, colour, FT_STYLE_BAD, expected ? "missing" : "extra",
                  expected ? expected : got);
        return;
    }
    if (!last || last->expected != expected)
        put_title(out, colour, FT_STYLE_BAD, "differs", expected);
    put_line(out, "expected", expected, difference->key, true);
    put_line(out, "got", got, difference->key, false);
}

static void show_keys(ft_buffer *out, const ft_change *change)
{
    for (size_t key = 0; key < FT_FACT_KEY_COUNT; key++) {
        bool first = true;

        if (change->before && change->now &&
            key_same(change->before, change->now, key))
            continue;
        if (!change->before && change->expected &&
            key_same(change->expected, change->now, key))
            continue;
        if (change->before) {
            put_line(out, "old", change->before, key, first);
            first = false;
        }
        put_line(out, "new", change->now, key, first);
        if (change->expected && !key_same(change->expected, change->now, key))
            put_line(out, "expected", change->expected, key, false);
    }
}

void ft_change_show(ft_buffer *out, bool colour, const ft_change *change)
{
    static const struct {
        const char *word;
        ft_style style;
    } ways[] = {{"worse", FT_STYLE_BAD},
                {"changed", FT_STYLE_WARN},
                {"better", FT_STYLE_GOOD}};
    const ft_json *record = change->expected ? change->expected
                            : change->now    ? change->now
                                             : change->before;
    const char *what = !change->now ? ", gone" : !change->before ? ", new" : "";
    ft_buffer word = {0};

    ft_buffer_text(&word, ways[change->way + 1].word);
    ft_buffer_text(&word, what);
    ft_buffer_byte(&word, '\0');
    if (!word.failed)
        put_title(out, colour, ways[change->way + 1].style, word.data, record);
    out->failed = out->failed || word.failed;
    ft_buffer_free(&word);
    if (change->now && (change->before || change->expected))
        show_keys(out, change);
}
