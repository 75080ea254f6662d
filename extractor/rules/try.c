/*
 * try: one example through text, mentions and one rule. What was found instead
 * is told in a line: where the match stands, which capture differs, or how far
 * into the text the pattern came.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "rules/near.h"
#include "rules/passage.h"
#include "rules/scanner.h"

typedef struct trial {
    ft_arena *arena;
    const ft_pack *pack;
    size_t rule;
    const ft_example *example;
    ft_passage passage;
    ft_scanned scanned;
    char *detail;
    size_t size;
} trial;

static ft_status run(trial *t, ft_error *err)
{
    const ft_scan_options options = {.only = t->rule + 1};
    ft_passage *passage = &t->passage;
    ft_status status =
        ft_passage_read(t->arena, &t->pack->lexicon, t->example->text,
                        t->example->zone, passage, err);

    if (status)
        return status;
    return ft_scanner_run(t->arena, t->pack, &passage->article,
                          &passage->mentions, &options, &t->scanned, err);
}

/* The n-th fact of the rule itself, from 0; NULL when there are fewer. */
static const ft_candidate *nth_fact(const trial *t, size_t n)
{
    for (size_t i = 0; i < t->scanned.candidates.count; i++) {
        const ft_candidate *c = &t->scanned.candidates.items[i];
        if (!c->lost && c->fact.rule == t->rule && !n--)
            return c;
    }
    return NULL;
}

/* --- comparing values ------------------------------------------------------
 */

static ft_slice number_text(char *out, size_t size, int a, char between, int b)
{
    int len = between ? snprintf(out, size, "%d%c%d", a, between, b)
                      : snprintf(out, size, "%d", a);

    return (ft_slice){out, len > 0 ? (size_t)len : 0};
}

/* A value as an editor would write it. */
static ft_slice value_text(const trial *t, const ft_binding *b, char *out,
                           size_t size)
{
    const ft_value *value = &b->value;

    if (!b->set)
        return (ft_slice)FT_SLICE("");
    switch (value->kind) {
    case FT_VALUE_INTEGER:
        return number_text(out, size, value->integer, b->offset ? '+' : 0,
                           b->offset);
    case FT_VALUE_PAIR:
        return number_text(out, size, value->pair[0], '-', value->pair[1]);
    case FT_VALUE_MENTION: {
        size_t entity = t->passage.mentions.mentions[value->mention].entity;
        return t->passage.mentions.entities[entity].name;
    }
    case FT_VALUE_NONE:
        return number_text(out, size, b->after.integer, 0, 0);
    default:
        return value->text;
    }
}

/* A mention is also right by the words it is written in. */
static bool mention_is(const trial *t, const ft_value *value, ft_slice wanted)
{
    const ft_mention *mention = &t->passage.mentions.mentions[value->mention];
    const ft_entity *entity = &t->passage.mentions.entities[mention->entity];
    ft_slice core = ft_slice_cut(t->passage.text.normal, mention->core);

    return ft_slice_equal(core, wanted) ||
           ft_slice_equal(value->text, wanted) ||
           (entity->entry && ft_slice_equal(entity->entry->id, wanted));
}

static bool value_is(const trial *t, const ft_binding *b, ft_slice wanted)
{
    char text[32];

    if (ft_slice_equal(value_text(t, b, text, sizeof text), wanted))
        return true;
    if (!b->set)
        return false;
    if (b->value.kind == FT_VALUE_MENTION)
        return mention_is(t, &b->value, wanted);
    return b->value.kind != FT_VALUE_NONE &&
           ft_slice_equal(b->value.text, wanted);
}

static const ft_binding *binding_of(const trial *t, const ft_candidate *c,
                                    ft_slice name)
{
    const ft_rule *rule = &t->pack->rules[t->rule];

    size_t i = ft_capture_find(rule->captures, rule->capture_count, name);

    return i == SIZE_MAX ? NULL : &c->bindings[i];
}

/* The first expectation that a fact does not meet; NULL when it meets all. */
static const ft_expectation *unmet(const trial *t, const ft_candidate *c)
{
    for (size_t i = 0; i < t->example->field_count; i++) {
        const ft_expectation *field = &t->example->fields[i];
        const ft_binding *b = binding_of(t, c, field->capture);
        if (!b || !value_is(t, b, field->value))
            return field;
    }
    return NULL;
}

/* --- telling ----------------------------------------------------------------
 */

static int shown(ft_slice text)
{
    size_t len = text.len < 60 ? text.len : 60;

    while (len < text.len && len &&
           ((unsigned char)text.data[len] & 0xC0) == 0x80)
        len--;
    return (int)len;
}

static void tell_noise(const trial *t, const ft_candidate *c)
{
    ft_span span = ft_shadow_source(&t->passage.mentions, c->fact.span);
    ft_slice text = ft_slice_cut(t->passage.article.text, span);

    (void)snprintf(t->detail, t->size,
                   "matched [%zu,%zu) '%.*s', expected no match", span.start,
                   span.end, shown(text), text.data);
}

static void tell_difference(const trial *t, const ft_candidate *c,
                            const ft_expectation *field)
{
    char number[32];
    const ft_binding *b = binding_of(t, c, field->capture);
    ft_slice found = {"", 0};

    if (b)
        found = value_text(t, b, number, sizeof number);
    (void)snprintf(t->detail, t->size, "%.*s is '%.*s', expected '%.*s'",
                   (int)field->capture.len, field->capture.data, shown(found),
                   found.data, shown(field->value), field->value.data);
}

/* A piece of the text, cut from the shadow. */
static ft_slice source_text(const trial *t, ft_span shadow)
{
    return ft_slice_cut(t->passage.article.text,
                        ft_shadow_source(&t->passage.mentions, shadow));
}

static void tell_refusal(const trial *t)
{
    const ft_refusal *refusal = &t->scanned.refusal;
    ft_slice text = source_text(t, refusal->span);
    size_t start = ft_shadow_source(&t->passage.mentions, refusal->span).start;

    (void)snprintf(
        t->detail, t->size,
        "'%.*s' at byte %zu matches the pattern; refused by %s%s%.*s",
        shown(text), text.data, start, refusal->reason,
        refusal->capture.len ? ": " : "", (int)refusal->capture.len,
        refusal->capture.data);
}

static void tell_near(const trial *t, const ft_near *near)
{
    ft_slice so_far = source_text(t, near->span);
    ft_slice next =
        source_text(t, (ft_span){near->saw, t->passage.mentions.shadow.len});
    size_t at = ft_shadow_source(&t->passage.mentions, near->span).end;

    if (near->matched)
        (void)snprintf(t->detail, t->size,
                       "the pattern matches '%.*s', but what it needs is not "
                       "there",
                       shown(so_far), so_far.data);
    else if (so_far.len)
        (void)snprintf(t->detail, t->size,
                       "got as far as byte %zu '%.*s'; stopped at '%.*s': next "
                       "text is '%.*s'",
                       at, shown(so_far), so_far.data, shown(near->stop),
                       near->stop.data, shown(next), next.data);
    else
        (void)snprintf(t->detail, t->size, "%s",
                       near->untraced ? "no match; too large to trace"
                                      : "the pattern never sets out");
}

static ft_status tell_missing(const trial *t)
{
    ft_near near;

    if (t->scanned.incident_count) {
        ft_slice message = t->scanned.incidents[0].message;
        (void)snprintf(t->detail, t->size, "stopped by the %.*s",
                       (int)message.len, message.data);
        return FT_OK;
    }
    if (t->scanned.refusal.reason) {
        tell_refusal(t);
        return FT_OK;
    }
    ft_status status =
        ft_near_find(t->arena, &t->pack->rules[t->rule], &t->passage.article,
                     &t->passage.mentions, &near);
    if (!status)
        tell_near(t, &near);
    return status;
}

static ft_status judge_match(const trial *t, ft_outcome *out)
{
    const ft_candidate *first = nth_fact(t, 0);
    const ft_candidate *c;

    if (!first) {
        *out = FT_OUTCOME_MISSING;
        return tell_missing(t);
    }
    for (size_t n = 0; (c = nth_fact(t, n)); n++) {
        if (!unmet(t, c)) {
            *out = FT_OUTCOME_PASS;
            return FT_OK;
        }
    }
    tell_difference(t, first, unmet(t, first));
    *out = FT_OUTCOME_WRONG;
    return FT_OK;
}

static ft_status judge(const trial *t, ft_outcome *out)
{
    const ft_candidate *first = nth_fact(t, 0);

    if (t->example->kind == FT_EXAMPLE_MATCH)
        return judge_match(t, out);
    *out = first ? FT_OUTCOME_NOISY : FT_OUTCOME_PASS;
    if (first)
        tell_noise(t, first);
    return FT_OK;
}

ft_status ft_pack_try(const ft_pack *pack, size_t rule,
                      const ft_example *example, ft_outcome *out, char *detail,
                      size_t size, ft_error *err)
{
    trial t = {.arena = ft_arena_new(),
               .pack = pack,
               .rule = rule,
               .example = example,
               .detail = detail,
               .size = size};

    if (size)
        detail[0] = '\0';
    if (!t.arena)
        return ft_error_memory(err);
    ft_status status = run(&t, err);
    if (!status && judge(&t, out))
        status = ft_error_memory(err);
    if (!status && *out != FT_OUTCOME_PASS && example->todo.len)
        *out = FT_OUTCOME_TODO;
    ft_arena_free(t.arena);
    return status;
}
