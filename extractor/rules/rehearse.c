/*
 * rehearse: each example alone through all rules, then a long line of it, cut
 * short, through its own rule: where a pattern nearly matches many times over,
 * it shows whether it takes too many steps.
 */
#include "rules/rehearse.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "rules/passage.h"
#include "rules/scan.h"

enum { LONG_TEXT = 480 }; /* a window has 512 bytes */

typedef struct stage {
    ft_arena *arena;
    const ft_pack *pack;
    ft_passage passage;
    ft_facts facts;
} stage;

/* `only` as in ft_scan_options. */
static ft_status run(stage *s, ft_slice text, ft_zone zone, size_t only,
                     ft_error *err)
{
    const ft_scan_options options = {.only = only};
    ft_passage *passage = &s->passage;
    ft_status status =
        ft_passage_read(s->arena, &s->pack->lexicon, text, zone, passage, err);

    if (status)
        return status;
    return ft_rules_scan(s->arena, s->pack, &passage->article,
                         &passage->mentions, &options, &s->facts, err);
}

static bool overlaps(ft_span a, ft_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* The rule of a fact that stands where this one stood; SIZE_MAX: none. */
static size_t winner_over(const stage *s, const ft_fact *loser)
{
    ft_family family = s->pack->rules[loser->rule].emit.family;

    for (size_t i = 0; i < s->facts.count; i++) {
        const ft_fact *f = &s->facts.facts[i];
        if (f->rule != loser->rule && overlaps(f->span, loser->span) &&
            s->pack->rules[f->rule].emit.family == family)
            return f->rule;
    }
    return SIZE_MAX;
}

static void judge(const stage *s, size_t rule, ft_rehearsal *out)
{
    size_t by = SIZE_MAX;
    bool found = false;

    for (size_t i = 0; i < s->facts.count; i++) {
        if (s->facts.facts[i].rule == rule) {
            out->matches++;
            return;
        }
    }
    for (size_t i = 0; i < s->facts.loser_count; i++) {
        const ft_fact *loser = &s->facts.losers[i];
        if (loser->rule != rule)
            continue;
        found = true;
        if (by == SIZE_MAX)
            by = winner_over(s, loser);
    }
    out->matches += found;
    if (by == SIZE_MAX)
        return;
    out->beaten++;
    out->by = by;
}

/* The example again and again, without its last byte or two at the end. */
static ft_slice long_text(ft_arena *arena, ft_slice text)
{
    char *out = ft_arena_alloc(arena, LONG_TEXT + 1);
    size_t len = 0;

    if (!out)
        return (ft_slice){NULL, 0};
    while (text.len && len + text.len + 1 <= LONG_TEXT) {
        memcpy(out + len, text.data, text.len);
        len += text.len;
        out[len++] = ' ';
    }
    for (size_t cut = 0; cut < 2 && len;) {
        len--;
        cut += ((unsigned char)out[len] & 0xC0) != 0x80;
    }
    return (ft_slice){out, len};
}

static ft_status rehearse_one(const ft_pack *pack, size_t rule,
                              const ft_example *example, bool alone,
                              ft_rehearsal *out, ft_error *err)
{
    stage s = {.arena = ft_arena_new(), .pack = pack};
    ft_slice text = example->text;

    if (!s.arena)
        return ft_error_memory(err);
    if (alone)
        text = long_text(s.arena, text);
    ft_status status =
        text.data ? run(&s, text, example->zone, alone ? rule + 1 : 0, err)
                  : ft_error_memory(err);
    for (size_t i = 0; !status && i < s.facts.incident_count; i++) {
        if (s.facts.incidents[i].rule == rule && !out->stopped) {
            out->stopped = "the match limit";
            out->line = example->line;
        }
    }
    if (!status && !alone)
        judge(&s, rule, out);
    ft_arena_free(s.arena);
    return status;
}

ft_status ft_rehearse(const ft_pack *pack, size_t rule, ft_rehearsal *out,
                      ft_error *err)
{
    const ft_rule *r = &pack->rules[rule];

    *out = (ft_rehearsal){.by = SIZE_MAX};
    for (size_t i = 0; i < r->example_count; i++) {
        const ft_example *example = &r->examples[i];
        ft_status status;
        if (example->kind != FT_EXAMPLE_MATCH || example->todo.len)
            continue;
        if ((status = rehearse_one(pack, rule, example, false, out, err)) ||
            (status = rehearse_one(pack, rule, example, true, out, err)))
            return status;
    }
    return FT_OK;
}
