/*
 * lint: checks over a whole pack, one function each. They guess: a warning
 * never keeps a pack from loading. What stands at one place of a file is told
 * once, however many rules it goes into.
 */
#include "rules/lint.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "rules/rehearse.h"
#include "rules/repeat.h"
#include "text/unicode.h"

enum { WORDING_LIMIT = 45 /* bytes that only one writer puts so */ };

typedef enum check {
    CHECK_UNUSED_CAPTURE,
    CHECK_UNUSED_FRAGMENT,
    CHECK_NO_EXAMPLE,
    CHECK_EMPTY_MATCH,
    CHECK_NESTED_REPEAT,
    CHECK_SLOW_PATTERN,
    CHECK_NO_SUCH_CHARACTER,
    CHECK_ONLY_ITS_EXAMPLE,
    CHECK_SAME_PATTERN,
    CHECK_SHADOWED,
    CHECK_TWICE,
    CHECK_COUNT
} check;

static const struct {
    const char *name;
    const char *remedy;
} checks[] = {
    [CHECK_UNUSED_CAPTURE] = {"unused-capture",
                              "emit it, compare it in 'where', or take its "
                              "name away"},
    [CHECK_UNUSED_FRAGMENT] = {"unused-fragment",
                               "use it as %{name}, or take it away"},
    [CHECK_NO_EXAMPLE] = {"no-example",
                          "add 'examples:' with a 'match:' and a 'reject:'"},
    [CHECK_EMPTY_MATCH] = {"empty-match",
                           "let one part of it be there always: '+' for '*', "
                           "or take a '?' away"},
    [CHECK_NESTED_REPEAT] = {"nested-repeat",
                             "repeat only one of them, or put what parts the "
                             "pieces inside the group"},
    [CHECK_SLOW_PATTERN] = {"slow-pattern",
                            "bound its repeats, as in {0,60}, or make what "
                            "they repeat narrower, as in [^.;]"},
    [CHECK_NO_SUCH_CHARACTER] = {"no-such-character",
                                 "write the plain character: it stands for "
                                 "all of its kind"},
    [CHECK_ONLY_ITS_EXAMPLE] = {"only-its-example",
                                "leave open what another writer would put "
                                "otherwise"},
    [CHECK_SAME_PATTERN] = {"same-pattern",
                            "keep one of them, or tell them apart by 'in' or "
                            "'unless'"},
    [CHECK_SHADOWED] = {"shadowed",
                        "give it an example that it alone reads, a higher "
                        "'priority', or take it away"},
    [CHECK_TWICE] = {"twice", "keep one of them"},
};
_Static_assert(FT_COUNT(checks) == CHECK_COUNT, "describe every check");

typedef struct told {
    const ft_source *source;
    size_t offset;
    check check;
} told;

/* A capture at the place where it is written. */
typedef struct written {
    const ft_capture *capture;
    bool used;
} written;

struct ft_lint {
    ft_arena *arena;
    const ft_pack *pack;
    ft_finding_sink *sink;
    void *context;
    told *told;
    size_t told_count;
};

ft_lint *ft_lint_new(ft_arena *arena, const ft_pack *pack,
                     ft_finding_sink *sink, void *context)
{
    ft_lint *lint = FT_NEW(arena, ft_lint, 1);

    if (!lint)
        return NULL;
    *lint = (ft_lint){.arena = arena,
                      .pack = pack,
                      .sink = sink,
                      .context = context,
                      .told = FT_NEW(arena, told, FT_LINT_LIMIT)};
    return lint->told ? lint : NULL;
}

size_t ft_lint_check_count(void)
{
    return CHECK_COUNT;
}

const char *ft_lint_check_name(size_t index)
{
    return checks[index].name;
}

/* --- telling -------------------------------------------------------------- */

/* "# lint: ok" and nothing, or this name among others. */
static bool line_allows(ft_slice line, ft_slice name)
{
    const ft_slice mark = FT_SLICE("# lint: ok");
    size_t at = ft_slice_find(line, mark, 0);

    if (at == SIZE_MAX)
        return false;
    ft_slice rest =
        ft_slice_trim(ft_slice_cut(line, (ft_span){at + mark.len, line.len}));
    return !rest.len || ft_slice_find(rest, name, 0) != SIZE_MAX;
}

static bool is_allowed(const ft_source *source, size_t offset, check which)
{
    unsigned line = ft_source_place(source, offset).line;
    ft_slice name = ft_slice_of(checks[which].name);

    return line_allows(ft_source_line(source, line), name) ||
           (line > 1 && line_allows(ft_source_line(source, line - 1), name));
}

/* What a pack includes is its author's to mend. */
static bool is_own(const ft_pack *pack, const ft_source *source)
{
    for (size_t i = 0; i < pack->own_count; i++) {
        if (pack->own[i] == source)
            return true;
    }
    return false;
}

/* It was told before, or is not to be told. */
static bool is_told(const ft_lint *lint, told what)
{
    for (size_t i = 0; i < lint->told_count; i++) {
        const told *t = &lint->told[i];
        if (t->source == what.source && t->offset == what.offset &&
            t->check == what.check)
            return true;
    }
    return lint->told_count == FT_LINT_LIMIT ||
           !is_own(lint->pack, what.source) ||
           is_allowed(what.source, what.offset, what.check);
}

static void warn(ft_lint *lint, check which, const ft_source *source,
                 size_t offset, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

static void warn(ft_lint *lint, check which, const ft_source *source,
                 size_t offset, const char *format, ...)
{
    char message[sizeof((ft_error *)0)->message];
    told what = {source, offset, which};
    va_list arguments;

    if (is_told(lint, what))
        return;
    lint->told[lint->told_count++] = what;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    lint->sink(lint->context, &(ft_finding){.severity = FT_SEVERITY_WARNING,
                                            .source = source,
                                            .offset = offset,
                                            .message = message,
                                            .check = checks[which].name,
                                            .remedy = checks[which].remedy});
}

static void warn_at(ft_lint *lint, check which, const ft_node *node,
                    const char *message)
{
    warn(lint, which, node->source, node->offset, "%s", message);
}

/* --- patterns ------------------------------------------------------------- */

static void lint_repeats(ft_lint *lint, const ft_template *text)
{
    size_t at = ft_repeat_nested(ft_template_text(text));
    size_t offset = 0;

    if (at == SIZE_MAX)
        return;
    const ft_node *node = ft_template_place(text, at, &offset);
    if (node)
        warn(lint, CHECK_NESTED_REPEAT, node->source, offset,
             "a repeat inside a repeat: the same text can be read in too many "
             "ways");
}

static void lint_wording(ft_lint *lint, const ft_template *text)
{
    size_t at = 0;
    size_t offset = 0;
    size_t len = ft_repeat_wording(ft_template_text(text), &at);

    if (len < WORDING_LIMIT)
        return;
    const ft_node *node = ft_template_place(text, at, &offset);
    if (node)
        warn(lint, CHECK_ONLY_ITS_EXAMPLE, node->source, offset,
             "%zu bytes in a row as one writer puts them", len);
}

/* What the text of an article is rid of: dashes and quotes of many shapes. */
static void lint_characters(ft_lint *lint, const ft_node *node)
{
    for (size_t i = 0; i < node->text.len;) {
        ft_char c = ft_char_at(node->text, i);
        unsigned plain = ft_code_plain(c.code);
        if (c.code >= 0x80 && plain && plain < 0x80 && plain != c.code)
            warn(lint, CHECK_NO_SUCH_CHARACTER, node->source,
                 ft_node_place(node, i),
                 "the text never has '%.*s': it is '%c' there", (int)c.len,
                 node->text.data + i, (int)plain);
        i += c.len;
    }
}

static void lint_strings(ft_lint *lint, const ft_node *node)
{
    if (!node)
        return;
    if (node->kind == FT_NODE_SCALAR)
        lint_characters(lint, node);
    for (const ft_node *n = node->child; n; n = n->next)
        lint_strings(lint, n);
}

/* --- what stands twice ---------------------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    const ft_node *left = *(const ft_node *const *)a;
    const ft_node *right = *(const ft_node *const *)b;
    int order = ft_slice_compare(left->text, right->text);

    if (order)
        return order;
    return (left->offset > right->offset) - (left->offset < right->offset);
}

/* A word, an alternative or an example that the list has before. */
static bool lint_twice(ft_lint *lint, const ft_node *list)
{
    const ft_node **sorted;
    size_t count = 0;

    if (!list || list->kind != FT_NODE_LIST || list->count < 2)
        return true;
    if (!(sorted = FT_NEW(lint->arena, const ft_node *, list->count)))
        return false;
    for (const ft_node *n = list->child; n; n = n->next)
        sorted[count++] = n;
    qsort(sorted, count, sizeof(const ft_node *), compare_texts);
    for (size_t i = 1; i < count; i++) {
        ft_slice text = sorted[i]->text;
        if (text.len && ft_slice_equal(sorted[i - 1]->text, text))
            warn(lint, CHECK_TWICE, sorted[i]->source, sorted[i]->offset,
                 "'%.*s' stands in the list before",
                 text.len < 60 ? (int)text.len : 60, text.data);
    }
    return true;
}

/* --- captures ------------------------------------------------------------- */

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

/* An example says what it must be: a slip in it would show. */
static bool is_expected(const ft_rule *rule, ft_slice name)
{
    for (size_t i = 0; i < rule->example_count; i++) {
        const ft_example *e = &rule->examples[i];
        for (size_t k = 0; k < e->field_count; k++) {
            if (ft_slice_equal(e->fields[k].capture, name))
                return true;
        }
    }
    return false;
}

static bool is_used(const ft_rule *rule, const ft_capture *capture)
{
    bool used =
        capture->used || !capture->told || is_expected(rule, capture->name);

    for (size_t b = 0; b < rule->branch_count && !used; b++) {
        const ft_branch *branch = &rule->branches[b];
        used = is_referred(ft_template_text(&branch->text), capture->name) ||
               is_reckoned(branch, capture->name);
    }
    return used;
}

static int compare_written(const void *a, const void *b)
{
    const ft_capture *l = ((const written *)a)->capture;
    const ft_capture *r = ((const written *)b)->capture;

    if (l->node != r->node && l->node->source != r->node->source)
        return ft_slice_compare(l->node->source->name, r->node->source->name);
    if (l->node->offset != r->node->offset)
        return l->node->offset < r->node->offset ? -1 : 1;
    return (l->index > r->index) - (l->index < r->index);
}

/* What a fragment captures is of use when one of its rules uses it. */
static bool lint_captures(ft_lint *lint, const ft_pack *pack)
{
    size_t count = 0;
    size_t most = 0;

    for (size_t i = 0; i < pack->rule_count; i++)
        most += pack->rules[i].capture_count;
    written *all = FT_NEW(lint->arena, written, most);
    if (!all)
        return false;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t k = 0; k < rule->capture_count; k++)
            all[count++] = (written){&rule->captures[k],
                                     is_used(rule, &rule->captures[k])};
    }
    if (count)
        qsort(all, count, sizeof *all, compare_written);
    for (size_t i = 0, end; i < count; i = end) {
        bool used = false;
        for (end = i; end < count && !compare_written(&all[i], &all[end]);
             end++)
            used = used || all[end].used;
        const ft_capture *c = all[i].capture;
        if (!used)
            warn(lint, CHECK_UNUSED_CAPTURE, c->node->source,
                 ft_node_place(c->node, c->index),
                 "nothing uses the capture '%.*s'", (int)c->name.len,
                 c->name.data);
    }
    return true;
}

/* --- rules ---------------------------------------------------------------- */

static void lint_examples(ft_lint *lint, const ft_rule *rule)
{
    const char *what = rule->example_count ? " of a match" : "";

    for (size_t i = 0; i < rule->example_count; i++) {
        if (rule->examples[i].kind == FT_EXAMPLE_MATCH)
            return;
    }
    warn(lint, CHECK_NO_EXAMPLE, rule->node->source, rule->node->offset,
         "the rule '%.*s' has no example%s", (int)rule->id.len, rule->id.data,
         what);
}

typedef struct branch_of {
    const ft_rule *rule;
    const ft_branch *branch;
    size_t order;
} branch_of;

static int compare_branches(const void *a, const void *b)
{
    const branch_of *l = a;
    const branch_of *r = b;
    int order = ft_slice_compare(ft_template_text(&l->branch->text),
                                 ft_template_text(&r->branch->text));

    if (order)
        return order;
    return (l->order > r->order) - (l->order < r->order);
}

/* Without conditions of its own the first takes all that the second could. */
static bool covers(const ft_rule *first, const ft_rule *second)
{
    return first->emit.family == second->emit.family &&
           first->emit.family != FT_FAMILY_VETO && !first->where &&
           !first->before && !first->inside && !first->after &&
           !first->sentence && !first->need_count && !first->within &&
           !(second->zones & ~first->zones) &&
           first->priority >= second->priority;
}

static bool lint_same(ft_lint *lint, const ft_pack *pack)
{
    size_t count = 0;
    size_t most = 0;

    for (size_t i = 0; i < pack->rule_count; i++)
        most += pack->rules[i].branch_count;
    branch_of *all = FT_NEW(lint->arena, branch_of, most);
    if (!all)
        return false;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++, count++)
            all[count] = (branch_of){rule, &rule->branches[b], count};
    }
    if (count)
        qsort(all, count, sizeof *all, compare_branches);
    for (size_t i = 1; i < count; i++) {
        const ft_rule *first = all[i - 1].rule;
        const ft_node *node = ft_node_get(all[i].rule->node, "pattern");
        if (first == all[i].rule || !node ||
            !ft_slice_equal(ft_template_text(&all[i - 1].branch->text),
                            ft_template_text(&all[i].branch->text)) ||
            !covers(first, all[i].rule))
            continue;
        warn(lint, CHECK_SAME_PATTERN, node->source, node->offset,
             "'%.*s' has the same pattern, and comes first", (int)first->id.len,
             first->id.data);
    }
    return true;
}

static bool lint_rule(ft_lint *lint, const ft_rule *rule)
{
    const ft_node *pattern = ft_node_get(rule->node, "pattern");

    lint_examples(lint, rule);
    lint_strings(lint, pattern);
    lint_strings(lint, ft_node_get(rule->node, "unless"));
    for (size_t b = 0; b < rule->branch_count; b++) {
        const ft_branch *branch = &rule->branches[b];
        lint_repeats(lint, &branch->text);
        lint_wording(lint, &branch->text);
        if (ft_pattern_may_be_empty(branch->pattern))
            warn_at(lint, CHECK_EMPTY_MATCH, pattern,
                    "the pattern can match without any text");
    }
    return lint_twice(lint, pattern);
}

bool ft_lint_rules(ft_lint *lint, const ft_pack *pack)
{
    for (size_t i = 0; i < pack->rule_count; i++) {
        if (!lint_rule(lint, &pack->rules[i]))
            return false;
    }
    return lint_captures(lint, pack) && lint_same(lint, pack);
}

bool ft_lint_fragments(ft_lint *lint, const ft_fragments *fragments,
                       uint64_t packs)
{
    for (size_t i = 0; i < fragments->count; i++) {
        const ft_fragment *f = &fragments->items[i];
        if (!(packs >> f->pack & 1))
            continue;
        if (!f->used)
            warn(lint, CHECK_UNUSED_FRAGMENT, f->node->source,
                 f->node->key_offset, "nothing uses the fragment '%.*s'",
                 (int)f->name.len, f->name.data);
        lint_strings(lint, f->node);
        if (!lint_twice(lint, f->node) ||
            !lint_twice(lint, ft_node_get(f->node, "words")))
            return false;
    }
    return true;
}

/* --- rehearsals ----------------------------------------------------------- */

static void lint_rehearsal(ft_lint *lint, const ft_pack *pack, size_t index,
                           const ft_rehearsal *r)
{
    const ft_rule *rule = &pack->rules[index];
    const ft_node *node = ft_node_get(rule->node, "pattern");

    if (r->stopped)
        warn(lint, CHECK_SLOW_PATTERN, node->source, node->offset,
             "stopped by %s on its example of line %zu, repeated", r->stopped,
             r->line);
    if (!r->matches || r->beaten < r->matches || r->by == SIZE_MAX)
        return;
    const ft_rule *by = &pack->rules[r->by];
    warn(lint, CHECK_SHADOWED, rule->node->source, rule->node->offset,
         "in %s of its examples another rule wins: '%.*s'",
         r->matches == 1 ? "the one" : "each", (int)by->id.len, by->id.data);
}

ft_status ft_pack_rehearse(const ft_pack *pack, ft_finding_sink *sink,
                           void *context, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_lint *lint = arena ? ft_lint_new(arena, pack, sink, context) : NULL;
    ft_status status = lint ? FT_OK : ft_error_memory(err);

    for (size_t i = 0; !status && i < pack->rule_count; i++) {
        ft_rehearsal rehearsal;
        if (!is_own(pack, pack->rules[i].node->source))
            continue;
        status = ft_rehearse(pack, i, &rehearsal, err);
        if (!status)
            lint_rehearsal(lint, pack, i, &rehearsal);
    }
    ft_arena_free(arena);
    return status;
}
