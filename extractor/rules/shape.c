/* shape: small readers over nodes, so that the grammar reads like a table. */
#include "rules/shape.h"

#include <limits.h>

#include "base/ascii.h"

ft_status ft_shape_keys(ft_report *report, const ft_node *node,
                        const ft_slice *names, size_t count)
{
    ft_status status = FT_OK;

    if (!node)
        return FT_OK;
    if (node->kind != FT_NODE_MAP)
        return ft_report_at(report, node, "expected 'key: value' lines");
    for (const ft_node *n = node->child; n; n = n->next) {
        bool known = false;
        for (size_t i = 0; i < count && !known; i++)
            known = ft_slice_equal(n->key, names[i]);
        if (!known)
            status = ft_report_key(report, n, names, count);
    }
    return status;
}

ft_status ft_shape_list(ft_report *report, const ft_node *node)
{
    if (node && node->kind != FT_NODE_LIST)
        return ft_report_at(report, node, "expected a list");
    return FT_OK;
}

ft_status ft_shape_string(ft_report *report, const ft_node *node, ft_slice *out)
{
    if (!node)
        return FT_OK;
    if (node->kind != FT_NODE_SCALAR || !node->text.len)
        return ft_report_at(report, node, "expected a text");
    *out = node->text;
    return FT_OK;
}

ft_status ft_shape_quoted(ft_report *report, const ft_node *node,
                          const char *what, ft_slice *out)
{
    ft_status status = ft_shape_string(report, node, out);

    if (!node || status)
        return status;
    if (node->style == FT_STYLE_PLAIN)
        return ft_report_error(report, node->source, node->offset,
                               "put the %s in quotes or in a '|' block", what);
    return FT_OK;
}

ft_status ft_shape_bool(ft_report *report, const ft_node *node, bool *out)
{
    if (!node)
        return FT_OK;
    bool yes = ft_slice_equal(node->text, (ft_slice)FT_SLICE("true"));
    bool no = ft_slice_equal(node->text, (ft_slice)FT_SLICE("false"));
    if (node->kind != FT_NODE_SCALAR || (!yes && !no))
        return ft_report_at(report, node, "expected 'true' or 'false'");
    *out = yes;
    return FT_OK;
}

/* Digits with an optional sign; false when it is something else or too big. */
static bool read_integer(ft_slice text, int *out)
{
    size_t i = text.len && text.data[0] == '-';
    int value = 0;

    if (i == text.len)
        return false;
    for (; i < text.len; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9' || value > (INT_MAX - 9) / 10)
            return false;
        value = value * 10 + (c - '0');
    }
    *out = text.data[0] == '-' ? -value : value;
    return true;
}

ft_status ft_shape_integer(ft_report *report, const ft_node *node, int least,
                           int most, int *out)
{
    int value = 0;

    if (!node)
        return FT_OK;
    if (node->kind != FT_NODE_SCALAR || !read_integer(node->text, &value) ||
        value < least || value > most)
        return ft_report_error(report, node->source, node->offset,
                               "expected a whole number from %d to %d", least,
                               most);
    *out = value;
    return FT_OK;
}

ft_status ft_shape_share(ft_report *report, const ft_node *node, double *out)
{
    ft_slice text = node ? node->text : (ft_slice){NULL, 0};
    int scale = 1;
    int value = 0;
    bool point = false;

    if (!node)
        return FT_OK;
    bool good = node->kind == FT_NODE_SCALAR && text.len && text.len <= 5;
    for (size_t i = 0; good && i < text.len; i++) {
        char c = text.data[i];
        good = ft_is_digit(c) || (c == '.' && !point && i);
        point = point || c == '.';
        if (good && c != '.') {
            value = value * 10 + (c - '0');
            scale *= point ? 10 : 1;
        }
    }
    if (!good || value > scale)
        return ft_report_at(report, node,
                            "expected a share from 0 to 1, as in 0.95");
    *out = (double)value / (double)scale;
    return FT_OK;
}

ft_status ft_shape_zone(ft_report *report, const ft_node *node, ft_zone *out)
{
    ft_slice names[FT_ZONE_COUNT];

    *out =
        node->kind == FT_NODE_SCALAR ? ft_zone_find(node->text) : FT_ZONE_COUNT;
    if (*out < FT_ZONE_COUNT)
        return FT_OK;
    for (size_t i = 0; i < FT_ZONE_COUNT; i++)
        names[i] = ft_zone_name((ft_zone)i);
    return ft_report_name(report, node->source, node->offset, "no such zone",
                          node->text, names, FT_ZONE_COUNT);
}

/* "N words": a count, a space and the word in one of two forms. */
bool ft_shape_count(ft_slice text, const char *one, const char *many,
                    unsigned *out)
{
    unsigned value = 0;
    size_t i = 0;

    for (; i < text.len && i < 4 && ft_is_digit(text.data[i]); i++)
        value = value * 10 + (unsigned)(text.data[i] - '0');
    if (!i)
        value = 1;
    else if (i >= text.len || text.data[i++] != ' ')
        return false;
    ft_slice word = ft_slice_cut(text, (ft_span){i, text.len});
    *out = value;
    return value && (ft_slice_equal(word, ft_slice_of(one)) ||
                     ft_slice_equal(word, ft_slice_of(many)));
}
