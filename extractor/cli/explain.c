/*
 * Comes in: articles. Goes out: each record as a card, and the lines it stands
 * on with the words marked. What was read and went into no record is shown
 * when there is no record, or on demand: it answers "why not?".
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/card.h"
#include "cli/excerpt.h"
#include "cli/explainpage.h"
#include "cli/input.h"
#include "cli/paint.h"
#include "cli/verbs.h"
#include "handles.h"

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_evidence(const void *left, const void *right)
{
    const ft_evidence *a = *(const ft_evidence *const *)left;
    const ft_evidence *b = *(const ft_evidence *const *)right;
    int order = compare_size(a->span.start, b->span.start);

    if (order == 0)
        order = compare_size(a->span.end, b->span.end);
    if (order == 0)
        order = strcmp(a->rule, b->rule);
    return order ? order : strcmp(a->field, b->field);
}

static bool same_words(const ft_evidence *a, const ft_evidence *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end &&
           strcmp(a->rule, b->rule) == 0;
}

/* "score/ft team1 <- score.beat 97%" */
static void put_label(ft_buffer *out, const ft_evidence *const *items,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *field = items[i]->field;

        if (i > 0 && strcmp(field, items[i - 1]->field) == 0)
            continue;
        ft_buffer_text(out, field[0] == '/' ? field + 1 : field);
        ft_buffer_byte(out, ' ');
    }
    ft_buffer_text(out, "<- ");
    ft_buffer_text(out, items[0]->rule);
    ft_buffer_byte(out, ' ');
    ft_paint_percent(out, items[0]->confidence);
}

/* A label in the arena; the buffer is scratch. */
static bool keep_label(ft_arena *arena, ft_buffer *scratch, ft_slice *out)
{
    *out = ft_arena_copy(arena, ft_buffer_slice(scratch));
    ft_buffer_clear(scratch);
    return out->data != NULL;
}

static bool collect_marks(ft_arena *arena, const ft_evidence **items,
                          size_t count, ft_mark *marks, size_t *mark_count)
{
    ft_buffer label = {0};
    bool fits = true;

    *mark_count = 0;
    for (size_t i = 0, next; fits && i < count; i = next) {
        ft_mark *mark = &marks[(*mark_count)++];

        next = i + 1;
        while (next < count && same_words(items[i], items[next]))
            next++;
        *mark = (ft_mark){.span = items[i]->span, .block = items[i]->block};
        put_label(&label, items + i, next - i);
        fits = keep_label(arena, &label, &mark->label);
    }
    ft_buffer_free(&label);
    return fits;
}

static bool show_match(ft_job *job, ft_arena *arena, ft_slice text,
                       const ft_match *match)
{
    size_t count = match->evidence_count, mark_count;
    const ft_evidence **items = FT_NEW(arena, const ft_evidence *, count);
    ft_mark *marks = FT_NEW(arena, ft_mark, count);

    if (!items || !marks)
        return false;
    for (size_t i = 0; i < count; i++)
        items[i] = &match->evidence[i];
    if (count > 1)
        qsort(items, count, sizeof *items, compare_evidence);
    if (!collect_marks(arena, items, count, marks, &mark_count))
        return false;
    ft_card_show(&job->out, job->colour, match);
    ft_buffer_byte(&job->out, '\n');
    ft_excerpt_show(&job->out, job->colour, text, marks, mark_count);
    ft_buffer_byte(&job->out, '\n');
    return true;
}

/* Whether any record stands on what this rule read there. */
static bool is_used(const ft_records *records, ft_slice rule, ft_span span)
{
    for (size_t i = 0; i < records->count; i++) {
        const ft_match *match = &records->matches[i];

        for (size_t k = 0; k < match->evidence_count; k++) {
            const ft_evidence *evidence = &match->evidence[k];

            if (evidence->span.start < span.end &&
                evidence->span.end > span.start &&
                ft_slice_equal(ft_slice_of(evidence->rule), rule))
                return true;
        }
    }
    return false;
}

static bool show_unused(ft_job *job, ft_arena *arena, const ft_pack *pack,
                        const ft_pass *pass)
{
    ft_mark *marks = FT_NEW(arena, ft_mark, pass->facts.count);
    size_t count = 0;

    if (!marks)
        return false;
    for (size_t i = 0; i < pass->facts.count; i++) {
        const ft_fact *fact = &pass->facts.facts[i];
        ft_slice rule = ft_pack_rule_id(pack, fact->rule);
        ft_span span = ft_shadow_source(&pass->mentions, fact->span);

        if (!is_used(&pass->records, rule, span))
            marks[count++] = (ft_mark){span, fact->block, rule};
    }
    if (count == 0)
        return true;
    ft_paint_text(&job->out, job->colour, FT_STYLE_STRONG,
                  "read, but in no record");
    ft_buffer_byte(&job->out, '\n');
    ft_excerpt_show(&job->out, job->colour, pass->article.text, marks, count);
    ft_buffer_byte(&job->out, '\n');
    return true;
}

static void show_incidents(ft_job *job, const ft_pack *pack,
                           const ft_facts *facts)
{
    for (size_t i = 0; i < facts->incident_count; i++) {
        const ft_incident *incident = &facts->incidents[i];

        ft_paint_text(&job->out, job->colour, FT_STYLE_WARN, "gave up: ");
        ft_paint_safe(&job->out, ft_pack_rule_id(pack, incident->rule));
        ft_buffer_text(&job->out, ": ");
        ft_paint_safe(&job->out, incident->message);
        ft_buffer_byte(&job->out, '\n');
    }
}

static void show_head(ft_job *job, const char *name, size_t count)
{
    ft_paint_text(&job->out, job->colour, FT_STYLE_FAINT, name);
    ft_buffer_text(&job->out, ": ");
    ft_buffer_integer(&job->out, (long long)count);
    ft_buffer_text(&job->out, count == 1 ? " record\n\n" : " records\n\n");
}

static bool show_result(ft_job *job, ft_arena *arena, const ft_pack *pack,
                        const ft_result *result)
{
    const ft_pass *pass = &result->pass;
    bool fits = true;

    for (size_t i = 0; fits && i < pass->records.count; i++)
        fits = show_match(job, arena, pass->article.text,
                          &pass->records.matches[i]);
    if (fits && (job->args.all || pass->records.count == 0))
        fits = show_unused(job, arena, pack, pass);
    show_incidents(job, pack, &pass->facts);
    return fits;
}

static void explain_one(ft_job *job, const ft_rules *rules, const char *name)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};

    if (result) {
        show_head(job, name, ft_result_count(result));
        if (!arena || !show_result(job, arena, rules->pack, result)) {
            ft_error_memory(&err);
            ft_job_report(job, FT_EXIT_INPUT, name, &err);
        }
        ft_job_print(job);
    }
    ft_arena_free(arena);
    ft_result_free(result);
}

void ft_explain_run(ft_job *job)
{
    if (job->args.html)
        ft_explain_page(job);
    else
        ft_input_each(job, explain_one);
}
