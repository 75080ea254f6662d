/*
 * grammar: the keys of a rule, one reader each, in a table. What is wrong with
 * one key is reported, and the other keys are still read.
 */
#include "rules/grammar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "rules/example.h"
#include "rules/keys.h"
#include "rules/refer.h"
#include "rules/shape.h"

enum { WINDOW_LIMIT = 20, PRIORITY_LIMIT = 1000 };

static ft_status memory(const ft_grammar *g)
{
    return ft_report_memory(g->report);
}

/* --- id, about, in ------------------------------------------------------- */

static bool is_id(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (!ft_is_lower(c) && !ft_is_digit(c) && c != '_' && c != '.' &&
            c != '-')
            return false;
    }
    return text.len > 0;
}

static ft_status read_id(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    ft_status status = ft_shape_string(g->report, node, &rule->id);

    if (status)
        return status;
    if (!is_id(rule->id))
        return ft_report_at(g->report, node,
                            "an id is made of a-z, 0-9, '_', '.' and '-'");
    size_t known = ft_namemap_find(&g->ids, rule->id);
    if (known == SIZE_MAX)
        return ft_namemap_add(&g->ids, rule->id, g->count) ? FT_OK : memory(g);
    const ft_node *first = g->rules[known].node;
    return ft_report_error(g->report, node->source, node->offset,
                           "the rule '%.*s' stands before, in line %u",
                           (int)rule->id.len, rule->id.data,
                           ft_source_place(first->source, first->offset).line);
}

static ft_status read_about(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    return ft_shape_string(g->report, node, &rule->about);
}

static ft_status read_in(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    const ft_node *item = node->kind == FT_NODE_LIST ? node->child : node;
    ft_status worst = FT_OK;

    rule->zones = 0;
    for (; item; item = node->kind == FT_NODE_LIST ? item->next : NULL) {
        ft_zone zone;
        ft_status status = ft_shape_zone(g->report, item, &zone);
        if (status)
            worst = status;
        else
            rule->zones |= 1U << zone;
    }
    if (!worst && !rule->zones)
        return ft_report_at(g->report, node, "the list of zones is empty");
    return worst;
}

/* --- window, within, needs ----------------------------------------------- */

static ft_status read_window(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    ft_window_spec *spec = &rule->window;

    spec->blocks = ft_shape_count(node->text, "block", "blocks", &spec->count);
    if (node->kind == FT_NODE_SCALAR &&
        (spec->blocks ||
         ft_shape_count(node->text, "sentence", "sentences", &spec->count)) &&
        spec->count <= WINDOW_LIMIT)
        return FT_OK;
    return ft_report_at(g->report, node,
                        "expected 'sentence', 'N sentences', 'block' or 'N "
                        "blocks', N up to 20");
}

static ft_status read_priority(ft_grammar *g, const ft_node *node,
                               ft_rule *rule)
{
    return ft_shape_integer(g->report, node, -PRIORITY_LIMIT, PRIORITY_LIMIT,
                            &rule->priority);
}

static ft_status read_confidence(ft_grammar *g, const ft_node *node,
                                 ft_rule *rule)
{
    return ft_shape_share(g->report, node, &rule->confidence);
}

/* `scorers` stands for regions of every sort. */
static ft_status read_within(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    const ft_slice names[] = {ft_field_name(FT_FIELD_SCORERS),
                              ft_field_name(FT_FIELD_SCORERS1),
                              ft_field_name(FT_FIELD_SCORERS2)};

    if (ft_slice_equal(node->text, names[0]))
        rule->within = 1;
    else if (ft_slice_equal(node->text, names[1]))
        rule->within = 2;
    else if (ft_slice_equal(node->text, names[2]))
        rule->within = 4;
    else
        return ft_report_name(g->report, node->source, node->offset,
                              "no such region", node->text, names,
                              FT_COUNT(names));
    return FT_OK;
}

/* The ids are looked up when all rules are there. */
static ft_status read_needs(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    ft_status status = ft_shape_list(g->report, node);

    if (status)
        return status;
    size_t *needs = FT_NEW(g->arena, size_t, node->count);
    if (!needs)
        return memory(g);
    rule->needs = needs;
    rule->need_count = node->count;
    return FT_OK;
}

/* --- pattern and captures ------------------------------------------------ */

static ft_capture *find_capture(const ft_rule *rule, ft_slice name)
{
    size_t i = ft_capture_find(rule->captures, rule->capture_count, name);

    return i == SIZE_MAX ? NULL : &rule->captures[i];
}

/* One type for all groups of a name: what is only text gives way, an integer
 * to a minute. */
static bool merge_types(ft_capture_type *type, ft_capture_type other)
{
    if (*type == other || other == FT_CAPTURE_TEXT)
        return true;
    if (*type == FT_CAPTURE_TEXT ||
        (*type == FT_CAPTURE_INTEGER && other == FT_CAPTURE_MINUTE)) {
        *type = other;
        return true;
    }
    return *type == FT_CAPTURE_MINUTE && other == FT_CAPTURE_INTEGER;
}

static ft_status add_group(const ft_grammar *g, ft_rule *rule,
                           const ft_group *group)
{
    ft_capture *known = find_capture(rule, group->name);

    if (!known) {
        rule->captures[rule->capture_count++] =
            (ft_capture){.name = group->name,
                         .type = group->type,
                         .node = group->node,
                         .index = group->index,
                         .told = true};
        return FT_OK;
    }
    if (merge_types(&known->type, group->type))
        return FT_OK;
    ft_slice here = ft_capture_type_name(group->type);
    ft_slice there = ft_capture_type_name(known->type);
    return ft_report_error(
        g->report, group->node->source,
        ft_node_place(group->node, group->index),
        "'%.*s' is %.*s here and %.*s elsewhere", (int)group->name.len,
        group->name.data, (int)here.len, here.data, (int)there.len, there.data);
}

/* The k-th group of a name in the text is the k-th of that name by number,
 * which is the order of PCRE2's table. */
static const ft_group *nth_group(const ft_template *text, ft_slice name,
                                 size_t nth)
{
    for (size_t i = 0; i < text->group_count; i++) {
        if (ft_slice_equal(text->groups[i].name, name) && !nth--)
            return &text->groups[i];
    }
    return NULL;
}

static ft_status fill_captures(const ft_grammar *g, const ft_node *node,
                               const ft_rule *rule, ft_branch *branch)
{
    size_t count = ft_pattern_name_count(branch->pattern);
    ft_filler *fillers = FT_NEW(g->arena, ft_filler, count);
    ft_slice before = {NULL, 0};
    size_t nth = 0;

    if (!fillers)
        return memory(g);
    for (size_t i = 0; i < count; i++) {
        unsigned number;
        ft_slice name = ft_pattern_name(branch->pattern, i, &number);
        nth = ft_slice_equal(name, before) ? nth + 1 : 0;
        before = name;
        const ft_group *group = nth_group(&branch->text, name, nth);
        const ft_capture *capture = find_capture(rule, name);
        if (!group || !capture || count != branch->text.group_count)
            return ft_report_at(g->report, node,
                                "cannot follow the named groups: write them "
                                "as (?<name>...)");
        fillers[i] = (ft_filler){number, (size_t)(capture - rule->captures),
                                 group->type, group->computed};
    }
    branch->fillers = fillers;
    branch->filler_count = count;
    return FT_OK;
}

/* Text of every branch, then the captures of all, then the code. */
static ft_status expand_branches(ft_grammar *g, const ft_node *node,
                                 ft_rule *rule, size_t *groups)
{
    bool list = node->kind == FT_NODE_LIST;
    ft_status worst = FT_OK;

    for (const ft_node *n = list ? node->child : node; n;
         n = list ? n->next : NULL) {
        ft_branch *branch = &rule->branches[rule->branch_count++];
        branch->text.arena = g->arena;
        ft_status status =
            ft_fragments_expand(g->fragments, n, "pattern", &branch->text);
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
        *groups += branch->text.group_count;
    }
    return worst;
}

static ft_status add_groups(const ft_grammar *g, ft_rule *rule)
{
    ft_status worst = FT_OK;

    for (size_t b = 0; b < rule->branch_count; b++) {
        const ft_template *text = &rule->branches[b].text;
        for (size_t i = 0; i < text->group_count; i++) {
            ft_status status = add_group(g, rule, &text->groups[i]);
            if (status)
                worst = status;
        }
    }
    return worst;
}

static ft_status compile_branches(const ft_grammar *g, const ft_node *node,
                                  ft_rule *rule)
{
    ft_status worst = FT_OK;

    for (size_t b = 0; b < rule->branch_count; b++) {
        ft_branch *branch = &rule->branches[b];
        ft_status status =
            ft_pattern_compile(&branch->text, FT_ANCHOR_NONE, FT_COMPILE_RUN,
                               g->report, &branch->pattern);
        if (!status)
            status = fill_captures(g, node, rule, branch);
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
    }
    return worst;
}

static ft_status read_pattern(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    size_t count = node->kind == FT_NODE_LIST ? node->count : 1;
    size_t groups = 0;
    ft_status status;

    if (!count)
        return ft_report_at(g->report, node,
                            "the pattern is empty or no string");
    rule->branches = FT_NEW(g->arena, ft_branch, count);
    if (!rule->branches)
        return memory(g);
    if ((status = expand_branches(g, node, rule, &groups)))
        return status;
    /* room for those that `refer:` adds */
    rule->captures = FT_NEW(g->arena, ft_capture, groups + FT_REFER_LIMIT);
    if (!rule->captures)
        return memory(g);
    if ((status = add_groups(g, rule)))
        return status;
    return compile_branches(g, node, rule);
}

/* --- unless -------------------------------------------------------------- */

/* The guard of a text, which may have been met before; NULL: it was not. */
static const ft_guard *known_guard(const ft_grammar *g, ft_slice text,
                                   ft_anchor anchor)
{
    for (size_t i = 0; i < g->guard_count; i++) {
        if (g->guards[i]->anchor == anchor &&
            ft_slice_equal(g->guards[i]->text, text))
            return g->guards[i];
    }
    return NULL;
}

static ft_status add_guard(ft_grammar *g, const ft_template *text,
                           ft_anchor anchor, const ft_guard **out)
{
    ft_guard *guard = FT_NEW(g->arena, ft_guard, 1);
    ft_guard **grown = ft_arena_grow(g->arena, g->guards, &g->guard_capacity,
                                     g->guard_count + 1, sizeof *grown);

    g->guards = grown ? grown : g->guards;
    if (!grown || !guard)
        return memory(g);
    *guard = (ft_guard){.text = ft_template_text(text), .anchor = anchor};
    ft_status status = ft_pattern_compile(text, anchor, FT_COMPILE_RUN,
                                          g->report, &guard->pattern);
    if (status)
        return status;
    g->guards[g->guard_count++] = guard;
    *out = guard;
    return FT_OK;
}

static ft_status read_guard(ft_grammar *g, const ft_node *node,
                            const char *what, ft_anchor anchor,
                            const ft_guard **out)
{
    ft_template *text = FT_NEW(g->arena, ft_template, 1);
    ft_status status;

    if (!node)
        return FT_OK;
    if (!text)
        return memory(g);
    text->arena = g->arena;
    if ((status = ft_fragments_expand(g->fragments, node, what, text)))
        return status;
    if (text->group_count)
        ft_report_warning(g->report, node->source, node->offset,
                          "a capture in 'unless' is seen by nobody");
    *out = known_guard(g, ft_template_text(text), anchor);
    return *out ? FT_OK : add_guard(g, text, anchor, out);
}

static ft_status read_unless(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    const struct {
        const char *key;
        ft_anchor anchor;
        const ft_guard **out;
    } guards[] = {
        {"before", FT_ANCHOR_END, &rule->before},
        {"inside", FT_ANCHOR_NONE, &rule->inside},
        {"after", FT_ANCHOR_START, &rule->after},
        {"sentence", FT_ANCHOR_NONE, &rule->sentence},
    };
    ft_status worst = ft_keys_check(g->report, node, FT_KEYS_UNLESS);

    for (size_t i = 0; i < FT_COUNT(guards); i++) {
        ft_status status =
            read_guard(g, ft_node_get(node, guards[i].key), guards[i].key,
                       guards[i].anchor, guards[i].out);
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
    }
    const ft_node *where = ft_node_get(node, "where");
    if (!where)
        return worst;
    ft_status status =
        ft_condition_read(g->arena, g->report, where, rule->captures,
                          rule->capture_count, &rule->where);
    return status ? status : worst;
}

/* --- refer, emit, examples ------------------------------------------------ */

static ft_status read_refer(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    return ft_refer_read(g->arena, g->report, node, rule);
}

static ft_status read_emit(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    ft_status status = ft_emit_read(g->arena, g->report, node, rule->captures,
                                    rule->capture_count, &rule->emit);
    ft_capture *veto = find_capture(rule, (ft_slice)FT_SLICE("veto"));

    if (status)
        return status;
    rule->veto = SIZE_MAX;
    if (rule->emit.vetoes && veto) {
        veto->used = true;
        rule->veto = (size_t)(veto - rule->captures);
    }
    return FT_OK;
}

static ft_status read_examples(ft_grammar *g, const ft_node *node,
                               ft_rule *rule)
{
    return ft_example_read(g->arena, g->report, node, rule);
}

/* --- the rule ------------------------------------------------------------- */

/* In the order in which they are read: captures come before what uses them. */
static const struct {
    ft_slice name;
    bool must;
    ft_status (*read)(ft_grammar *, const ft_node *, ft_rule *);
} keys[] = {
    {FT_SLICE("id"), true, read_id},
    {FT_SLICE("about"), false, read_about},
    {FT_SLICE("in"), false, read_in},
    {FT_SLICE("window"), false, read_window},
    {FT_SLICE("priority"), false, read_priority},
    {FT_SLICE("confidence"), false, read_confidence},
    {FT_SLICE("within"), false, read_within},
    {FT_SLICE("needs"), false, read_needs},
    {FT_SLICE("pattern"), true, read_pattern},
    {FT_SLICE("refer"), false, read_refer},
    {FT_SLICE("unless"), false, read_unless},
    {FT_SLICE("emit"), true, read_emit},
    {FT_SLICE("examples"), false, read_examples},
};

static ft_status check_keys(ft_grammar *g, const ft_node *node)
{
    ft_status status = ft_keys_check(g->report, node, FT_KEYS_RULE);

    for (size_t i = 0; !status && i < FT_COUNT(keys); i++) {
        if (keys[i].must && !ft_node_get(node, keys[i].name.data))
            status = ft_report_error(g->report, node->source, node->offset,
                                     "the rule has no '%s'", keys[i].name.data);
    }
    return status;
}

/* A pattern that failed leaves nothing to check the later keys against. */
static ft_status read_rule(ft_grammar *g, const ft_node *node, ft_rule *rule)
{
    ft_status worst = check_keys(g, node);

    if (node->kind != FT_NODE_MAP)
        return worst;
    for (size_t i = 0; i < FT_COUNT(keys); i++) {
        const ft_node *value = ft_node_get(node, keys[i].name.data);
        if (!value)
            continue;
        ft_status status = keys[i].read(g, value, rule);
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
        if (status && keys[i].read == read_pattern)
            return worst;
    }
    return worst;
}

ft_status ft_grammar_add(ft_grammar *g, const ft_node *list)
{
    const unsigned all = (1U << FT_ZONE_COUNT) - 1;
    const unsigned named = 1U << FT_ZONE_BYLINE | 1U << FT_ZONE_STANDINGS |
                           1U << FT_ZONE_LINEUP; /* read only when named */
    ft_status status;

    if (!list)
        return FT_OK;
    if ((status = ft_shape_list(g->report, list)))
        return status;
    g->ids.arena = g->arena;
    for (const ft_node *n = list->child; n; n = n->next) {
        if (g->count >= FT_RULE_LIMIT)
            return ft_report_error(g->report, n->source, n->offset,
                                   "a pack has %d rules at most",
                                   (int)FT_RULE_LIMIT);
        ft_rule *grown = ft_arena_grow(g->arena, g->rules, &g->capacity,
                                       g->count + 1, sizeof *grown);
        if (!grown)
            return memory(g);
        g->rules = grown;
        ft_rule *rule = &grown[g->count];
        *rule = (ft_rule){.node = n,
                          .zones = all & ~named,
                          .window = {false, 1},
                          .confidence = 0.9,
                          .veto = SIZE_MAX};
        status = read_rule(g, n, rule);
        g->count++; /* from here on the pack frees its patterns */
        rule->sound = !status;
        if (status == FT_ERR_MEMORY)
            return status;
    }
    return FT_OK;
}

/* --- needs ---------------------------------------------------------------- */

static ft_status fail_need(const ft_grammar *g, const ft_node *node)
{
    ft_slice *names = FT_NEW(g->arena, ft_slice, g->count);

    if (!names)
        return memory(g);
    for (size_t i = 0; i < g->count; i++)
        names[i] = g->rules[i].id;
    return ft_report_name(g->report, node->source, node->offset, "no rule",
                          node->text, names, g->count);
}

/* What is needed must have run before: it has no needs itself, or stands
 * before; and it does not look into regions. */
static ft_status close_needs(const ft_grammar *g, size_t index)
{
    ft_rule *rule = &g->rules[index];
    const ft_node *list = ft_node_get(rule->node, "needs");
    ft_status worst = FT_OK;
    size_t count = 0;
    size_t *needs = FT_NEW(g->arena, size_t, rule->need_count);

    if (!needs)
        return memory(g);
    for (const ft_node *n = list ? list->child : NULL; n; n = n->next) {
        size_t at = ft_namemap_find(&g->ids, n->text);
        ft_status status = FT_OK;
        if (at == SIZE_MAX)
            status = fail_need(g, n);
        else if (g->rules[at].within ||
                 (g->rules[at].need_count && at >= index))
            status =
                ft_report_at(g->report, n, "the rule runs later than this one");
        else
            needs[count++] = at;
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
    }
    rule->needs = needs;
    rule->need_count = count;
    return worst;
}

ft_status ft_grammar_close(ft_grammar *g)
{
    for (size_t i = 0; i < g->count; i++) {
        if (g->rules[i].need_count && close_needs(g, i) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}
