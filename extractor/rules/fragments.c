/*
 * fragments: expansion happens in the text, before PCRE2 sees it: groups set
 * inside a subroutine call, (?&name), would be lost behind it.
 */
#include "rules/fragments.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "rules/keys.h"
#include "rules/pattern.h"
#include "rules/phrases.h"
#include "rules/shape.h"
#include "rules/value.h"

enum { NAME_LIMIT = 32 }; /* PCRE2's own for group names */

static ft_fragment *find(const ft_fragments *fragments, ft_slice name)
{
    size_t at = ft_namemap_find(&fragments->names, name);

    return at == SIZE_MAX ? NULL : &fragments->items[at];
}

static bool is_word(char c)
{
    return ft_is_letter(c) || ft_is_digit(c) || c == '_';
}

static bool is_name(ft_slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (!is_word(name.data[i]) && name.data[i] != '-')
            return false;
    }
    return name.len > 0;
}

static bool is_capture_name(ft_slice name)
{
    if (!name.len || name.len > NAME_LIMIT || ft_is_digit(name.data[0]))
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (!is_word(name.data[i]))
            return false;
    }
    return true;
}

/* --- references ---------------------------------------------------------- */

/* `%{name:capture}` as it stands in a scalar. */
typedef struct reference {
    ft_slice name;
    ft_slice capture; /* empty: none */
    size_t start;     /* of "%{" in the scalar */
    size_t end;       /* behind "}" */
} reference;

/* Finds the next "%{" at or after `from` that no backslash stands before. */
static size_t find_reference(ft_slice text, size_t from)
{
    for (size_t i = from; i + 1 < text.len; i++) {
        if (text.data[i] == '\\')
            i++;
        else if (text.data[i] == '%' && text.data[i + 1] == '{')
            return i;
    }
    return SIZE_MAX;
}

static ft_status read_reference(ft_fragments *f, const ft_node *node,
                                size_t start, reference *out)
{
    ft_slice text = node->text;
    size_t end = ft_slice_find(text, (ft_slice)FT_SLICE("}"), start);

    if (end == SIZE_MAX)
        return ft_report_error(f->report, node->source,
                               ft_node_place(node, start),
                               "'%%{' without its '}'");
    ft_slice inner = ft_slice_cut(text, (ft_span){start + 2, end});
    size_t colon = ft_slice_find(inner, (ft_slice)FT_SLICE(":"), 0);
    *out = (reference){inner, {NULL, 0}, start, end + 1};
    if (colon != SIZE_MAX) {
        out->name = ft_slice_cut(inner, (ft_span){0, colon});
        out->capture = ft_slice_cut(inner, (ft_span){colon + 1, inner.len});
        if (!is_capture_name(out->capture))
            return ft_report_error(
                f->report, node->source,
                ft_node_place(node, start + 3 + out->name.len),
                "a capture is named by up to %d letters, digits and '_'",
                (int)NAME_LIMIT);
    }
    return FT_OK;
}

/* The name of the group when the reference is all that stands in `(?<x>...)`.
 */
static ft_slice enclosing_group(ft_slice text, const reference *ref)
{
    ft_slice none = {NULL, 0};

    if (ref->end >= text.len || text.data[ref->end] != ')' || !ref->start ||
        text.data[ref->start - 1] != '>')
        return none;
    size_t start = ref->start - 1;
    while (start && is_word(text.data[start - 1]))
        start--;
    ft_slice name = ft_slice_cut(text, (ft_span){start, ref->start - 1});
    ft_slice before = ft_slice_cut(text, (ft_span){0, start});
    if (!is_capture_name(name) ||
        !ft_slice_ends(before, (ft_slice)FT_SLICE("(?<")))
        return none;
    return name;
}

/* Bytes of a character class at the start of `text`. */
static size_t class_len(ft_slice text)
{
    size_t i = 1;

    if (i < text.len && text.data[i] == '^')
        i++;
    if (i < text.len && text.data[i] == ']')
        i++;
    for (; i < text.len && text.data[i] != ']'; i++) {
        if (text.data[i] == '\\') {
            i++;
        } else if (text.data[i] == '[' && i + 1 < text.len &&
                   text.data[i + 1] == ':') {
            size_t end = ft_slice_find(text, (ft_slice)FT_SLICE(":]"), i);
            if (end == SIZE_MAX)
                return text.len;
            i = end + 1;
        }
    }
    return i < text.len ? i + 1 : text.len;
}

/* The name that "(?<name>", "(?P<name>" or "(?'name'" opens, else empty. */
static ft_slice group_name(ft_slice text)
{
    static const ft_slice openings[] = {FT_SLICE("(?<"), FT_SLICE("(?P<"),
                                        FT_SLICE("(?'")};
    ft_slice none = {NULL, 0};

    for (size_t i = 0; i < FT_COUNT(openings); i++) {
        size_t start = openings[i].len;
        size_t end = start;
        if (!ft_slice_starts(text, openings[i]))
            continue;
        while (end < text.len && is_word(text.data[end]))
            end++;
        ft_slice name = ft_slice_cut(text, (ft_span){start, end});
        if (is_capture_name(name))
            return name;
    }
    return none;
}

/* Notes the named groups that stand in plain pattern text. */
static bool note_groups(ft_template *out, ft_slice text, const ft_node *node,
                        size_t index)
{
    for (size_t i = 0; i < text.len; i++) {
        ft_slice rest = ft_slice_cut(text, (ft_span){i, text.len});
        ft_slice name = {NULL, 0};
        if (rest.data[0] == '\\')
            i++;
        else if (rest.data[0] == '[')
            i += class_len(rest) - 1;
        else if (rest.data[0] == '(')
            name = group_name(rest);
        ft_group group = {.name = name,
                          .type = FT_CAPTURE_TEXT,
                          .node = node,
                          .index = index + i};
        if (name.len && !ft_template_group(out, group))
            return false;
    }
    return true;
}

/* The group that a reference is captured in. */
static bool declare(ft_template *out, const reference *ref, const ft_node *node,
                    const ft_fragment *fragment)
{
    ft_slice around = enclosing_group(node->text, ref);
    ft_group group = {.name = ref->capture,
                      .type = fragment ? fragment->type : FT_CAPTURE_MENTION,
                      .computed = fragment ? fragment->computed : NULL,
                      .node = node,
                      .index = ref->start};

    if (ref->capture.len)
        return ft_template_group(out, group);
    if (around.len && out->group_count) { /* noted as text just before */
        ft_group *last = &out->groups[out->group_count - 1];
        last->type = group.type;
        last->computed = group.computed;
    }
    return true;
}

static ft_status expand_fragment(ft_fragments *f, ft_fragment *fragment);

static ft_status fail_unknown(ft_fragments *f, const ft_node *node,
                              const reference *ref)
{
    size_t offset = ft_node_place(node, ref->start + 2);
    ft_slice *names =
        FT_NEW(f->arena, ft_slice, f->count + (size_t)FT_KIND_COUNT);

    if (!names)
        return ft_report_memory(f->report);
    for (size_t i = 0; f->items && i < f->count; i++)
        names[i] = f->items[i].name;
    for (size_t i = 0; i < FT_KIND_COUNT; i++)
        names[f->count + i] = ft_kind_name((ft_kind)i);
    return ft_report_name(f->report, node->source, offset,
                          "no fragment or kind", ref->name, names,
                          f->count + FT_KIND_COUNT);
}

/* The characters that stand for mentions of a kind. */
static bool add_kind(ft_template *out, ft_kind kind, const ft_node *node,
                     size_t index)
{
    char text[40];
    unsigned first = FT_SHADOW_FIRST + (unsigned)kind * FT_SHADOW_LIMIT;

    (void)snprintf(text, sizeof text, "[\\x{%X}-\\x{%X}]", first,
                   first + FT_SHADOW_LIMIT - 1);
    return ft_template_add(out, ft_slice_of(text), node, index, false);
}

static bool open_group(ft_template *out, const reference *ref,
                       const ft_node *node)
{
    char text[NAME_LIMIT + 8] = "(?:";

    if (ref->capture.len)
        (void)snprintf(text, sizeof text, "(?<%.*s>", (int)ref->capture.len,
                       ref->capture.data);
    return ft_template_add(out, ft_slice_of(text), node, ref->start, false);
}

/* Puts the text of one reference behind what is there. */
static ft_status insert(ft_fragments *f, const ft_node *node,
                        const reference *ref, ft_template *out)
{
    ft_kind kind = ft_kind_find(ref->name);
    ft_fragment *fragment = kind < FT_KIND_COUNT ? NULL : find(f, ref->name);
    ft_status status;

    if (kind == FT_KIND_COUNT && !fragment)
        return fail_unknown(f, node, ref);
    if (fragment && (status = expand_fragment(f, fragment)))
        return status;
    if (fragment)
        fragment->used = true;
    bool grouped = fragment || ref->capture.len;
    if (!declare(out, ref, node, fragment) ||
        (grouped && !open_group(out, ref, node)) ||
        (fragment ? !ft_template_join(out, &fragment->text)
                  : !add_kind(out, kind, node, ref->start)) ||
        (grouped && !ft_template_add(out, (ft_slice)FT_SLICE(")"), node,
                                     ref->start, false)))
        return ft_report_memory(f->report);
    return FT_OK;
}

static ft_status check_size(ft_fragments *f, const ft_node *node,
                            const ft_template *out)
{
    if (f->total > FT_EXPANSION_LIMIT)
        return ft_report_error(f->report, node->source, node->offset,
                               "the patterns of the pack grow beyond %d bytes",
                               (int)FT_EXPANSION_LIMIT);
    if (out->len <= FT_TEMPLATE_LIMIT)
        return FT_OK;
    return ft_report_error(f->report, node->source, node->offset,
                           "grows beyond %d bytes with its fragments",
                           (int)FT_TEMPLATE_LIMIT);
}

/* One string with its references. */
static ft_status expand_text(ft_fragments *f, const ft_node *node,
                             ft_template *out)
{
    size_t before = out->len;
    size_t at = 0;

    for (;;) {
        size_t start = find_reference(node->text, at);
        size_t end = start == SIZE_MAX ? node->text.len : start;
        ft_slice plain = ft_slice_cut(node->text, (ft_span){at, end});
        if (!ft_template_add(out, plain, node, at, true) ||
            !note_groups(out, plain, node, at))
            return ft_report_memory(f->report);
        if (start == SIZE_MAX) {
            f->total += out->len - before;
            return check_size(f, node, out);
        }
        reference ref = {0};
        ft_status status = read_reference(f, node, start, &ref);
        if (status || (status = insert(f, node, &ref, out)) ||
            (status = check_size(f, node, out)))
            return status;
        at = ref.end;
    }
}

/* --- definitions --------------------------------------------------------- */

static ft_status check_word(ft_fragments *f, const ft_fragment *fragment,
                            const ft_node *word)
{
    if (word->kind != FT_NODE_SCALAR || !word->text.len)
        return ft_report_at(f->report, word, "expected a word or a phrase");
    for (size_t i = 0; i < word->text.len; i++) {
        if ((unsigned char)word->text.data[i] < ' ')
            return ft_report_at(f->report, word, "a phrase stands on one line");
    }
    if (word->text.len > FT_PHRASE_LIMIT)
        return ft_report_error(f->report, word->source, word->offset,
                               "a phrase has %d bytes at most",
                               (int)FT_PHRASE_LIMIT);
    if (!ft_value_readable(f->numbers, fragment->type, word->text))
        return ft_report_error(f->report, word->source, word->offset,
                               "'%.*s' cannot be read as %.*s",
                               word->text.len < 48 ? (int)word->text.len : 48,
                               word->text.data,
                               (int)ft_capture_type_name(fragment->type).len,
                               ft_capture_type_name(fragment->type).data);
    return FT_OK;
}

static ft_status expand_list(ft_fragments *f, ft_fragment *fragment,
                             const ft_node *list, bool fold)
{
    ft_slice *words = FT_NEW(f->arena, ft_slice, list->count);
    size_t count = 0;

    if (!words)
        return ft_report_memory(f->report);
    if (!list->count)
        return ft_report_at(f->report, list, "the list has no words");
    for (const ft_node *n = list->child; n; n = n->next) {
        ft_status status = check_word(f, fragment, n);
        if (status)
            return status;
        words[count++] = n->text;
    }
    ft_slice pattern = ft_phrases_pattern(f->arena, words, count, fold);
    if (!pattern.data ||
        !ft_template_add(&fragment->text, pattern, list, 0, false))
        return ft_report_memory(f->report);
    return check_size(f, list, &fragment->text);
}

static ft_status read_type(ft_fragments *f, ft_fragment *fragment)
{
    static const ft_capture_type writable[] = {
        FT_CAPTURE_TEXT, FT_CAPTURE_INTEGER, FT_CAPTURE_MINUTE,
        FT_CAPTURE_SCORE, FT_CAPTURE_DAY};
    const ft_node *as = ft_node_get(fragment->node, "as");
    ft_slice names[FT_COUNT(writable)];

    if (!as)
        return FT_OK;
    fragment->type = ft_capture_type_find(as->text);
    if (as->kind == FT_NODE_SCALAR && fragment->type < FT_CAPTURE_TYPE_COUNT)
        return FT_OK;
    for (size_t i = 0; i < FT_COUNT(writable); i++)
        names[i] = ft_capture_type_name(writable[i]);
    return ft_report_name(f->report, as->source, as->offset, "no such type",
                          as->text, names, FT_COUNT(names));
}

/* The distinct names of the groups inside a fragment, as captures. */
static ft_status inner_captures(ft_fragments *f, const ft_template *text,
                                ft_computed *computed)
{
    ft_capture *captures = FT_NEW(f->arena, ft_capture, text->group_count);

    if (!captures)
        return ft_report_memory(f->report);
    computed->captures = captures;
    for (size_t i = 0; i < text->group_count; i++) {
        const ft_group *group = &text->groups[i];
        bool known = false;
        for (size_t j = 0; j < computed->capture_count && !known; j++)
            known = ft_slice_equal(captures[j].name, group->name);
        if (!known)
            captures[computed->capture_count++] =
                (ft_capture){.name = group->name, .type = group->type};
    }
    return FT_OK;
}

static ft_status read_expression(ft_fragments *f, const ft_node *node,
                                 ft_computed *computed,
                                 const ft_expression **out)
{
    if (!node)
        return FT_OK;
    return ft_arithmetic_read(f->arena, f->report, node, computed->captures,
                              computed->capture_count, out);
}

/* `value:`, `offset:` and `after:` of a minute. */
static ft_status read_computed(ft_fragments *f, ft_fragment *fragment)
{
    const ft_node *map = fragment->node;
    const ft_node *value = ft_node_get(map, "value");
    const ft_node *offset = ft_node_get(map, "offset");
    const ft_node *after = ft_node_get(map, "after");
    ft_status status;

    if (!value && !offset && !after)
        return FT_OK;
    if (fragment->type != FT_CAPTURE_MINUTE || !value == !after ||
        (offset && !value))
        return ft_report_at(f->report, map,
                            "a minute has a 'value', which an 'offset' may "
                            "follow, or an 'after'");
    ft_computed *computed = FT_NEW(f->arena, ft_computed, 1);
    if (!computed)
        return ft_report_memory(f->report);
    if ((status = inner_captures(f, &fragment->text, computed)) ||
        (status = read_expression(f, value, computed, &computed->value)) ||
        (status = read_expression(f, offset, computed, &computed->offset)) ||
        (status = read_expression(f, after, computed, &computed->after)))
        return status;
    fragment->computed = computed;
    return FT_OK;
}

/* The map form: {pattern: '...', as: ...} or {words: [...], fold: true}. */
static ft_status expand_map(ft_fragments *f, ft_fragment *fragment)
{
    const ft_node *map = fragment->node;
    const ft_node *pattern = ft_node_get(map, "pattern");
    const ft_node *words = ft_node_get(map, "words");
    bool fold = false;
    ft_status status = ft_keys_check(f->report, map, FT_KEYS_FRAGMENT);

    if (status || (status = read_type(f, fragment)) ||
        (status = ft_shape_bool(f->report, ft_node_get(map, "fold"), &fold)))
        return status;
    if (!pattern == !words)
        return ft_report_at(f->report, map,
                            "a fragment has either 'pattern' or 'words'");
    if (pattern) {
        status = ft_fragments_expand(f, pattern, "pattern", &fragment->text);
        return status ? status : read_computed(f, fragment);
    }
    if (words->kind != FT_NODE_LIST)
        return ft_report_at(f->report, words, "expected a list of words");
    return expand_list(f, fragment, words, fold);
}

static ft_status expand_node(ft_fragments *f, ft_fragment *fragment)
{
    switch (fragment->node->kind) {
    case FT_NODE_LIST:
        return expand_list(f, fragment, fragment->node, false);
    case FT_NODE_MAP:
        return expand_map(f, fragment);
    default:
        return ft_fragments_expand(f, fragment->node, "fragment",
                                   &fragment->text);
    }
}

/* FT_ERR_RULE without a report when the fragment was found bad before. */
static ft_status expand_fragment(ft_fragments *f, ft_fragment *fragment)
{
    if (fragment->state == FT_FRAGMENT_DONE)
        return FT_OK;
    if (fragment->state == FT_FRAGMENT_BAD)
        return FT_ERR_RULE;
    if (fragment->state == FT_FRAGMENT_OPEN)
        return ft_report_error(f->report, fragment->node->source,
                               fragment->node->key_offset,
                               "the fragment '%.*s' uses itself",
                               (int)fragment->name.len, fragment->name.data);
    fragment->state = FT_FRAGMENT_OPEN;
    fragment->text.arena = f->arena;
    ft_status status = expand_node(f, fragment);
    fragment->state = status ? FT_FRAGMENT_BAD : FT_FRAGMENT_DONE;
    return status;
}

/* Compiles a fragment alone: a slip in it is told once, not by every rule. */
static ft_status try_fragment(ft_fragments *f, ft_fragment *fragment)
{
    ft_pattern *pattern = NULL;
    ft_status status = ft_pattern_compile(
        &fragment->text, FT_ANCHOR_NONE, FT_COMPILE_TRIAL, f->report, &pattern);

    ft_pattern_free(pattern);
    if (status)
        fragment->state = FT_FRAGMENT_BAD;
    return status;
}

ft_status ft_fragments_close(ft_fragments *fragments)
{
    for (size_t i = 0; i < fragments->count; i++) {
        ft_fragment *fragment = &fragments->items[i];
        ft_status status = expand_fragment(fragments, fragment);
        if (!status && fragments->trials)
            status = try_fragment(fragments, fragment);
        if (status == FT_ERR_MEMORY)
            return status;
    }
    return FT_OK;
}

static ft_status check_definition(ft_fragments *f, const ft_node *node)
{
    if (!is_name(node->key))
        return ft_report_error(f->report, node->source, node->key_offset,
                               "a fragment is named by letters, digits, '_' "
                               "and '-'");
    if (ft_kind_find(node->key) < FT_KIND_COUNT)
        return ft_report_error(f->report, node->source, node->key_offset,
                               "'%.*s' names a kind of mention",
                               (int)node->key.len, node->key.data);
    if (f->count >= FT_FRAGMENT_LIMIT)
        return ft_report_error(f->report, node->source, node->key_offset,
                               "a pack has %d fragments at most",
                               (int)FT_FRAGMENT_LIMIT);
    const ft_fragment *known = find(f, node->key);
    if (known && known->pack != f->pack && !(f->below >> known->pack & 1))
        return ft_report_error(
            f->report, node->source, node->key_offset,
            "the fragment '%.*s' is another pack's, which this one does not "
            "include",
            (int)node->key.len, node->key.data);
    if (known && known->pack == f->pack)
        return ft_report_error(
            f->report, node->source, node->key_offset,
            "the fragment '%.*s' is defined before, in line %u",
            (int)node->key.len, node->key.data,
            ft_source_place(known->node->source, known->node->key_offset).line);
    return FT_OK;
}

/* A pack's own definition stands for that of a pack it includes. */
static ft_status define(ft_fragments *f, const ft_node *node)
{
    ft_fragment *known = find(f, node->key);
    ft_fragment fragment = {.name = node->key, .node = node, .pack = f->pack};

    if (known) {
        fragment.used = true; /* by the included pack, or nothing is lost */
        *known = fragment;
        return FT_OK;
    }
    ft_fragment *grown = ft_arena_grow(f->arena, f->items, &f->capacity,
                                       f->count + 1, sizeof *grown);
    if (!grown)
        return ft_report_memory(f->report);
    f->items = grown;
    f->names.arena = f->arena;
    if (!ft_namemap_add(&f->names, node->key, f->count))
        return ft_report_memory(f->report);
    f->items[f->count++] = fragment;
    return FT_OK;
}

ft_status ft_fragments_add(ft_fragments *f, const ft_node *map)
{
    if (!map)
        return FT_OK;
    if (map->kind != FT_NODE_MAP)
        return ft_report_at(f->report, map, "expected fragments by name");
    for (const ft_node *n = map->child; n; n = n->next) {
        ft_status status = check_definition(f, n);
        if (!status)
            status = define(f, n);
        if (status == FT_ERR_MEMORY)
            return status;
        if (f->count >= FT_FRAGMENT_LIMIT && status)
            break;
    }
    return FT_OK;
}

/* --- patterns ------------------------------------------------------------ */

static ft_status check_quoted(ft_fragments *f, const ft_node *node,
                              const char *what)
{
    if (node->kind != FT_NODE_SCALAR || !node->text.len)
        return ft_report_error(f->report, node->source, node->offset,
                               "the %s is empty or no string", what);
    if (node->style == FT_STYLE_PLAIN)
        return ft_report_error(f->report, node->source, node->offset,
                               "put the %s in quotes or in a '|' block", what);
    return FT_OK;
}

/* A `|` block ends with a line break that no pattern means. */
static ft_node without_break(const ft_node *node)
{
    ft_node copy = *node;

    if (node->style == FT_STYLE_LITERAL) {
        while (copy.text.len && copy.text.data[copy.text.len - 1] == '\n')
            copy.text.len--;
    }
    return copy;
}

static ft_status expand_string(ft_fragments *f, const ft_node *node,
                               const char *what, ft_template *out)
{
    ft_status status = check_quoted(f, node, what);

    if (status)
        return status;
    ft_node *copy = FT_NEW(f->arena, ft_node, 1);
    if (!copy)
        return ft_report_memory(f->report);
    *copy = without_break(node);
    return expand_text(f, copy, out);
}

ft_status ft_fragments_expand(ft_fragments *f, const ft_node *node,
                              const char *what, ft_template *out)
{
    if (node->kind != FT_NODE_LIST)
        return expand_string(f, node, what, out);
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_slice open = FT_SLICE("|(?:");
        ft_status status = FT_OK;
        if (!out->len)
            open = (ft_slice)FT_SLICE("(?:");
        if (!ft_template_add(out, open, n, 0, false))
            return ft_report_memory(f->report);
        if ((status = expand_string(f, n, what, out)))
            return status;
        if (!ft_template_add(out, (ft_slice)FT_SLICE(")"), n, 0, false))
            return ft_report_memory(f->report);
    }
    if (!node->count)
        return ft_report_error(f->report, node->source, node->offset,
                               "the %s is empty or no string", what);
    return FT_OK;
}
