/* Comes in: shares of right values. Goes out: precision, recall and F1, beside
 * what was accepted last and what was asked for. */
#include "cli/figures.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/paint.h"

ft_status ft_floor_read(const char *text, ft_floor *out, ft_error *err)
{
    ft_slice whole = ft_slice_of(text);
    const ft_slice equals = FT_SLICE("=");
    size_t at = ft_slice_find(whole, equals, 0);
    char *end = NULL;

    if (at < whole.len) {
        out->field = ft_slice_cut(whole, (ft_span){0, at});
        out->least = strtod(text + at + 1, &end);
    }
    if (!end || end == text + at + 1 || *end || !(out->least >= 0) ||
        out->least > 1)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--min wants a field and a share such as "
                            "score.ft=0.95, not '%.40s'",
                            text);
    return FT_OK;
}

size_t ft_figures_find(const ft_figures *figures, ft_slice name, ft_error *err)
{
    ft_slice near;

    for (size_t i = 0; i < figures->count; i++)
        if (ft_slice_equal(figures->names[i], name))
            return i;
    near = ft_error_nearest(name, figures->names, figures->count);
    (void)ft_error_set(err, FT_ERR_ARGUMENT, "there is no field '%.*s'%s%.*s%s",
                       name.len < 40 ? (int)name.len : 40, name.data,
                       near.len ? "; did you mean '" : "", (int)near.len,
                       near.len ? near.data : "", near.len ? "'?" : "");
    return figures->count;
}

bool ft_figures_lost(const ft_figures *figures, size_t index)
{
    return figures->compared &&
           ft_share_compare(&figures->again[index], &figures->was[index]) < 0;
}

void ft_figures_fall(ft_buffer *out, ft_slice name, const ft_share *was,
                     const ft_share *now)
{
    char text[64];

    ft_buffer_add(out, name);
    (void)snprintf(text, sizeof text, " falls from %.4f to %.4f\n",
                   ft_share_f1(was), ft_share_f1(now));
    ft_buffer_text(out, text);
}

const ft_floor *ft_figures_below(const ft_figures *figures, size_t index,
                                 const ft_floor *floors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ft_slice_equal(figures->names[index], floors[i].field) &&
            ft_share_f1(&figures->now[index]) < floors[i].least)
            return &floors[i];
    return NULL;
}

static void put_counts(ft_buffer *out, ft_slice name, const ft_share *now)
{
    char text[64];

    ft_paint_padded(out, name, sizeof "goals.minute" + 1);
    (void)snprintf(text, sizeof text, "%6zu %6zu %6zu", now->expected, now->got,
                   now->right);
    ft_buffer_text(out, text);
}

/* A dash where there is nothing to divide by. */
static void put_ratio(ft_buffer *out, double value, size_t whole)
{
    char text[32] = "      -";

    if (whole > 0)
        (void)snprintf(text, sizeof text, "%7.3f", value);
    ft_buffer_text(out, text);
}

static void put_change(ft_buffer *out, bool colour, const ft_figures *figures,
                       size_t i)
{
    const ft_share *again = &figures->again[i], *was = &figures->was[i];
    int way = ft_share_compare(again, was);
    ft_style style = way < 0   ? FT_STYLE_BAD
                     : way > 0 ? FT_STYLE_GOOD
                               : FT_STYLE_PLAIN;
    char text[32] = "";

    if (!figures->compared)
        return;
    put_ratio(out, ft_share_f1(was), was->expected + was->got);
    if (way != 0)
        (void)snprintf(text, sizeof text, "  %+.3f",
                       ft_share_f1(again) - ft_share_f1(was));
    ft_paint_text(out, colour, style, text);
}

static void put_floor(ft_buffer *out, bool colour, const ft_floor *floor)
{
    char text[32];

    (void)snprintf(text, sizeof text, "  BELOW %.3f", floor->least);
    ft_paint_text(out, colour, FT_STYLE_BAD, text);
}

static void put_row(ft_buffer *out, bool colour, const ft_figures *figures,
                    size_t i, const ft_floor *floor)
{
    const ft_share *now = &figures->now[i];

    put_counts(out, figures->names[i], now);
    put_ratio(out, ft_share_precision(now), now->got);
    put_ratio(out, ft_share_recall(now), now->expected);
    put_ratio(out, ft_share_f1(now), now->expected + now->got);
    put_change(out, colour, figures, i);
    if (floor)
        put_floor(out, colour, floor);
    ft_buffer_byte(out, '\n');
}

void ft_figures_show(ft_buffer *out, bool colour, const ft_figures *figures,
                     ft_slice field, const ft_floor *floors, size_t count)
{
    ft_buffer_text(out, "field            gold    got  right      P      R     "
                        "F1");
    ft_buffer_text(out, figures->compared ? "    was  change\n" : "\n");
    for (size_t i = 0; i < figures->count; i++)
        if (ft_measure_within(figures->names[i], field))
            put_row(out, colour, figures, i,
                    ft_figures_below(figures, i, floors, count));
}
