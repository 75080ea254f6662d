/*
 * near: PCRE2 calls out before every item of a pattern compiled for that; the
 * text position farthest from where the attempt began is the nearest miss. The
 * item it stood before there tells what stopped it. The pattern of a rule is a
 * row of parts: slots, as %{team:winner}, and the text between them; inside a
 * fragment it is the slot that counts.
 */
#include "rules/near.h"

#include <stdint.h>

#include "base/ascii.h"
#include "rules/window.h"

/* From `start` on (up to the next part) the pattern's text comes from it. */
typedef struct part {
    size_t start;
    ft_slice text;  /* as the rule file writes it */
    size_t written; /* where its own text begins, behind what closes a slot */
    bool slot;
} part;

typedef struct traced {
    ft_template text;    /* of the pattern, perhaps with callouts in it */
    ft_pattern *pattern; /* NULL: too large */
    part *parts;
    size_t part_count;
    size_t *entered; /* by part: where it was entered last, in the window */
} traced;

struct ft_tracer {
    const ft_rule *rule;
    ft_arena *arena;
    traced *branches;
    ft_matcher *matcher;
    bool untraced;
};

/* ---- parts ---- */

static ft_slice piece_text(const ft_template *text, size_t i)
{
    size_t end =
        i + 1 < text->piece_count ? text->pieces[i + 1].start : text->len;

    return ft_slice_cut(ft_template_text(text),
                        (ft_span){text->pieces[i].start, end});
}

/* "%{team:winner}" at a byte of the rule's own text. */
static ft_slice slot_text(const ft_node *node, size_t index)
{
    const ft_slice close = FT_SLICE("}");
    size_t end = ft_slice_find(node->text, close, index);

    end = end < node->text.len ? end + 1 : node->text.len;
    return ft_slice_cut(node->text, (ft_span){index, end});
}

static bool is_text(ft_slice text, const char *other)
{
    return ft_slice_equal(text, ft_slice_of(other));
}

/* The way over the pieces of a pattern. */
typedef struct walk {
    traced *out;
    const ft_node *own;
    size_t open;   /* index of the slot that is open; SIZE_MAX: none */
    size_t closed; /* where it was closed: the next part begins there */
} walk;

static void add_part(walk *w, const ft_piece *p, ft_slice text)
{
    w->out->parts[w->out->part_count++] =
        (part){.start = w->closed < p->start ? w->closed : p->start,
               .text = p->verbatim ? text : slot_text(w->own, p->index),
               .written = p->start,
               .slot = !p->verbatim};
    w->open = p->verbatim ? SIZE_MAX : p->index;
    w->closed = SIZE_MAX;
}

static void add_piece(walk *w, const ft_piece *p, ft_slice text)
{
    if (p->node != w->own || (!p->verbatim && is_text(text, "(?C)")))
        return;
    if (p->verbatim || p->index != w->open)
        add_part(w, p, text);
    else if (is_text(text, ")"))
        w->closed = p->start;
}

static bool find_parts(ft_arena *arena, traced *t)
{
    const ft_template *text = &t->text;
    walk w = {.out = t, .open = SIZE_MAX, .closed = SIZE_MAX};

    t->parts = FT_NEW(arena, part, text->piece_count + 1);
    t->entered = FT_NEW(arena, size_t, text->piece_count + 1);
    if (!t->parts || !t->entered)
        return false;
    if (text->piece_count)
        w.own = text->pieces[0].node;
    for (size_t i = 0; i < text->piece_count; i++)
        add_piece(&w, &text->pieces[i], piece_text(text, i));
    if (w.closed != SIZE_MAX)
        add_part(&w, &(ft_piece){.start = text->len, .verbatim = true},
                 (ft_slice){NULL, 0});
    return true;
}

static const part *part_at(const traced *t, size_t at)
{
    size_t low = 0, high = t->part_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (t->parts[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return t->part_count ? &t->parts[low] : NULL;
}

/* ---- compiling ---- */

/* The character can follow a place that calls out: it repeats nothing. */
static bool may_follow(char c)
{
    return c != '?' && c != '*' && c != '+' && c != '{';
}

/* The text of a branch with callouts only where a piece of the rule's own text
 * begins: for patterns too large to call out before every item. */
static bool add_callouts(const ft_template *text, ft_template *out)
{
    const ft_node *own = text->piece_count ? text->pieces[0].node : NULL;

    for (size_t i = 0; i < text->piece_count; i++) {
        const ft_piece *p = &text->pieces[i];
        ft_slice piece = piece_text(text, i);

        if (p->node == own && piece.len && may_follow(piece.data[0]) &&
            !ft_template_add(out, (ft_slice)FT_SLICE("(?C)"), own, 0, false))
            return false;
        if (!ft_template_add(out, piece, p->node, p->index, p->verbatim))
            return false;
    }
    return true;
}

/* FT_ERR_RULE: it is larger than PCRE2 can hold even so. */
static ft_status compile(ft_arena *arena, const ft_template *text, traced *out)
{
    ft_status status;

    out->text = *text;
    status = ft_pattern_compile(&out->text, FT_ANCHOR_NONE, FT_COMPILE_TRACE,
                                NULL, &out->pattern);
    if (status == FT_ERR_RULE) {
        out->text = (ft_template){.arena = arena};
        if (!add_callouts(text, &out->text))
            return FT_ERR_MEMORY;
        status = ft_pattern_compile(&out->text, FT_ANCHOR_NONE,
                                    FT_COMPILE_SPARSE, NULL, &out->pattern);
    }
    if (status)
        return status;
    return find_parts(arena, out) ? FT_OK : FT_ERR_MEMORY;
}

static ft_status compile_all(ft_tracer *t, size_t *groups)
{
    *groups = 0;
    for (size_t b = 0; b < t->rule->branch_count; b++) {
        traced *branch = &t->branches[b];
        ft_status status =
            compile(t->arena, &t->rule->branches[b].text, branch);

        if (status == FT_ERR_MEMORY)
            return status;
        t->untraced = t->untraced || status;
        if (!status && ft_pattern_group_count(branch->pattern) > *groups)
            *groups = ft_pattern_group_count(branch->pattern);
    }
    return FT_OK;
}

ft_tracer *ft_tracer_new(ft_arena *arena, const ft_rule *rule)
{
    ft_tracer *t = FT_NEW(arena, ft_tracer, 1);
    size_t groups;

    if (!t || !(t->branches = FT_NEW(arena, traced, rule->branch_count)))
        return NULL;
    t->rule = rule;
    t->arena = arena;
    if (!compile_all(t, &groups) &&
        (t->matcher = ft_matcher_new(arena, groups)))
        return t;
    ft_tracer_free(t);
    return NULL;
}

void ft_tracer_free(ft_tracer *tracer)
{
    if (!tracer)
        return;
    for (size_t b = 0; b < tracer->rule->branch_count; b++)
        ft_pattern_free(tracer->branches[b].pattern);
    ft_matcher_free(tracer->matcher);
}

ft_tracer *ft_tracer_of(ft_arena *arena, const ft_pack *pack, size_t rule)
{
    return ft_tracer_new(arena, &pack->rules[rule]);
}

size_t ft_tracer_parts(const ft_tracer *tracer)
{
    size_t most = 0;

    for (size_t b = 0; b < tracer->rule->branch_count; b++)
        if (tracer->branches[b].part_count > most)
            most = tracer->branches[b].part_count;
    return most;
}

/* ---- looking ---- */

/* What is noted while a pattern runs over one window. */
typedef struct track {
    const traced *branch;
    ft_slice window;
    const part *stop;
    ft_span deep;           /* in the window */
    const part *inside;     /* the part that was entered last */
    size_t at;              /* in the pattern */
    size_t saw, saw_before; /* where the part was entered, and that before it */
    bool fresh;             /* nothing of the part has matched yet */
} track;

static bool is_word(ft_slice text, size_t at)
{
    char c = at < text.len ? text.data[at] : ' ';

    return ft_is_digit(c) || ft_is_letter(c);
}

static bool is_inside_word(ft_slice text, size_t at)
{
    return at > 0 && is_word(text, at - 1) && is_word(text, at);
}

/* Farther in the text, or as far there and farther in the pattern: what may be
 * left out did not stop it. */
static bool is_farther(const track *t, ft_span span, const part *here)
{
    size_t reach = span.end - span.start;
    size_t last = t->deep.end - t->deep.start;

    return reach > last || (reach > 0 && reach == last &&
                            span.start == t->deep.start && here > t->stop);
}

static void note_step(void *context, ft_span span, size_t at)
{
    track *t = context;
    const traced *branch = t->branch;
    const part *here = part_at(branch, at);
    size_t index;

    if (!here || is_inside_word(t->window, span.start))
        return;
    index = (size_t)(here - branch->parts);
    if (here != t->inside || at == here->start) {
        t->inside = here;
        branch->entered[index] = span.end;
    }
    if (!is_farther(t, span, here))
        return;
    t->deep = span;
    t->stop = here;
    t->at = at;
    t->saw = here->slot ? branch->entered[index] : span.end;
    t->fresh = branch->entered[index] == span.end;
    t->saw_before = index > 0 ? branch->entered[index - 1] : span.end;
}

/* Where a slot ends within a word, it did not fit: "six" of "sixty". */
static void step_back(track *t, ft_slice window)
{
    if (!t->stop || !t->fresh || t->stop == t->branch->parts ||
        !t->stop[-1].slot || !is_inside_word(window, t->deep.end))
        return;
    t->stop--;
    t->saw = t->saw_before;
}

/* A bracket that means itself stands behind a backslash. */
static bool is_bracket(ft_slice text, size_t at, char c)
{
    return text.data[at] == c && (at == 0 || text.data[at - 1] != '\\');
}

/* Behind the bracket that closes the group which is open at a byte; 0: none. */
static size_t group_end(ft_slice text, size_t at)
{
    size_t depth = 1;

    for (; at < text.len; at++) {
        depth += is_bracket(text, at, '(');
        depth -= is_bracket(text, at, ')');
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

/* The bracket that opens it; SIZE_MAX: none. */
static size_t group_start(ft_slice text, size_t at)
{
    size_t depth = 1;

    while (at-- > 0) {
        depth += is_bracket(text, at, ')');
        depth -= is_bracket(text, at, '(');
        if (depth == 0)
            return at;
    }
    return SIZE_MAX;
}

/* Behind what says how often the item before it stands: "+?", "{0,3}". */
static size_t skip_repeat(ft_slice text, size_t at)
{
    const ft_slice close = FT_SLICE("}");

    if (at < text.len && text.data[at] == '{')
        at = ft_slice_find(text, close, at);
    while (at < text.len &&
           (text.data[at] == '}' || !may_follow(text.data[at])))
        at++;
    return at < text.len ? at : text.len;
}

/* Of the text between two slots, the group in which a byte did not fit, or the
 * rest from the word of that byte on. */
static void cut_stop(track *t, size_t at, ft_near *out)
{
    ft_span group = {group_start(out->stop, at), group_end(out->stop, at)};

    if (group.start == SIZE_MAX || group.end == 0) {
        at = skip_repeat(out->stop, at);
        if (at < out->stop.len && out->stop.data[at] == '|')
            at = out->stop.len; /* the end of this way */
        while (is_inside_word(out->stop, at))
            at--;
        group = (ft_span){at, out->stop.len};
    }
    out->stop = ft_slice_cut(out->stop, group);
    while (t->saw > t->deep.start && is_inside_word(t->window, t->saw))
        t->saw--;
}

/* A slot as a whole. */
static void set_stop(track *t, ft_near *out)
{
    size_t at;

    if (!t->stop)
        return;
    out->stop = t->stop->text;
    out->passed = (size_t)(t->stop - t->branch->parts);
    if (t->stop->slot)
        return;
    at = t->at > t->stop->written ? t->at - t->stop->written : 0;
    if (at < out->stop.len)
        cut_stop(t, at, out);
}

static ft_subject subject_of(const ft_mentions *mentions, const ft_window *w)
{
    return (ft_subject){
        .text = ft_slice_cut(mentions->shadow, w->span),
        .from = w->from - w->span.start,
        .limit = w->limit == SIZE_MAX ? SIZE_MAX : w->limit - w->span.start,
        .opens = w->opens,
        .closes = w->closes};
}

static void look_branch(ft_tracer *t, const traced *branch,
                        const ft_mentions *mentions, const ft_window *w,
                        ft_near *out)
{
    ft_subject subject = subject_of(mentions, w);
    track seen = {.branch = branch, .window = subject.text};
    ft_near miss = *out;
    ft_span deep;

    if (!branch->pattern)
        return;
    ft_matcher_watch(t->matcher, note_step, &seen);
    if (ft_matcher_run(t->matcher, branch->pattern, &subject) == FT_FOUND_YES) {
        deep = ft_matcher_group(t->matcher, 0);
        out->matched = true;
        out->stop = (ft_slice){NULL, 0};
        out->passed = SIZE_MAX;
    } else {
        deep = seen.deep;
        if (deep.end - deep.start <= out->span.end - out->span.start)
            return;
        step_back(&seen, subject.text);
        set_stop(&seen, &miss);
        if (seen.saw <= deep.start) /* not one word */
            return;
        *out = miss;
        out->saw = w->span.start + seen.saw;
    }
    out->span = (ft_span){w->span.start + deep.start, w->span.start + deep.end};
}

static void look(ft_tracer *t, const ft_mentions *mentions, const ft_window *w,
                 ft_near *out)
{
    *out = (ft_near){.sentence = w->sentences.start, .untraced = t->untraced};
    for (size_t b = 0; b < t->rule->branch_count && !out->matched; b++)
        look_branch(t, &t->branches[b], mentions, w, out);
    while (out->sentence + 1 < w->sentences.end &&
           mentions->sentences[out->sentence + 1].start <= out->span.start)
        out->sentence++;
}

ft_status ft_tracer_look(ft_tracer *tracer, ft_arena *arena,
                         const ft_article *article, const ft_mentions *mentions,
                         ft_near **out, size_t *count)
{
    const ft_rule *rule = tracer->rule;
    ft_windows windows = {0};

    *count = 0;
    if (ft_windows_cut(arena, article, mentions, rule->window, rule->zones,
                       &windows) ||
        !(*out = FT_NEW(arena, ft_near, windows.count)))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < windows.count; i++) {
        ft_near *near = &(*out)[*count];

        look(tracer, mentions, &windows.items[i], near);
        *count += near->span.end > near->span.start;
    }
    return FT_OK;
}

static bool is_longer(const ft_near *a, const ft_near *b)
{
    if (a->matched != b->matched)
        return a->matched;
    return a->span.end - a->span.start > b->span.end - b->span.start;
}

ft_status ft_tracer_look_at(ft_tracer *tracer, ft_arena *arena,
                            const ft_article *article,
                            const ft_mentions *mentions, size_t sentence,
                            ft_near *out)
{
    ft_near *all;
    size_t count;

    *out = (ft_near){.sentence = sentence, .untraced = tracer->untraced};
    if (ft_tracer_look(tracer, arena, article, mentions, &all, &count))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        if (all[i].sentence == sentence && is_longer(&all[i], out))
            *out = all[i];
    return FT_OK;
}

ft_status ft_near_find(ft_arena *arena, const ft_rule *rule,
                       const ft_article *article, const ft_mentions *mentions,
                       ft_near *out)
{
    ft_tracer *tracer = ft_tracer_new(arena, rule);
    ft_near *all;
    size_t count;

    if (!tracer)
        return FT_ERR_MEMORY;
    *out = (ft_near){.untraced = tracer->untraced};
    ft_status status =
        ft_tracer_look(tracer, arena, article, mentions, &all, &count);
    for (size_t i = 0; !status && i < count; i++)
        if (is_longer(&all[i], out))
            *out = all[i];
    ft_tracer_free(tracer);
    return status;
}
