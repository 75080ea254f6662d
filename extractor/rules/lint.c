/* lint: checks over a whole pack, one function each. */
#include "rules/lint.h"

static void lint_captures(ft_report *report, const ft_rule *rule)
{
    for (size_t i = 0; i < rule->capture_count; i++) {
        const ft_capture *c = &rule->captures[i];
        if (c->told && !c->used)
            ft_report_warning(report, c->node->source,
                              ft_node_place(c->node, c->index),
                              "nothing uses the capture '%.*s'",
                              (int)c->name.len, c->name.data);
    }
}

static void lint_rule(ft_report *report, const ft_rule *rule)
{
    const ft_source *source = rule->node->source;
    const ft_node *pattern = ft_node_get(rule->node, "pattern");

    lint_captures(report, rule);
    if (!rule->example_count)
        ft_report_warning(report, source, rule->node->offset,
                          "the rule '%.*s' has no example", (int)rule->id.len,
                          rule->id.data);
    for (size_t b = 0; b < rule->branch_count; b++) {
        if (ft_pattern_may_be_empty(rule->branches[b].pattern))
            ft_report_warning(report, source, pattern->offset,
                              "the pattern can match without any text");
    }
}

static void lint_fragments(ft_report *report, const ft_fragments *fragments)
{
    for (size_t i = 0; i < fragments->count; i++) {
        const ft_fragment *f = &fragments->items[i];
        if (!f->used)
            ft_report_warning(report, f->node->source, f->node->key_offset,
                              "nothing uses the fragment '%.*s'",
                              (int)f->name.len, f->name.data);
    }
}

ft_status ft_lint(ft_report *report, const ft_fragments *fragments,
                  const ft_pack *pack)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        lint_rule(report, &pack->rules[i]);
    lint_fragments(report, fragments);
    return FT_OK;
}
