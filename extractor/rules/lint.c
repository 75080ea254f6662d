/*
 * lint: checks over a whole pack, one function each. They guess: a warning
 * never keeps a pack from loading.
 */
#include "rules/lint.h"

#include <stdint.h>

#include "text/unicode.h"

enum { NEST_LIMIT = 100 };

/* --- repeats ---------------------------------------------------------------
 */

/* Bytes of the character class at the start of `text`, roughly. */
static size_t class_len(ft_slice text)
{
    size_t i = text.len > 1 && text.data[1] == '^' ? 3 : 2;

    for (; i < text.len && text.data[i] != ']'; i++)
        i += text.data[i] == '\\';
    return i < text.len ? i + 1 : text.len;
}

/* "*", "+" or "{n,}", not possessive. */
static bool is_unbounded(ft_slice text)
{
    size_t end = 1;

    if (!text.len)
        return false;
    if (text.data[0] == '{') {
        while (end < text.len && text.data[end] >= '0' && text.data[end] <= '9')
            end++;
        if (end < 2 || end + 1 >= text.len || text.data[end] != ',' ||
            text.data[end + 1] != '}')
            return false;
        end += 2;
    } else if (text.data[0] != '*' && text.data[0] != '+') {
        return false;
    }
    return end >= text.len || text.data[end] != '+';
}

/* Where a group that holds an unbounded repeat is repeated without bound;
 * SIZE_MAX: nowhere. */
static size_t nested_repeat(ft_slice text)
{
    bool holds[NEST_LIMIT] = {false};
    size_t depth = 0;

    for (size_t i = 0; i < text.len; i++) {
        ft_slice rest = {text.data + i, text.len - i};
        ft_slice behind = {text.data + i + 1, text.len - i - 1};
        if (rest.data[0] == '\\') {
            i++;
        } else if (rest.data[0] == '[') {
            i += class_len(rest) - 1;
        } else if (rest.data[0] == '(' && ++depth == NEST_LIMIT) {
            return SIZE_MAX;
        } else if (rest.data[0] == '(') {
            holds[depth] = false;
        } else if (rest.data[0] == ')' && depth) {
            bool inner = holds[depth--];
            if (inner && is_unbounded(behind))
                return i + 1;
            holds[depth] = holds[depth] || inner;
        } else if (is_unbounded(rest)) {
            holds[depth] = true;
        }
    }
    return SIZE_MAX;
}

static void lint_repeats(ft_report *report, const ft_branch *branch)
{
    size_t at = nested_repeat(ft_template_text(&branch->text));
    size_t offset = 0;

    if (at == SIZE_MAX)
        return;
    const ft_node *node = ft_template_place(&branch->text, at, &offset);
    ft_report_warning(report, node->source, offset,
                      "an unbounded repeat inside an unbounded repeat can take "
                      "very long");
}

/* --- characters ------------------------------------------------------------
 */

/* What the text of an article is rid of: dashes and quotes of many shapes. */
static void lint_characters(ft_report *report, const ft_node *node)
{
    for (size_t i = 0; i < node->text.len;) {
        ft_char c = ft_char_at(node->text, i);
        unsigned plain = ft_code_plain(c.code);
        if (c.code >= 0x80 && plain && plain < 0x80 && plain != c.code)
            ft_report_warning(report, node->source, ft_node_place(node, i),
                              "the text never has '%.*s': it is '%c' there",
                              (int)c.len, node->text.data + i, (int)plain);
        i += c.len;
    }
}

static void lint_strings(ft_report *report, const ft_node *node)
{
    if (!node)
        return;
    if (node->kind == FT_NODE_SCALAR)
        lint_characters(report, node);
    for (const ft_node *n = node->child; n; n = n->next)
        lint_strings(report, n);
}

/* --- rules -----------------------------------------------------------------
 */

/* "\\k<name>" and its like stand in the text. */
static bool is_referred(ft_slice text, ft_slice name)
{
    size_t at = 0;

    while ((at = ft_slice_find(text, (ft_slice)FT_SLICE("\\k"), at)) !=
           SIZE_MAX) {
        at += 3;
        if (at <= text.len &&
            ft_slice_starts(ft_slice_cut(text, (ft_span){at, text.len}), name))
            return true;
    }
    return false;
}

/* A computed minute reckons with it. */
static bool is_reckoned(const ft_branch *branch, ft_slice name)
{
    for (size_t i = 0; i < branch->filler_count; i++) {
        const ft_computed *computed = branch->fillers[i].computed;
        for (size_t j = 0; computed && j < computed->capture_count; j++) {
            if (ft_slice_equal(computed->captures[j].name, name) &&
                computed->captures[j].used)
                return true;
        }
    }
    return false;
}

static bool is_used(const ft_rule *rule, const ft_capture *capture)
{
    bool used = capture->used || !capture->told;

    for (size_t b = 0; b < rule->branch_count && !used; b++) {
        const ft_branch *branch = &rule->branches[b];
        used = is_referred(ft_template_text(&branch->text), capture->name) ||
               is_reckoned(branch, capture->name);
    }
    return used;
}

static void lint_captures(ft_report *report, const ft_rule *rule)
{
    for (size_t i = 0; i < rule->capture_count; i++) {
        const ft_capture *c = &rule->captures[i];
        if (!is_used(rule, c))
            ft_report_warning(report, c->node->source,
                              ft_node_place(c->node, c->index),
                              "nothing uses the capture '%.*s'",
                              (int)c->name.len, c->name.data);
    }
}

static void lint_examples(ft_report *report, const ft_rule *rule)
{
    const char *what = rule->example_count ? " of a match" : "";

    for (size_t i = 0; i < rule->example_count; i++) {
        if (rule->examples[i].kind == FT_EXAMPLE_MATCH)
            return;
    }
    ft_report_warning(report, rule->node->source, rule->node->offset,
                      "the rule '%.*s' has no example%s", (int)rule->id.len,
                      rule->id.data, what);
}

static void lint_rule(ft_report *report, const ft_rule *rule)
{
    const ft_node *pattern = ft_node_get(rule->node, "pattern");

    lint_captures(report, rule);
    lint_examples(report, rule);
    lint_strings(report, pattern);
    lint_strings(report, ft_node_get(rule->node, "unless"));
    for (size_t b = 0; b < rule->branch_count; b++) {
        lint_repeats(report, &rule->branches[b]);
        if (ft_pattern_may_be_empty(rule->branches[b].pattern))
            ft_report_warning(report, pattern->source, pattern->offset,
                              "the pattern can match without any text");
    }
}

static void lint_fragment(ft_report *report, const ft_fragment *fragment)
{
    if (!fragment->used)
        ft_report_warning(report, fragment->node->source,
                          fragment->node->key_offset,
                          "nothing uses the fragment '%.*s'",
                          (int)fragment->name.len, fragment->name.data);
    lint_strings(report, fragment->node);
}

void ft_lint(ft_report *report, const ft_pack *pack)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        lint_rule(report, &pack->rules[i]);
}

void ft_lint_fragments(ft_report *report, const ft_fragments *fragments,
                       uint64_t packs)
{
    for (size_t i = 0; i < fragments->count; i++)
        if (packs >> fragments->items[i].pack & 1)
            lint_fragment(report, &fragments->items[i]);
}
