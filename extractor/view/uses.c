/* Comes in: what the stages made of an article. Goes out: uses of its words. */
#include "view/uses.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "rules/loss.h"
#include "view/miss.h"
#include "view/unclaimed.h"

/* Uses in the making. */
typedef struct making {
    ft_arena *arena;
    const ft_pack *pack;
    const ft_pass *pass;
    ft_uses *out;
    bool failed;
} making;

static void add(making *m, const ft_use *use)
{
    ft_uses *out = m->out;
    ft_use *grown = ft_arena_grow(m->arena, out->items, &out->capacity,
                                  out->count + 1, sizeof *grown);

    if (!grown) {
        m->failed = true;
        return;
    }
    out->items = grown;
    grown[out->count++] = *use;
}

static void add_evidence(making *m)
{
    const ft_records *records = &m->pass->records;

    m->out->firsts = FT_NEW(m->arena, size_t, records->count);
    if (!m->out->firsts) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < records->count; i++) {
        m->out->firsts[i] = m->out->count;
        for (size_t k = 0; k < records->matches[i].evidence_count; k++) {
            const ft_evidence *one = &records->matches[i].evidence[k];
            ft_slice field = ft_slice_of(one->field);

            add(m, &(ft_use){.layer = FT_LAYER_FIELD,
                             .family = ft_family_of(field),
                             .span = one->span,
                             .rule = ft_slice_of(one->rule),
                             .what = field,
                             .confidence = one->confidence,
                             .record = i});
        }
    }
}

/* --- facts --- */

/* The names of the slots that a fact fills: "winner, loser, score.ft". */
static ft_slice slots_of(making *m, const ft_fact *fact)
{
    ft_buffer names = {0};
    ft_slice copy;

    for (size_t i = 0; i < fact->slot_count; i++) {
        if (names.len)
            ft_buffer_text(&names, ", ");
        ft_buffer_add(&names, ft_field_name(fact->slots[i].field));
    }
    if (fact->credit_count && names.len)
        ft_buffer_text(&names, ", ");
    if (fact->credit_count)
        ft_buffer_add(&names, ft_field_name(FT_FIELD_GOALS));
    copy = ft_arena_copy(m->arena, ft_buffer_slice(&names));
    m->failed = m->failed || names.failed || !copy.data;
    ft_buffer_free(&names);
    return copy;
}

static void add_fact(making *m, ft_layer layer, const ft_fact *fact,
                     ft_slice why)
{
    add(m, &(ft_use){.layer = layer,
                     .span = ft_shadow_source(&m->pass->mentions, fact->span),
                     .rule = ft_pack_rule_id(m->pack, fact->rule),
                     .what = slots_of(m, fact),
                     .why = why,
                     .confidence = fact->confidence});
}

static int compare_start(const void *left, const void *right)
{
    const ft_use *a = *(const ft_use *const *)left;
    const ft_use *b = *(const ft_use *const *)right;

    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

/* The evidence by the place where it begins. */
static const ft_use **sort_evidence(making *m, size_t count)
{
    const ft_use **sorted = FT_NEW(m->arena, const ft_use *, count);

    if (!sorted) {
        m->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &m->out->items[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_start);
    return sorted;
}

/* Index of the first that begins at or behind `start`. */
static size_t first_from(const ft_use **sorted, size_t count, size_t start)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (sorted[middle]->span.start < start)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* Some record stands on what this rule read there. */
static bool is_used(const ft_use **sorted, size_t count, ft_slice rule,
                    ft_span span)
{
    for (size_t i = first_from(sorted, count, span.start);
         i < count && sorted[i]->span.start < span.end; i++)
        if (ft_slice_equal(sorted[i]->rule, rule))
            return true;
    return false;
}

static void add_unused(making *m)
{
    const ft_facts *facts = &m->pass->facts;
    size_t count = m->out->count;
    const ft_use **sorted = sort_evidence(m, count);
    bool *used = FT_NEW(m->arena, bool, facts->count);

    m->failed = m->failed || !used;
    if (m->failed)
        return;
    for (size_t i = 0; i < facts->count; i++)
        used[i] = is_used(
            sorted, count, ft_pack_rule_id(m->pack, facts->facts[i].rule),
            ft_shadow_source(&m->pass->mentions, facts->facts[i].span));
    for (size_t i = 0; i < facts->count && !m->failed; i++)
        if (!used[i])
            add_fact(m, FT_LAYER_UNUSED, &facts->facts[i], (ft_slice){0});
}

/* --- losers --- */

/* "score.beat, a longer match" */
static ft_slice why_lost(making *m, const ft_fact *loser)
{
    ft_loss loss = ft_loss_find(m->pack, &m->pass->facts, loser);
    ft_buffer text = {0};
    ft_slice copy;

    if (loss.winner) {
        ft_buffer_add(&text, ft_pack_rule_id(m->pack, loss.winner->rule));
        ft_buffer_text(&text, ", ");
    }
    ft_buffer_text(&text, ft_loss_name(loss.reason));
    copy = ft_arena_copy(m->arena, ft_buffer_slice(&text));
    m->failed = m->failed || text.failed || !copy.data;
    ft_buffer_free(&text);
    return copy;
}

static void add_losers(making *m)
{
    const ft_facts *facts = &m->pass->facts;

    for (size_t i = 0; i < facts->loser_count && !m->failed; i++)
        add_fact(m, FT_LAYER_LOSER, &facts->losers[i],
                 why_lost(m, &facts->losers[i]));
}

/* --- what no rule took --- */

static void add_misses(making *m)
{
    ft_misses misses;

    if (m->failed || ft_misses_find(m->arena, m->pack, m->pass, &misses)) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < misses.count; i++)
        add(m, &(ft_use){.layer = FT_LAYER_NEAR,
                         .span = misses.items[i].span,
                         .rule = misses.items[i].rule,
                         .what = misses.items[i].stop,
                         .why = misses.items[i].next});
}

static void add_numbers(making *m)
{
    ft_unclaimed numbers;

    if (m->failed || ft_unclaimed_find(m->arena, m->pass, &numbers)) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < numbers.count; i++)
        add(m, &(ft_use){.layer = FT_LAYER_NUMBER, .span = numbers.spans[i]});
}

ft_status ft_uses_collect(ft_arena *arena, const ft_pack *pack,
                          const ft_pass *pass, const ft_uses_options *options,
                          ft_uses *out)
{
    making m = {.arena = arena, .pack = pack, .pass = pass, .out = out};

    *out = (ft_uses){0};
    add_evidence(&m);
    if (!m.failed)
        add_unused(&m);
    if (!m.failed)
        add_losers(&m);
    if (options->misses)
        add_misses(&m);
    for (size_t i = 0; i < options->more_count && !m.failed; i++)
        add(&m, &options->more[i]);
    add_numbers(&m);
    if (m.failed)
        return FT_ERR_MEMORY;
    return ft_strokes_lay(arena, out->items, out->count, &out->strokes);
}
