/*
 * Comes in: a run. Goes out: per rule, how many articles are better or worse
 * for it, found by running them again as if it were not there. Only articles in
 * which its pattern is found can tell a difference.
 */
#include "cli/worth.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/paint.h"
#include "cli/parallel.h"
#include "cli/summary.h"

/* ---- measuring ---- */

typedef struct work {
    const ft_session *session;
    ft_worth *worths;
} work;

static bool is_asked(const ft_session *s, size_t rule)
{
    return ft_examples_wants(s->options->only,
                             ft_pack_rule_id(s->rules->pack, rule));
}

static void compare(const ft_session *s, const ft_trial *t, size_t rule,
                    ft_worth *worth)
{
    const ft_share *shares = ft_trial_shares(t);
    ft_share others[FT_FIGURE_MOST] = {{0}};
    ft_share with = {0}, without = {0}; /* of all fields */
    int way;

    if (ft_trial_without(s->rules, t, rule, others)) {
        worth->failed = true;
        return;
    }
    for (size_t i = 0; i < s->figures.count; i++) {
        ft_share_add(&with, &shares[i]);
        ft_share_add(&without, &others[i]);
    }
    way = ft_share_compare(&with, &without);
    worth->articles++;
    worth->helped += way > 0;
    worth->hurt += way < 0;
    worth->right += (long)with.right - (long)without.right;
    worth->wrong +=
        (long)(with.got - with.right) - (long)(without.got - without.right);
}

static void measure_one(void *context, size_t rule, size_t worker)
{
    work *w = context;
    const ft_session *s = w->session;

    (void)worker;
    for (size_t i = 0; is_asked(s, rule) && i < s->trial_count; i++)
        if (s->trials[i].matched && s->trials[i].matched[rule])
            compare(s, &s->trials[i], rule, &w->worths[rule]);
}

const ft_worth *ft_worth_measure(const ft_session *session, size_t workers)
{
    const size_t count = ft_pack_rule_count(session->rules->pack);
    work w = {session, FT_NEW(session->arena, ft_worth, count)};

    if (w.worths)
        ft_parallel_run(workers, count, measure_one, &w);
    for (size_t i = 0; w.worths && i < count; i++)
        if (w.worths[i].failed)
            return NULL;
    return w.worths;
}

/* ---- showing ---- */

typedef struct line {
    size_t rule;
    const ft_worth *worth;
} line;

static int by_worth(const void *left, const void *right)
{
    const line *a = left, *b = right;
    const long x = a->worth->right - a->worth->wrong;
    const long y = b->worth->right - b->worth->wrong;

    if (x != y)
        return x < y ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

/* Those that are asked for; NULL when memory is out, which the buffer is told.
 */
static line *sort_lines(ft_buffer *out, const ft_session *s,
                        const ft_worth *worths, size_t *count)
{
    const size_t rules = ft_pack_rule_count(s->rules->pack);
    line *lines = FT_NEW(s->arena, line, rules);

    *count = 0;
    out->failed = out->failed || !lines;
    for (size_t i = 0; lines && i < rules; i++)
        if (is_asked(s, i))
            lines[(*count)++] = (line){i, &worths[i]};
    if (*count > 1)
        qsort(lines, *count, sizeof *lines, by_worth);
    return lines;
}

static void put_line(ft_buffer *out, const ft_session *s, const line *l)
{
    char text[96];

    (void)snprintf(text, sizeof text, "%8zu %7zu %6zu %+7ld %+7ld  ",
                   l->worth->articles, l->worth->helped, l->worth->hurt,
                   l->worth->right, l->worth->wrong);
    ft_buffer_text(out, text);
    ft_paint_safe(out, ft_pack_rule_id(s->rules->pack, l->rule));
    ft_buffer_byte(out, '\n');
}

void ft_worth_show(ft_buffer *out, bool colour, const ft_session *session,
                   const ft_worth *worths, size_t most)
{
    size_t count, idle = 0;
    const line *lines = sort_lines(out, session, worths, &count);

    if (!lines)
        return;
    ft_paint_text(out, colour, FT_STYLE_STRONG,
                  "articles  helped   hurt   right   wrong  rule");
    ft_buffer_byte(out, '\n');
    for (size_t i = 0; i < count; i++) {
        idle += lines[i].worth->helped == 0;
        if (most == 0 || i < most)
            put_line(out, session, &lines[i]);
    }
    ft_summary_plural(out, count, "rule");
    ft_buffer_text(out, ", of which ");
    ft_buffer_integer(out, (long long)idle);
    ft_buffer_text(out, " help no article\n");
}

static void put_number(ft_buffer *out, const char *key, long long n)
{
    ft_buffer_byte(out, ',');
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, n);
}

void ft_worth_json(ft_buffer *out, const ft_session *session,
                   const ft_worth *worths)
{
    size_t count;
    const line *lines = sort_lines(out, session, worths, &count);

    ft_buffer_byte(out, '[');
    for (size_t i = 0; lines && i < count; i++) {
        const ft_worth *w = lines[i].worth;

        ft_buffer_text(out, i > 0 ? ",\n{\"rule\":" : "\n{\"rule\":");
        ft_buffer_json(out,
                       ft_pack_rule_id(session->rules->pack, lines[i].rule));
        put_number(out, "articles", (long long)w->articles);
        put_number(out, "helped", (long long)w->helped);
        put_number(out, "hurt", (long long)w->hurt);
        put_number(out, "right", w->right);
        put_number(out, "wrong", w->wrong);
        ft_buffer_byte(out, '}');
    }
    ft_buffer_byte(out, ']');
}
