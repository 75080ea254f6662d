/*
 * Comes in: an article as the stages left it. Goes out: lines of it, with what
 * rules made of them. Spans of rules are in the shadow text; what is shown is
 * the extracted text.
 */
#include "cli/trace.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/excerpt.h"
#include "cli/marks.h"
#include "cli/paint.h"
#include "rules/loss.h"

enum {
    STOP_MOST = 60, /* bytes shown of a pattern */
    NEXT_MOST = 28, /* bytes shown of what stopped a rule */
    RULES_SHOWN = 8 /* that came farthest in a sentence */
};

/* ---- marks ---- */

typedef struct board {
    const ft_trace *trace;
    ft_mark *marks;
    size_t count, capacity;
    ft_buffer label; /* scratch */
    bool failed;
} board;

static ft_slice rule_id(const board *b, size_t rule)
{
    return ft_pack_rule_id(b->trace->pack, rule);
}

static ft_span source_span(const board *b, ft_span shadow)
{
    return ft_shadow_source(&b->trace->pass->mentions, shadow);
}

/* The scratch label becomes that of a mark. */
static void add_mark(board *b, ft_span shadow, size_t block)
{
    ft_arena *arena = b->trace->arena;
    ft_slice label = ft_arena_copy(arena, ft_buffer_slice(&b->label));
    ft_mark *marks = ft_arena_grow(arena, b->marks, &b->capacity, b->count + 1,
                                   sizeof *marks);

    b->marks = marks ? marks : b->marks;
    b->failed = b->failed || b->label.failed || !label.data || !marks;
    ft_buffer_clear(&b->label);
    if (b->failed || !marks)
        return;
    b->marks[b->count++] = (ft_mark){source_span(b, shadow), block, label};
}

static int by_start(const void *left, const void *right)
{
    const ft_mark *a = left, *b = right;

    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end < b->span.end ? -1 : 1;
    return ft_slice_compare(a->label, b->label);
}

/* Shows the marks and takes them off. */
static ft_status show_board(board *b, ft_buffer *out)
{
    if (b->count > 1)
        qsort(b->marks, b->count, sizeof *b->marks, by_start);
    if (!b->failed)
        ft_excerpt_show(out, b->trace->colour, b->trace->pass->article.text,
                        b->marks, b->count);
    ft_buffer_free(&b->label);
    return b->failed ? FT_ERR_MEMORY : FT_OK;
}

/* ---- what is said of a fact ---- */

static void add_fact(board *b, const ft_fact *fact)
{
    ft_paint_safe(&b->label, rule_id(b, fact->rule));
    for (size_t i = 0; i < fact->slot_count; i++) {
        ft_buffer_byte(&b->label, ' ');
        ft_buffer_add(&b->label, ft_field_name(fact->slots[i].field));
    }
    if (fact->credit_count > 0)
        ft_buffer_text(&b->label, " goals");
    add_mark(b, fact->span, fact->block);
}

static void add_loser(board *b, const ft_fact *fact)
{
    ft_loss loss = ft_loss_find(b->trace->pack, &b->trace->pass->facts, fact);

    ft_paint_safe(&b->label, rule_id(b, fact->rule));
    ft_buffer_text(&b->label, " lost to ");
    ft_buffer_text(&b->label, ft_loss_name(loss.reason));
    if (loss.winner) {
        ft_buffer_text(&b->label, ": ");
        ft_paint_safe(&b->label, rule_id(b, loss.winner->rule));
    }
    add_mark(b, fact->span, fact->block);
}

ft_status ft_trace_losers(const ft_trace *trace, ft_buffer *out)
{
    const ft_facts *facts = &trace->pass->facts;
    board b = {.trace = trace};

    for (size_t i = 0; i < facts->loser_count; i++)
        add_loser(&b, &facts->losers[i]);
    return show_board(&b, out);
}

/* ---- what is said of a near miss ---- */

/* What stands behind a place, to the end of a word. */
static ft_slice words_from(ft_slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.data[end] != '\n' &&
           (end - at < NEXT_MOST / 2 || text.data[end] != ' ') &&
           end - at < NEXT_MOST)
        end++;
    while (end < text.len && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end++;
    return ft_slice_trim(ft_slice_cut(text, (ft_span){at, end}));
}

static void put_stop(ft_buffer *out, const ft_near *near, ft_slice next)
{
    ft_buffer_text(out, " stopped at ");
    if (near->stop.len > STOP_MOST) {
        ft_paint_safe(out, ft_slice_cut(near->stop, (ft_span){0, STOP_MOST}));
        ft_buffer_text(out, "…");
    } else if (near->stop.len > 0) {
        ft_paint_safe(out, near->stop);
    } else {
        ft_buffer_text(out, "its end");
    }
    if (next.len > 0) {
        ft_buffer_text(out, ": next text is \"");
        ft_paint_safe(out, next);
        ft_buffer_byte(out, '"');
    }
}

static void add_near(board *b, size_t rule, const ft_near *near)
{
    const ft_pass *pass = b->trace->pass;
    size_t saw = near->matched ? near->span.end : near->saw;
    size_t at = source_span(b, (ft_span){saw, saw}).start;

    ft_paint_safe(&b->label, rule_id(b, rule));
    if (near->matched)
        ft_buffer_text(&b->label, " matched, and was refused by what it needs "
                                  "or by 'unless'");
    else
        put_stop(&b->label, near, words_from(pass->article.text, at));
    add_mark(b, near->span, pass->text.sentences[near->sentence].block);
}

/* A fact or a loser of the rule stands there: the pattern matched. */
static bool is_told(const ft_facts *facts, size_t rule, ft_span span)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->facts[i].rule == rule &&
            facts->facts[i].span.start < span.end &&
            facts->facts[i].span.end > span.start)
            return true;
    for (size_t i = 0; i < facts->loser_count; i++)
        if (facts->losers[i].rule == rule &&
            facts->losers[i].span.start < span.end &&
            facts->losers[i].span.end > span.start)
            return true;
    return false;
}

/* It came half way at least. */
static bool is_near(const ft_near *near, size_t parts)
{
    return near->matched || (near->passed > 0 && 2 * near->passed + 1 >= parts);
}

ft_status ft_trace_rule(const ft_trace *trace, ft_buffer *out, size_t rule,
                        ft_tracer *tracer)
{
    const ft_pass *pass = trace->pass;
    board b = {.trace = trace};
    ft_near *all = NULL;
    size_t count = 0;

    for (size_t i = 0; i < pass->facts.count; i++)
        if (pass->facts.facts[i].rule == rule)
            add_fact(&b, &pass->facts.facts[i]);
    for (size_t i = 0; i < pass->facts.loser_count; i++)
        if (pass->facts.losers[i].rule == rule)
            add_loser(&b, &pass->facts.losers[i]);
    if (ft_tracer_look(tracer, trace->arena, &pass->article, &pass->mentions,
                       &all, &count))
        b.failed = true;
    for (size_t i = 0; i < count; i++)
        if (!is_told(&pass->facts, rule, all[i].span) &&
            (is_near(&all[i], ft_tracer_parts(tracer)) ||
             (trace->all && all[i].passed > 0)))
            add_near(&b, rule, &all[i]);
    return show_board(&b, out);
}

/* ---- all rules ---- */

/* How far one rule came in one sentence. */
typedef struct reach {
    ft_near near;
    size_t rule;
    size_t parts; /* of the rule */
    bool told;    /* it gave a fact there */
} reach;

/* Nearest first: by the share of its parts, then by what it went through. */
static int by_reach(const void *left, const void *right)
{
    const reach *a = left, *b = right;
    size_t x = a->near.passed * (b->parts + 1);
    size_t y = b->near.passed * (a->parts + 1);
    size_t m = a->near.span.end - a->near.span.start;
    size_t n = b->near.span.end - b->near.span.start;

    if (a->near.matched != b->near.matched)
        return a->near.matched ? -1 : 1;
    if (!a->near.matched && x != y)
        return x > y ? -1 : 1;
    if (m != n)
        return m > n ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

typedef struct reaches {
    reach *items;
    size_t count, capacity;
} reaches;

static bool add_reach(const ft_trace *trace, reaches *all, reach one)
{
    reach *items = ft_arena_grow(trace->arena, all->items, &all->capacity,
                                 all->count + 1, sizeof *items);

    if (!items)
        return false;
    all->items = items;
    all->items[all->count++] = one;
    return true;
}

/* How far a rule came everywhere; a sentence asked for is the only one. */
static ft_status reach_out(const ft_trace *trace, size_t rule,
                           const size_t *sentence, reaches *out)
{
    const ft_pass *pass = trace->pass;
    ft_tracer *tracer = ft_tracer_of(trace->arena, trace->pack, rule);
    ft_near *all;
    size_t count = 0;
    bool fits;

    if (!tracer)
        return FT_ERR_MEMORY;
    fits = !ft_tracer_look(tracer, trace->arena, &pass->article,
                           &pass->mentions, &all, &count);
    for (size_t i = 0; fits && i < count; i++) {
        reach one = {all[i], rule, ft_tracer_parts(tracer), false};

        if (sentence ? all[i].sentence != *sentence
                     : !is_near(&all[i], one.parts))
            continue;
        one.told = is_told(&pass->facts, rule, all[i].span);
        if (!one.told && all[i].passed > 0)
            fits = add_reach(trace, out, one);
    }
    ft_tracer_free(tracer);
    return fits ? FT_OK : FT_ERR_MEMORY;
}

static ft_status reach_all(const ft_trace *trace, const size_t *sentence,
                           reaches *out)
{
    for (size_t rule = 0; rule < ft_pack_rule_count(trace->pack); rule++)
        if (reach_out(trace, rule, sentence, out))
            return FT_ERR_MEMORY;
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_reach);
    return FT_OK;
}

/* A fact of any rule stands there. */
static bool is_taken(const ft_facts *facts, ft_span span)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->facts[i].span.start < span.end &&
            facts->facts[i].span.end > span.start)
            return true;
    return false;
}

ft_status ft_trace_near(const ft_trace *trace, ft_buffer *out)
{
    const ft_pass *pass = trace->pass;
    bool *seen = FT_NEW(trace->arena, bool, pass->text.sentence_count);
    board b = {.trace = trace};
    reaches all = {0};

    if (!seen || reach_all(trace, NULL, &all))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < all.count; i++) {
        const reach *one = &all.items[i];

        if (seen[one->near.sentence] || is_taken(&pass->facts, one->near.span))
            continue;
        seen[one->near.sentence] = true;
        add_near(&b, one->rule, &one->near);
    }
    return show_board(&b, out);
}

/* ---- one place ---- */

/* "LINE:COL" as a byte of the extracted text. */
static bool find_place(ft_slice text, const char *at, size_t *out)
{
    char *end;
    unsigned long line = strtoul(at, &end, 10), column = 1;
    size_t offset = 0;

    if (end == at || line < 1)
        return false;
    if (*end == ':')
        column = strtoul(end + 1, &end, 10);
    if (*end || column < 1)
        return false;
    while (line > 1 && offset < text.len)
        line -= text.data[offset++] == '\n';
    while (column > 1 && offset < text.len && text.data[offset] != '\n') {
        offset++;
        column -=
            ((unsigned char)text.data[offset < text.len ? offset : offset - 1] &
             0xC0) != 0x80;
    }
    *out = offset;
    return line == 1 && offset < text.len;
}

static bool holds(ft_span span, size_t at)
{
    return span.start <= at && at < span.end;
}

/* SIZE_MAX: between two sentences. */
static size_t sentence_at(const board *b, size_t at)
{
    const ft_pass *pass = b->trace->pass;

    for (size_t i = 0; i < pass->text.sentence_count; i++)
        if (holds(source_span(b, pass->mentions.sentences[i]), at))
            return i;
    return SIZE_MAX;
}

static ft_status show_values(const board *b, ft_buffer *out, size_t at)
{
    const ft_records *records = &b->trace->pass->records;

    for (size_t i = 0; i < records->count; i++) {
        const ft_match *match = &records->matches[i];
        ft_marks marks;
        size_t count = 0;

        if (ft_marks_of(b->trace->arena, match, (ft_slice){NULL, 0}, &marks))
            return FT_ERR_MEMORY;
        for (size_t k = 0; k < marks.count; k++)
            if (holds(marks.items[k].span, at))
                marks.items[count++] = marks.items[k];
        ft_excerpt_show(out, b->trace->colour, b->trace->pass->article.text,
                        marks.items, count);
    }
    return FT_OK;
}

static void add_there(board *b, size_t at)
{
    const ft_facts *facts = &b->trace->pass->facts;

    for (size_t i = 0; i < facts->count; i++)
        if (holds(source_span(b, facts->facts[i].span), at))
            add_fact(b, &facts->facts[i]);
    for (size_t i = 0; i < facts->loser_count; i++)
        if (holds(source_span(b, facts->losers[i].span), at))
            add_loser(b, &facts->losers[i]);
}

static void put_head(const ft_trace *trace, ft_buffer *out, const char *words)
{
    ft_paint_text(out, trace->colour, FT_STYLE_STRONG, words);
    ft_buffer_byte(out, '\n');
}

/* How far each rule came in the sentence, nearest first. */
static ft_status show_sentence(const ft_trace *trace, ft_buffer *out,
                               size_t sentence)
{
    board b = {.trace = trace};
    reaches all = {0};

    if (reach_all(trace, &sentence, &all))
        return FT_ERR_MEMORY;
    put_head(trace, out, "nearly, in this sentence");
    for (size_t i = 0; i < all.count && (trace->all || i < RULES_SHOWN); i++)
        add_near(&b, all.items[i].rule, &all.items[i].near);
    return show_board(&b, out);
}

ft_status ft_trace_at(const ft_trace *trace, ft_buffer *out, const char *at,
                      ft_error *err)
{
    board b = {.trace = trace};
    size_t place, sentence;

    if (!find_place(trace->pass->article.text, at, &place))
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "'%.40s' is no LINE:COL of the text that 'fulltime "
                            "text' prints",
                            at);
    sentence = sentence_at(&b, place);
    put_head(trace, out, "values that stand there");
    if (show_values(&b, out, place))
        return ft_error_memory(err);
    put_head(trace, out, "rules that fired there");
    add_there(&b, place);
    if (show_board(&b, out) ||
        (sentence != SIZE_MAX && show_sentence(trace, out, sentence)))
        return ft_error_memory(err);
    return FT_OK;
}
