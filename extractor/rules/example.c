/* example: `match:` or `reject:` with a quoted text, and what goes with it. */
#include "rules/example.h"

#include <stdint.h>

#include "rules/shape.h"

typedef struct reader {
    ft_arena *arena;
    ft_report *report;
    const ft_rule *rule;
} reader;

/* Marks the capture as used; false when there is none. */
static bool use_capture(const ft_rule *rule, ft_slice name)
{
    size_t i = ft_capture_find(rule->captures, rule->capture_count, name);

    if (i == SIZE_MAX)
        return false;
    rule->captures[i].used = true;
    return true;
}

static ft_status fail_field(const reader *r, const ft_node *node)
{
    ft_slice names[64];
    size_t count = 0;

    for (; count < r->rule->capture_count && count < FT_COUNT(names); count++)
        names[count] = r->rule->captures[count].name;
    return ft_report_name(r->report, node->source, node->key_offset,
                          "no capture", node->key, names, count);
}

/* Captures and the values they must have; '' for one that takes no part. */
static ft_status read_fields(const reader *r, const ft_node *node,
                             ft_example *out)
{
    size_t count = 0;

    if (node->kind != FT_NODE_MAP)
        return ft_report_at(r->report, node,
                            "expected captures and their values");
    ft_expectation *fields = FT_NEW(r->arena, ft_expectation, node->count);
    if (!fields)
        return ft_report_memory(r->report);
    for (const ft_node *n = node->child; n; n = n->next) {
        if (!use_capture(r->rule, n->key))
            return fail_field(r, n);
        if (n->kind != FT_NODE_SCALAR)
            return ft_report_at(r->report, n, "expected a value");
        fields[count++] = (ft_expectation){n->key, n->text};
    }
    out->fields = fields;
    out->field_count = count;
    return FT_OK;
}

static ft_zone first_zone(const ft_rule *rule)
{
    const ft_node *in = ft_node_get(rule->node, "in");
    const ft_node *item = in && in->kind == FT_NODE_LIST ? in->child : in;
    ft_zone zone = item ? ft_zone_find(item->text) : FT_ZONE_COUNT;

    return zone < FT_ZONE_COUNT ? zone : FT_ZONE_BODY;
}

static ft_status read_one(const reader *r, const ft_node *node, ft_example *out)
{
    static const ft_slice keys[] = {FT_SLICE("match"), FT_SLICE("reject"),
                                    FT_SLICE("fields"), FT_SLICE("todo"),
                                    FT_SLICE("zone")};
    const ft_node *match = ft_node_get(node, "match");
    const ft_node *reject = ft_node_get(node, "reject");
    const ft_node *fields = ft_node_get(node, "fields");
    const ft_node *zone = ft_node_get(node, "zone");
    ft_status status = ft_shape_keys(r->report, node, keys, FT_COUNT(keys));

    if (!status && !match == !reject)
        status = ft_report_at(r->report, node,
                              "an example has either 'match' or 'reject'");
    if (!status && reject && fields)
        status =
            ft_report_at(r->report, fields, "what is rejected has no fields");
    if (status)
        return status;
    out->kind = match ? FT_EXAMPLE_MATCH : FT_EXAMPLE_REJECT;
    out->line = ft_source_place(node->source, node->offset).line;
    out->zone = first_zone(r->rule);
    if ((status = ft_shape_quoted(r->report, match ? match : reject, "example",
                                  &out->text)) ||
        (status = ft_shape_string(r->report, ft_node_get(node, "todo"),
                                  &out->todo)) ||
        (zone && (status = ft_shape_zone(r->report, zone, &out->zone))))
        return status;
    return fields ? read_fields(r, fields, out) : FT_OK;
}

ft_status ft_example_read(ft_arena *arena, ft_report *report,
                          const ft_node *node, ft_rule *rule)
{
    reader r = {arena, report, rule};
    ft_status worst = ft_shape_list(report, node);

    if (worst)
        return worst;
    ft_example *examples = FT_NEW(arena, ft_example, node->count);
    if (!examples)
        return ft_report_memory(report);
    rule->examples = examples;
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_status status = read_one(&r, n, &examples[rule->example_count]);
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
        else
            rule->example_count++;
    }
    return worst;
}
