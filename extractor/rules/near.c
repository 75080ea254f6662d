/*
 * near: PCRE2 calls out before every item of a pattern compiled for that; the
 * text position farthest from where the attempt began is the nearest miss.
 */
#include "rules/near.h"

#include <stdint.h>

#include "rules/window.h"

static ft_subject subject_of(const ft_mentions *mentions, const ft_window *w)
{
    return (ft_subject){
        .text = ft_slice_cut(mentions->shadow, w->span),
        .from = w->from - w->span.start,
        .limit = w->limit == SIZE_MAX ? SIZE_MAX : w->limit - w->span.start,
        .opens = w->opens,
        .closes = w->closes};
}

static void look(ft_matcher *matcher, ft_pattern *pattern,
                 const ft_mentions *mentions, const ft_window *w, ft_near *out)
{
    ft_subject subject = subject_of(mentions, w);
    ft_found found = ft_matcher_run(matcher, pattern, &subject);
    ft_span deep = ft_matcher_depth(matcher);

    if (found == FT_FOUND_YES) {
        deep = ft_matcher_group(matcher, 0);
        out->matched = true;
    } else if (out->matched) {
        return;
    }
    if (found == FT_FOUND_YES ||
        deep.end - deep.start > out->span.end - out->span.start) {
        out->span =
            (ft_span){w->span.start + deep.start, w->span.start + deep.end};
    }
}

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
    ft_slice whole = ft_template_text(text);

    for (size_t i = 0; i < text->piece_count; i++) {
        const ft_piece *p = &text->pieces[i];
        size_t end =
            i + 1 < text->piece_count ? text->pieces[i + 1].start : text->len;
        ft_slice piece = ft_slice_cut(whole, (ft_span){p->start, end});
        if (p->node == own && piece.len && may_follow(piece.data[0]) &&
            !ft_template_add(out, (ft_slice)FT_SLICE("(?C)"), own, 0, false))
            return false;
        if (!ft_template_add(out, piece, p->node, p->index, p->verbatim))
            return false;
    }
    return true;
}

static ft_status compile(ft_arena *arena, const ft_template *text,
                         ft_pattern **out)
{
    ft_template sparse = {.arena = arena};
    ft_status status =
        ft_pattern_compile(text, FT_ANCHOR_NONE, FT_COMPILE_TRACE, NULL, out);

    if (status != FT_ERR_RULE) /* larger than PCRE2 can hold with callouts */
        return status;
    if (!add_callouts(text, &sparse))
        return FT_ERR_MEMORY;
    return ft_pattern_compile(&sparse, FT_ANCHOR_NONE, FT_COMPILE_SPARSE, NULL,
                              out);
}

static ft_status look_branch(ft_arena *arena, const ft_branch *branch,
                             const ft_mentions *mentions,
                             const ft_windows *windows, ft_near *out)
{
    ft_pattern *pattern = NULL;
    ft_status status = compile(arena, &branch->text, &pattern);

    out->untraced = out->untraced || status == FT_ERR_RULE;
    if (status)
        return status == FT_ERR_MEMORY ? status : FT_OK;
    ft_matcher *matcher =
        ft_matcher_new(arena, ft_pattern_group_count(pattern));
    for (size_t i = 0; matcher && i < windows->count && !out->matched; i++)
        look(matcher, pattern, mentions, &windows->items[i], out);
    ft_matcher_free(matcher);
    ft_pattern_free(pattern);
    return matcher ? FT_OK : FT_ERR_MEMORY;
}

ft_status ft_near_find(ft_arena *arena, const ft_rule *rule,
                       const ft_article *article, const ft_mentions *mentions,
                       ft_near *out)
{
    ft_windows windows = {0};

    *out = (ft_near){0};
    if (ft_windows_cut(arena, article, mentions, rule->window, rule->zones,
                       &windows))
        return FT_ERR_MEMORY;
    for (size_t b = 0; b < rule->branch_count && !out->matched; b++) {
        if (look_branch(arena, &rule->branches[b], mentions, &windows, out))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}
