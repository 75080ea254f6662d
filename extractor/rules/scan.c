/*
 * scan: three passes. First the rules that need nothing; then those that need
 * a fact of another rule in the same block; last those that look only inside
 * regions. Between the passes vetoes and overlaps are settled.
 */
#include "rules/scan.h"

#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "rules/bind.h"
#include "rules/cuts.h"
#include "rules/refer.h"
#include "rules/scanner.h"

enum {
    DEADLINE_MS = 2000,
    CLOCK_EVERY = 8,
    WORK_A_WINDOW = 8, /* steps of each rule */
    WORK_A_FACT = 6000
};

typedef enum pass { PASS_FREE, PASS_NEEDS, PASS_REGIONS } pass;

typedef struct scan {
    ft_arena *arena;
    const ft_pack *pack;
    const ft_article *article;
    const ft_mentions *mentions;
    const ft_scan_options *options;
    ft_matcher *matcher;
    ft_sightings *sightings;
    ft_mask_word *seen; /* what stands anywhere */
    size_t width;       /* of a set of sightings */
    ft_cuts cuts;
    ft_candidates candidates;
    ft_incident *incidents;
    size_t incident_count, incident_capacity;
    struct timespec begin;
    unsigned calls;
    bool timed; /* the clock told when it began */
    bool late;
    ft_refusal refusal;
} scan;

/* --- limits --------------------------------------------------------------- */

static ft_status add_incident(scan *s, size_t rule, ft_span span,
                              const char *message)
{
    ft_incident *grown =
        ft_arena_grow(s->arena, s->incidents, &s->incident_capacity,
                      s->incident_count + 1, sizeof *grown);

    if (!grown)
        return FT_ERR_MEMORY;
    s->incidents = grown;
    s->incidents[s->incident_count++] =
        (ft_incident){rule, span, ft_slice_of(message)};
    return FT_OK;
}

static long elapsed_ms(const scan *s)
{
    struct timespec now;

    if (!s->timed || clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now))
        return 0;
    return (long)(now.tv_sec - s->begin.tv_sec) * 1000 +
           (now.tv_nsec - s->begin.tv_nsec) / 1000000;
}

static bool is_late(scan *s)
{
    long limit = s->options->deadline_ms > 0 ? s->options->deadline_ms
                                             : (long)DEADLINE_MS;

    if (!s->late && ++s->calls % CLOCK_EVERY == 0)
        s->late = elapsed_ms(s) >= limit;
    return s->late;
}

/* --- one match ------------------------------------------------------------ */

/* Where a match was found and what it bound. */
typedef struct match {
    size_t index; /* of the rule */
    const ft_rule *rule;
    const ft_window *window;
    const ft_mask_word *seen; /* in the window */
    const ft_cut *cut;        /* NULL in a region */
    size_t place;             /* of the window in the cut */
    ft_mask_word *may; /* in the cut, for each branch the windows where it may
                          match */
    const ft_branch *branch;
    ft_span span; /* in the shadow */
    ft_binding *bindings;
    size_t region; /* 1 + index of a candidate; 0: none */
    ft_field region_field;
    ft_slice unread; /* the capture that could not be read */
    ft_scan_count count;
    bool ran; /* a pattern, in this window */
    ft_status status;
} match;

static ft_slice cut_shadow(const scan *s, ft_span span)
{
    return ft_slice_cut(s->mentions->shadow, span);
}

/* A pattern of `unless:` finds something; trouble counts as found. */
static bool guard_holds(scan *s, match *m, const ft_guard *guard, ft_span span,
                        size_t from)
{
    ft_subject subject = {
        .text = cut_shadow(s, span),
        .from = from - span.start,
        .limit = SIZE_MAX,
        .opens = span.start > m->window->span.start || m->window->opens,
        .closes = span.end < m->window->span.end || m->window->closes,
        .empty = true};

    if (!guard ||
        (!s->options->unmasked && !ft_mask_fits(&guard->mask, m->seen)))
        return false;
    ft_found found = ft_matcher_run(s->matcher, guard->pattern, &subject);
    if (found == FT_FOUND_TROUBLE) {
        const char *reason = ft_matcher_trouble(s->matcher);
        m->status = reason ? add_incident(s, m->index, m->window->span, reason)
                           : FT_ERR_MEMORY;
    }
    return found != FT_FOUND_NO;
}

static const char *guarded(scan *s, match *m)
{
    const ft_rule *rule = m->rule;
    ft_span window = m->window->span;

    if (guard_holds(s, m, rule->before, (ft_span){window.start, m->span.start},
                    window.start))
        return "'unless: before'";
    if (guard_holds(s, m, rule->inside, m->span, m->span.start))
        return "'unless: inside'";
    if (guard_holds(s, m, rule->after, window, m->span.end))
        return "'unless: after'";
    if (guard_holds(s, m, rule->sentence, window, window.start))
        return "'unless: sentence'";
    return NULL;
}

static size_t sentence_at(const scan *s, const ft_window *window, size_t offset)
{
    size_t sentence = window->sentences.start;

    while (sentence + 1 < window->sentences.end &&
           s->mentions->sentences[sentence + 1].start <= offset)
        sentence++;
    return sentence;
}

static ft_status add_candidate(scan *s, const match *m, const ft_fact *fact)
{
    ft_candidates *all = &s->candidates;
    ft_candidate *grown = ft_arena_grow(s->arena, all->items, &all->capacity,
                                        all->count + 1, sizeof *grown);

    all->items = grown ? grown : all->items;
    if (!grown || !ft_arena_work(s->arena, WORK_A_FACT))
        return FT_ERR_MEMORY;
    all->items[all->count] = (ft_candidate){
        .fact = *fact, .bindings = m->bindings, .order = all->count};
    all->count++;
    return FT_OK;
}

static bool refer(const scan *s, const match *m, size_t sentence)
{
    ft_refer_input input = {.article = s->article,
                            .mentions = s->mentions,
                            .lexicon = &s->pack->lexicon,
                            .rule = m->rule,
                            .span = m->span,
                            .sentence = sentence};

    return ft_refer_bind(&input, m->bindings);
}

/* What the match says becomes a candidate; false when it says nothing. */
static bool tell(scan *s, match *m, size_t sentence)
{
    const ft_rule *rule = m->rule;
    ft_span claim = m->span;
    ft_fact fact = {
        .rule = m->index,
        .span = m->span,
        .sentence = sentence,
        .block = s->mentions->text->sentences[sentence].block,
        .region = m->region,
        .region_field = m->region_field,
        .confidence = rule->confidence,
    };

    if (rule->veto != SIZE_MAX && m->bindings[rule->veto].set)
        claim = m->bindings[rule->veto].value.span;
    ft_emit_input input = {&rule->emit, s->mentions, m->bindings, m->span,
                           claim};
    if (!ft_emit_make(s->arena, &input, &fact))
        m->status = FT_ERR_MEMORY;
    if (m->status || (!fact.slot_count && !fact.credit_count))
        return false;
    m->status = add_candidate(s, m, &fact);
    m->bindings = NULL; /* they stay with the candidate */
    return true;
}

/* Bindings for one more match; those of a match that came to nothing are used
 * again. */
static bool clear_bindings(const scan *s, match *m)
{
    size_t count = m->rule->capture_count;

    if (!m->bindings)
        m->bindings = FT_NEW(s->arena, ft_binding, count);
    else
        memset(m->bindings, 0, count * sizeof *m->bindings);
    return m->bindings != NULL;
}

static bool refuse(scan *s, const match *m, const char *reason)
{
    if (s->options->only != m->index + 1)
        return false;
    s->refusal.reason = reason;
    s->refusal.span = m->span;
    s->refusal.capture = m->unread;
    return false;
}

/* Judges what the pattern found. False when it gives no fact. */
static bool accept(scan *s, match *m)
{
    const ft_rule *rule = m->rule;

    if (!clear_bindings(s, m)) {
        m->status = FT_ERR_MEMORY;
        return false;
    }
    ft_bind_input input = {.numbers = &s->pack->lexicon.numbers,
                           .mentions = s->mentions,
                           .matcher = s->matcher,
                           .rule = rule,
                           .branch = m->branch,
                           .start = m->window->span.start};
    if (!ft_bind_captures(&input, m->bindings, &m->unread))
        return refuse(s, m, "a capture that cannot be read as its type");
    const char *guard = guarded(s, m);
    if (guard || m->status)
        return refuse(s, m, guard);
    size_t sentence = sentence_at(s, m->window, m->span.start);
    if (!refer(s, m, sentence))
        return refuse(s, m, "'refer', which finds nothing");
    if (rule->where &&
        ft_condition_holds(rule->where, s->mentions, m->bindings))
        return refuse(s, m, "'unless: where'");
    return tell(s, m, sentence);
}

/* --- one window ----------------------------------------------------------- */

/* What the branch requires may stand behind a place in the shadow. */
static bool follows(const scan *s, const match *m, const ft_branch *branch,
                    size_t at)
{
    return ft_sightings_follow(s->sightings, &branch->mask,
                               m->window->sentences, at);
}

/* Tries only where a match may begin, when that is known, and as long as what
 * it requires is still to come. */
static ft_found run_branch(scan *s, const match *m, const ft_branch *branch,
                           ft_subject *subject)
{
    const size_t start = m->window->span.start;
    const size_t end =
        subject->limit < subject->text.len ? subject->limit : subject->text.len;
    const ft_span span = {start + subject->from, start + end};
    size_t places[FT_STARTS_MOST];
    size_t count;
    ft_found found = FT_FOUND_NO;

    if (!s->options->unmasked && !follows(s, m, branch, span.start))
        return FT_FOUND_NO;
    if (s->options->unmasked ||
        !ft_sightings_starts(s->sightings, &branch->mask, m->window->sentences,
                             start, span, places, &count))
        return ft_matcher_run(s->matcher, branch->pattern, subject);
    for (size_t i = 0; i < count && found == FT_FOUND_NO; i++) {
        if (!follows(s, m, branch, places[i]))
            break;
        subject->from = subject->limit = places[i] - start;
        found = ft_matcher_run(s->matcher, branch->pattern, subject);
    }
    return found;
}

/* Where one branch matches from `from` on and not behind `limit`. */
static ft_found search_branch(scan *s, match *m, const ft_branch *branch,
                              size_t from, size_t limit, ft_span *span)
{
    const ft_window *w = m->window;
    ft_subject subject = {.text = cut_shadow(s, w->span),
                          .from = from - w->span.start,
                          .limit = limit == SIZE_MAX ? SIZE_MAX
                                                     : limit - w->span.start,
                          .opens = w->opens,
                          .closes = w->closes};
    ft_found found = run_branch(s, m, branch, &subject);

    if (found == FT_FOUND_YES) {
        *span = ft_matcher_group(s->matcher, 0);
        span->start += w->span.start;
        span->end += w->span.start;
    }
    if (found == FT_FOUND_TROUBLE) {
        const char *reason = ft_matcher_trouble(s->matcher);
        m->status =
            reason ? add_incident(s, m->index, w->span, reason) : FT_ERR_MEMORY;
    }
    return found;
}

/* All that the branch requires has been seen. */
static bool is_promising(const scan *s, const ft_branch *branch,
                         const ft_mask_word *seen)
{
    return s->options->unmasked || ft_mask_fits(&branch->mask, seen);
}

/* The same of the b-th branch in the window, which in a cut is known. */
static bool may_match(const scan *s, const match *m, size_t b)
{
    return m->cut ? ft_cut_has(m->may + b * m->cut->width, m->place)
                  : is_promising(s, &m->rule->branches[b], m->seen);
}

/* The landmarks of the branch stand in their order; narrows where a match may
 * begin. */
static bool is_on_route(const scan *s, const match *m, const ft_branch *branch,
                        size_t *from, size_t *limit)
{
    return s->options->unmasked || !m->cut ||
           ft_landmarks_allow(m->cut->map, s->matcher, m->place, &branch->route,
                              from, limit);
}

/* The leftmost match of any branch, the first branch on a tie. The matcher
 * holds its groups afterwards. */
static bool search(scan *s, match *m, size_t from)
{
    const ft_branch *last = NULL; /* the one the matcher holds */

    m->branch = NULL;
    for (size_t b = 0; b < m->rule->branch_count; b++) {
        const ft_branch *branch = &m->rule->branches[b];
        ft_span span;
        size_t first = from;
        size_t limit = m->branch ? m->span.start - 1 : m->window->limit;
        if (m->branch && m->span.start == from)
            break;
        if (!may_match(s, m, b))
            continue;
        m->count.windows += !m->ran;
        m->ran = true;
        last = NULL;
        if (!is_on_route(s, m, branch, &first, &limit) || first > limit)
            continue;
        if (search_branch(s, m, branch, first, limit, &span) == FT_FOUND_YES) {
            m->branch = last = branch;
            m->span = span;
        }
        if (m->status)
            return false;
    }
    if (m->branch && m->branch != last)
        (void)search_branch(s, m, m->branch, m->span.start, m->window->limit,
                            &m->span);
    return m->branch != NULL;
}

/* All matches that begin in the window's part, from *resume on; *resume becomes
 * the end of the last one. */
static ft_status scan_window(scan *s, match *m, size_t *resume)
{
    const ft_window *w = m->window;
    size_t from = *resume > w->from ? *resume : w->from;

    m->ran = false;
    while (from < w->span.end && from <= w->limit && !is_late(s)) {
        if (!search(s, m, from))
            return m->status;
        bool forward = m->span.end > m->span.start && m->span.end > from;
        m->count.matched++;
        if (forward && accept(s, m)) {
            m->count.emitted++;
            from = m->span.end;
            *resume = from;
        } else {
            size_t at = m->span.start > from ? m->span.start : from;
            from = ft_slice_next(s->mentions->shadow, at);
        }
        if (m->status)
            return m->status;
    }
    return FT_OK;
}

/* --- one rule ------------------------------------------------------------- */

static bool is_needed(const ft_rule *rule, size_t other)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        if (rule->needs[i] == other)
            return true;
    }
    return false;
}

/* One bit a block in which a rule that this one needs has given a fact. */
static bool *needed_blocks(const scan *s, const ft_rule *rule)
{
    bool *blocks = FT_NEW(s->arena, bool, s->mentions->text->block_count);

    for (size_t i = 0; blocks && i < s->candidates.count; i++) {
        const ft_candidate *c = &s->candidates.items[i];
        if (!c->lost && is_needed(rule, c->fact.rule))
            blocks[c->fact.block] = true;
    }
    return blocks;
}

/* Finds for each branch the windows in which it may match; `any` becomes those
 * of all branches, in the rule's zones. */
static bool find_windows(scan *s, match *m, ft_cut *c, ft_mask_word **any)
{
    const ft_rule *rule = m->rule;

    m->may = FT_NEW(s->arena, ft_mask_word, rule->branch_count * c->width);
    *any = FT_NEW(s->arena, ft_mask_word, c->width);
    if (!m->may || !*any)
        return false;
    for (size_t b = 0; b < rule->branch_count; b++) {
        ft_mask_word *set = m->may + b * c->width;
        if (s->options->unmasked)
            ft_cut_all(c, set);
        else if (!ft_cut_fits(&s->cuts, c, &rule->branches[b].mask, set))
            return false;
    }
    for (size_t w = 0; w < c->width; w++) {
        ft_mask_word branches = 0;
        ft_mask_word zones = 0;
        for (size_t b = 0; b < rule->branch_count; b++)
            branches |= m->may[b * c->width + w];
        for (size_t z = 0; z < FT_ZONE_COUNT; z++)
            zones |= rule->zones & 1U << z ? c->in[z][w] : 0;
        (*any)[w] = branches & zones;
    }
    return true;
}

static ft_status scan_windows(scan *s, match *m, const bool *blocks)
{
    ft_cut *c = ft_cuts_of(&s->cuts, m->rule);
    ft_mask_word *any = NULL;
    size_t resume = 0;

    m->cut = c;
    if (!c || !find_windows(s, m, c, &any))
        return FT_ERR_MEMORY;
    if (!ft_arena_work(s->arena, c->windows.count * WORK_A_WINDOW))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < c->windows.count && !s->late; i++) {
        const ft_window *w = &c->windows.items[i];
        if (!ft_cut_has(any, i) || (blocks && !blocks[w->block]))
            continue;
        m->window = w;
        m->seen = c->seen + i * s->width;
        m->place = i;
        ft_status status = scan_window(s, m, &resume);
        if (status)
            return status;
    }
    return FT_OK;
}

static ft_status scan_region(scan *s, match *m, size_t index, ft_field field)
{
    const ft_candidate *c = &s->candidates.items[index];
    const ft_value *value = ft_fact_value(&c->fact, field);
    ft_windows windows = {0};
    size_t resume = 0;

    m->region = index + 1;
    m->region_field = field;
    if (ft_windows_region(s->arena, s->mentions, value->span, c->fact.sentence,
                          &windows))
        return FT_ERR_MEMORY;
    const ft_mask_word *seen = ft_cuts_see(&s->cuts, &windows);
    if (!seen)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < windows.count && !s->late; i++) {
        m->window = &windows.items[i];
        m->seen = seen + i * s->width;
        ft_status status = scan_window(s, m, &resume);
        if (status)
            return status;
    }
    return FT_OK;
}

/* Fields whose regions a rule may look into, by its bits `within`: `scorers`
 * is all three. */
static bool looks_into(const ft_rule *rule, ft_field field)
{
    return (rule->within & 1) ||
           (field == FT_FIELD_SCORERS1 && (rule->within & 2)) ||
           (field == FT_FIELD_SCORERS2 && (rule->within & 4));
}

static ft_status scan_regions(scan *s, match *m)
{
    static const ft_field fields[] = {FT_FIELD_SCORERS1, FT_FIELD_SCORERS2,
                                      FT_FIELD_SCORERS};
    size_t count = s->candidates.count; /* not those found meanwhile */

    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < FT_COUNT(fields); f++) {
            const ft_candidate *c = &s->candidates.items[i];
            ft_zone zone = s->article->blocks[c->fact.block].zone;
            if (c->lost || !(m->rule->zones & 1U << zone) ||
                !looks_into(m->rule, fields[f]) ||
                !ft_fact_value(&c->fact, fields[f]))
                continue;
            ft_status status = scan_region(s, m, i, fields[f]);
            if (status)
                return status;
        }
    }
    return FT_OK;
}

static pass pass_of(const ft_rule *rule)
{
    return rule->within ? PASS_REGIONS
                        : (rule->need_count ? PASS_NEEDS : PASS_FREE);
}

/* Some branch could match somewhere in the article. */
static bool can_match(const scan *s, const ft_rule *rule)
{
    for (size_t b = 0; b < rule->branch_count; b++) {
        if (is_promising(s, &rule->branches[b], s->seen))
            return true;
    }
    return false;
}

static ft_status search_rule(scan *s, match *m)
{
    if (!can_match(s, m->rule))
        return FT_OK;
    if (m->rule->within)
        return scan_regions(s, m);
    if (!m->rule->need_count)
        return scan_windows(s, m, NULL);
    const bool *blocks = needed_blocks(s, m->rule);
    return blocks ? scan_windows(s, m, blocks) : FT_ERR_MEMORY;
}

/* Nanoseconds of processor time of this thread. */
static unsigned long long clock_now(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now))
        return 0;
    return (unsigned long long)now.tv_sec * 1000000000U +
           (unsigned long long)now.tv_nsec;
}

static void add_count(ft_scan_count *sum, const ft_scan_count *count)
{
    sum->windows += count->windows;
    sum->matched += count->matched;
    sum->emitted += count->emitted;
    sum->nanoseconds += count->nanoseconds;
}

static ft_status scan_rule(scan *s, size_t index)
{
    match m = {.index = index,
               .rule = &s->pack->rules[index],
               .region_field = FT_FIELD_COUNT};
    const bool counts = s->options->counts != NULL;
    unsigned long long begin = counts ? clock_now() : 0;
    ft_status status = search_rule(s, &m);

    if (counts) {
        m.count.nanoseconds = clock_now() - begin;
        add_count(&s->options->counts[index], &m.count);
    }
    return status;
}

static void count_lost(const scan *s)
{
    for (size_t i = 0; i < s->candidates.count; i++) {
        const ft_candidate *c = &s->candidates.items[i];
        s->options->counts[c->fact.rule].lost += c->lost;
    }
}

/* --- all rules ------------------------------------------------------------ */

static bool emits_region(const ft_rule *rule)
{
    for (size_t i = 0; i < rule->emit.slot_count; i++) {
        if (ft_field_want(rule->emit.slots[i].field) == FT_WANT_REGION)
            return true;
    }
    return false;
}

/* Marks the rules to run: all, or one with those that it builds on. */
static bool *chosen(const scan *s)
{
    const ft_pack *pack = s->pack;
    bool *run = FT_NEW(s->arena, bool, pack->rule_count);
    size_t only = s->options->only;

    for (size_t i = 0; run && i < pack->rule_count; i++)
        run[i] =
            !only || i == only - 1 ||
            (pack->rules[only - 1].within && emits_region(&pack->rules[i]));
    for (bool more = run && only; more;) { /* what is needed needs others */
        more = false;
        for (size_t i = 0; i < pack->rule_count; i++) {
            const ft_rule *rule = &pack->rules[i];
            for (size_t n = 0; run[i] && n < rule->need_count; n++) {
                more = more || !run[rule->needs[n]];
                run[rule->needs[n]] = true;
            }
        }
    }
    return run;
}

static ft_status run_pass(scan *s, pass which, const bool *run)
{
    for (size_t i = 0; i < s->pack->rule_count && !s->late; i++) {
        if (!run[i] || i + 1 == s->options->without ||
            pass_of(&s->pack->rules[i]) != which)
            continue;
        ft_status status = scan_rule(s, i);
        if (status)
            return status;
        if (s->late)
            return add_incident(s, i, (ft_span){0, s->mentions->shadow.len},
                                "deadline");
    }
    return FT_OK;
}

/* Looks once for all that any pattern requires. */
static ft_status look(scan *s)
{
    s->sightings = ft_masks_look(s->arena, s->pack->masks, s->mentions);
    if (!s->sightings)
        return FT_ERR_MEMORY;
    s->cuts.sightings = s->sightings;
    s->width = ft_sightings_width(s->sightings);
    s->seen = FT_NEW(s->arena, ft_mask_word, s->width);
    if (!s->seen)
        return FT_ERR_MEMORY;
    ft_sightings_join(s->sightings, 0, s->mentions->text->sentence_count,
                      s->seen);
    return FT_OK;
}

static ft_status run_passes(scan *s)
{
    bool *run = chosen(s);

    if (!run || look(s))
        return FT_ERR_MEMORY;
    for (int p = PASS_FREE; p <= PASS_REGIONS; p++) {
        if (run_pass(s, (pass)p, run) ||
            ft_candidates_settle(s->arena, s->pack, s->article, s->mentions,
                                 &s->candidates))
            return FT_ERR_MEMORY;
    }
    if (s->options->counts)
        count_lost(s);
    return FT_OK;
}

ft_status ft_scanner_run(ft_arena *arena, const ft_pack *pack,
                         const ft_article *article, const ft_mentions *mentions,
                         const ft_scan_options *options, ft_scanned *out,
                         ft_error *err)
{
    static const ft_scan_options defaults = {0};
    scan s = {.arena = arena,
              .pack = pack,
              .article = article,
              .mentions = mentions,
              .options = options ? options : &defaults,
              .cuts = {.arena = arena,
                       .pack = pack,
                       .article = article,
                       .mentions = mentions}};

    if (s.options->only > pack->rule_count)
        return ft_error_set(err, FT_ERR_ARGUMENT, "no such rule");
    s.timed = clock_gettime(CLOCK_THREAD_CPUTIME_ID, &s.begin) == 0;
    s.matcher = ft_matcher_new(arena, pack->group_count);
    ft_status status = s.matcher ? run_passes(&s) : FT_ERR_MEMORY;
    ft_matcher_free(s.matcher);
    if (status)
        return ft_error_memory(err);
    *out = (ft_scanned){.candidates = s.candidates,
                        .refusal = s.refusal,
                        .incidents = s.incidents,
                        .incident_count = s.incident_count};
    return FT_OK;
}

ft_status ft_rules_scan(ft_arena *arena, const ft_pack *pack,
                        const ft_article *article, const ft_mentions *mentions,
                        const ft_scan_options *options, ft_facts *out,
                        ft_error *err)
{
    ft_scanned scanned;
    ft_status status =
        ft_scanner_run(arena, pack, article, mentions, options, &scanned, err);

    if (status)
        return status;
    *out = (ft_facts){.incidents = scanned.incidents,
                      .incident_count = scanned.incident_count};
    if (ft_candidates_list(arena, &scanned.candidates, out))
        return ft_error_memory(err);
    return FT_OK;
}
