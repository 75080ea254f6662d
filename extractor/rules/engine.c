/*
 * engine: conditions parted by commas, each a comparison and up to three
 * numbers. A number that is left out is 0.
 */
#include "rules/engine.h"

#include "base/ascii.h"
#include "fulltime/version.h"
#include "rules/shape.h"

enum { PARTS = 3, PART_LIMIT = 100000 };

typedef struct version {
    int parts[PARTS];
} version;

/* "1.2.3", "1.2" or "1"; the cursor moves behind it. */
static bool read_version(ft_slice text, size_t *at, version *out)
{
    *out = (version){{0}};
    for (size_t i = 0; i < PARTS; i++) {
        size_t start = *at;
        for (; *at < text.len && ft_is_digit(text.data[*at]); ++*at) {
            if (out->parts[i] > PART_LIMIT)
                return false;
            out->parts[i] = out->parts[i] * 10 + (text.data[*at] - '0');
        }
        if (*at == start)
            return false;
        if (*at == text.len || text.data[*at] != '.')
            return true;
        if (i + 1 < PARTS)
            ++*at;
    }
    return false;
}

static int compare(version a, version b)
{
    for (size_t i = 0; i < PARTS; i++) {
        if (a.parts[i] != b.parts[i])
            return a.parts[i] < b.parts[i] ? -1 : 1;
    }
    return 0;
}

/* Signs and the orders they stand for, as bits: 1 less, 2 equal, 4 more. */
static const struct {
    ft_slice sign;
    unsigned orders;
} signs[] = {
    {FT_SLICE(">="), 6}, {FT_SLICE("<="), 3}, {FT_SLICE("=="), 2},
    {FT_SLICE(">"), 4},  {FT_SLICE("<"), 1},
};

/* One condition; 1 it holds, 0 it does not, -1 it cannot be read. */
static int holds(ft_slice text, version own)
{
    version other;
    size_t at = 0;

    text = ft_slice_trim(text);
    for (size_t i = 0; i < FT_COUNT(signs); i++) {
        if (!ft_slice_starts(text, signs[i].sign))
            continue;
        at = signs[i].sign.len;
        while (at < text.len && text.data[at] == ' ')
            at++;
        if (!read_version(text, &at, &other) || at != text.len)
            return -1;
        return (signs[i].orders & 1U << (compare(own, other) + 1)) != 0;
    }
    return -1;
}

ft_status ft_engine_check(ft_report *report, const ft_node *node)
{
    const ft_slice comma = FT_SLICE(",");
    ft_slice text = {NULL, 0};
    version own = {{0}};
    size_t at = 0;
    ft_status status = ft_shape_string(report, node, &text);

    if (status || !node)
        return status;
    (void)read_version(ft_slice_of(FT_VERSION), &at, &own);
    for (size_t start = 0; start <= text.len;) {
        size_t end = ft_slice_find(text, comma, start);
        if (end > text.len)
            end = text.len;
        int answer = holds(ft_slice_cut(text, (ft_span){start, end}), own);
        if (answer < 0)
            return ft_report_at(report, node,
                                "expected versions, as in '>=0.1, <2'");
        if (!answer)
            return ft_report_error(report, node->source, node->offset,
                                   "the pack wants %.*s; this is fulltime %s",
                                   text.len < 48 ? (int)text.len : 48,
                                   text.data, FT_VERSION);
        start = end + 1;
    }
    return FT_OK;
}
