/*
 * refer: the own sentence is looked through first, then one sentence further.
 * Blocks of another zone are passed over; a heading ends the search, for what
 * it stands above is told of something else.
 */
#include "rules/refer.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/error.h"
#include "rules/keys.h"
#include "rules/shape.h"
#include "text/unicode.h"

enum { WITHIN_LIMIT = 20 };

/* --- reading -------------------------------------------------------------- */

typedef struct reader {
    ft_arena *arena;
    ft_report *report;
    ft_rule *rule;
} reader;

static size_t find_capture(const ft_rule *rule, ft_slice name)
{
    return ft_capture_find(rule->captures, rule->capture_count, name);
}

static ft_status read_kind(const reader *r, const ft_node *node,
                           unsigned *kinds)
{
    ft_slice names[FT_KIND_COUNT];
    ft_kind kind =
        node->kind == FT_NODE_SCALAR ? ft_kind_find(node->text) : FT_KIND_COUNT;

    if (kind < FT_KIND_COUNT) {
        *kinds |= 1U << kind;
        return FT_OK;
    }
    for (size_t i = 0; i < FT_KIND_COUNT; i++)
        names[i] = ft_kind_name((ft_kind)i);
    return ft_report_name(r->report, node->source, node->offset, "no such kind",
                          node->text, names, FT_KIND_COUNT);
}

static ft_status read_kinds(const reader *r, const ft_node *node,
                            ft_refer *refer)
{
    if (node->kind != FT_NODE_LIST)
        return read_kind(r, node, &refer->kinds);
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_status status = read_kind(r, n, &refer->kinds);
        if (status)
            return status;
    }
    return refer->kinds
               ? FT_OK
               : ft_report_at(r->report, node, "expected a kind of mention");
}

static ft_status read_look(const reader *r, const ft_node *node,
                           ft_refer *refer)
{
    refer->ahead = ft_slice_equal(node->text, (ft_slice)FT_SLICE("ahead"));
    if (refer->ahead || ft_slice_equal(node->text, (ft_slice)FT_SLICE("back")))
        return FT_OK;
    return ft_report_at(r->report, node, "expected 'back' or 'ahead'");
}

static ft_status read_within(const reader *r, const ft_node *node,
                             ft_refer *refer)
{
    if (node->kind == FT_NODE_SCALAR &&
        ft_shape_count(node->text, "sentence", "sentences", &refer->within) &&
        refer->within <= WITHIN_LIMIT)
        return FT_OK;
    return ft_report_at(r->report, node, "expected 'N sentences', N up to 20");
}

static ft_status read_not(const reader *r, const ft_node *node, ft_refer *refer)
{
    ft_status status = ft_shape_list(r->report, node);

    if (status)
        return status;
    size_t *except = FT_NEW(r->arena, size_t, node->count);
    if (!except)
        return ft_report_memory(r->report);
    refer->except = except;
    for (const ft_node *n = node->child; n; n = n->next) {
        size_t capture = find_capture(r->rule, n->text);
        ft_slice names[32];
        size_t count = 0;
        for (; count < r->rule->capture_count && count < FT_COUNT(names);
             count++)
            names[count] = r->rule->captures[count].name;
        if (capture == SIZE_MAX)
            return ft_report_name(r->report, n->source, n->offset, "no capture",
                                  n->text, names, count);
        r->rule->captures[capture].used = true;
        except[refer->except_count++] = capture;
    }
    return FT_OK;
}

static ft_status read_entry(const reader *r, const ft_node *node,
                            ft_refer *refer)
{
    const ft_node *kind = ft_node_get(node, "kind");
    const ft_node *look = ft_node_get(node, "look");
    const ft_node *within = ft_node_get(node, "within");
    const ft_node *except = ft_node_get(node, "not");
    ft_status status = ft_keys_check(r->report, node, FT_KEYS_REFER);

    if (!status && !kind)
        status = ft_report_error(r->report, node->source, node->key_offset,
                                 "what is referred to has no 'kind'");
    if (status || !kind || (status = read_kinds(r, kind, refer)) ||
        (look && (status = read_look(r, look, refer))) ||
        (within && (status = read_within(r, within, refer))) ||
        (status = ft_shape_bool(r->report, ft_node_get(node, "subject"),
                                &refer->subject)) ||
        (status = ft_shape_bool(r->report, ft_node_get(node, "first"),
                                &refer->first)) ||
        (status = ft_shape_bool(r->report, ft_node_get(node, "optional"),
                                &refer->optional)) ||
        (except && (status = read_not(r, except, refer))))
        return status;
    return FT_OK;
}

/* The capture an entry binds; a new one when the pattern does not tell it. */
static size_t bound_capture(const reader *r, const ft_node *node)
{
    ft_rule *rule = r->rule;
    size_t known = find_capture(rule, node->key);

    if (known != SIZE_MAX)
        return known;
    rule->captures[rule->capture_count] = (ft_capture){
        .name = node->key, .type = FT_CAPTURE_MENTION, .node = node};
    return rule->capture_count++;
}

ft_status ft_refer_read(ft_arena *arena, ft_report *report, const ft_node *node,
                        ft_rule *rule)
{
    reader r = {arena, report, rule};
    size_t count = 0;

    if (node->kind != FT_NODE_MAP || !node->count ||
        node->count > FT_REFER_LIMIT)
        return ft_report_at(r.report, node,
                            "expected one to eight captures by name");
    ft_refer *refers = FT_NEW(arena, ft_refer, node->count);
    if (!refers || !rule->captures)
        return ft_report_memory(report);
    rule->refers = refers;
    for (const ft_node *n = node->child; n; n = n->next, count++)
        refers[count] =
            (ft_refer){.capture = bound_capture(&r, n), .within = 1};
    count = 0;
    for (const ft_node *n = node->child; n; n = n->next, count++) {
        ft_status status = read_entry(&r, n, &refers[count]);
        if (status)
            return status;
    }
    rule->refer_count = count;
    return FT_OK;
}

/* --- binding -------------------------------------------------------------- */

static size_t block_of(const ft_refer_input *in, size_t sentence)
{
    return in->mentions->text->sentences[sentence].block;
}

static ft_zone zone_of(const ft_refer_input *in, size_t sentence)
{
    return in->article->blocks[block_of(in, sentence)].zone;
}

/* The next sentence to look through in a direction; SIZE_MAX at an end. */
static size_t step(const ft_refer_input *in, size_t from, bool ahead)
{
    ft_zone own = zone_of(in, in->sentence);
    size_t count = in->mentions->text->sentence_count;

    for (size_t s = from;;) {
        if (ahead ? s + 1 >= count : s == 0)
            return SIZE_MAX;
        s = ahead ? s + 1 : s - 1;
        ft_zone zone = zone_of(in, s);
        if (zone == own)
            return s;
        if (zone == FT_ZONE_HEADING)
            return SIZE_MAX;
    }
}

static bool has_word(const ft_word_list *list, ft_slice word)
{
    size_t low = 0;
    size_t high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ft_slice_compare(list->words[middle], word);
        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* The hyphen of "second-placed" ends here. */
static bool is_hyphen(ft_slice normal, size_t end)
{
    return end > 1 && normal.data[end - 1] == '-' &&
           ft_char_in_word(ft_char_before(normal, end - 1).kind);
}

/* The word before a place of the normal text; empty when no space parts it. */
static ft_span word_before(ft_slice normal, size_t place)
{
    size_t end = place;

    while (end && normal.data[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start && (ft_char_in_word(ft_char_before(normal, start).kind) ||
                     is_hyphen(normal, start)))
        start -= ft_char_before(normal, start).len;
    return end == place ? (ft_span){place, place} : (ft_span){start, end};
}

static bool is_word_of(const ft_word_list *list, ft_slice word)
{
    char lower[48];
    size_t len = ft_lower_into(word, lower, sizeof lower);

    return len <= sizeof lower && has_word(list, (ft_slice){lower, len});
}

/* "Brazilian forward", "Brazilian Juninho": an adjective, not the nation. */
static bool is_adjective(const ft_refer_input *in, size_t index)
{
    const ft_mention *mention = &in->mentions->mentions[index];
    ft_slice normal = in->mentions->text->normal;
    size_t start = mention->span.end + 1;
    size_t end = start;

    if (mention->form != FT_FORM_DEMONYM || start >= normal.len ||
        normal.data[start - 1] != ' ')
        return false;
    if (index + 1 < in->mentions->mention_count &&
        in->mentions->mentions[index + 1].span.start == start)
        return true;
    while (end < normal.len && ft_is_lower(normal.data[end]))
        end++;
    return is_word_of(&in->lexicon->titles,
                      ft_slice_cut(normal, (ft_span){start, end}));
}

enum { APPOSITIONS = 4 }; /* "beat a very tough Everton" has three */

/* "A, B": nothing but a comma between the two. */
static bool after_comma(ft_slice normal, const ft_mention *second)
{
    const ft_mention *first = second - 1;

    return second->span.start == first->span.end + 2 &&
           normal.data[first->span.end] == ',';
}

/* "A, B and C": the B of it. */
static bool amid_list(const ft_mentions *mentions, const ft_lexicon *lexicon,
                      const ft_mention *mention)
{
    ft_slice normal = mentions->text->normal;
    const ft_mention *next = mention + 1;
    ft_span word;

    if (mention == mentions->mentions ||
        next == mentions->mentions + mentions->mention_count ||
        !after_comma(normal, mention))
        return false;
    if (after_comma(normal, next))
        return true;
    word = word_before(normal, next->span.start);
    return word.start < word.end && word.start == mention->span.end + 1 &&
           is_word_of(&lexicon->particles, ft_slice_cut(normal, word)) &&
           is_word_of(&lexicon->prepositions, ft_slice_cut(normal, word));
}

/* "Austrian champions B", "Bundesliga leaders B": a mention that ends here and
 * only describes B. */
static bool is_description(const ft_mentions *mentions,
                           const ft_mention *mention, size_t end)
{
    return mention >= mentions->mentions && mention->span.end == end &&
           (mention->form == FT_FORM_DEMONYM ||
            mentions->entities[mention->entity].kind == FT_KIND_COMPETITION);
}

/* ", and B": behind a comma that closes no list the word begins a clause. */
static bool begins_clause(const ft_mentions *mentions,
                          const ft_lexicon *lexicon, const ft_mention *mention,
                          ft_span word)
{
    ft_slice normal = mentions->text->normal;
    size_t comma = word.start - 2;

    return word.start > 1 && normal.data[comma] == ',' &&
           mention > mentions->mentions && mention[-1].span.end != comma &&
           is_word_of(&lexicon->particles, ft_slice_cut(normal, word));
}

bool ft_refer_object(const ft_mentions *mentions, const ft_lexicon *lexicon,
                     const ft_mention *mention)
{
    ft_slice normal = mentions->text->normal;
    ft_span word;

    while (amid_list(mentions, lexicon, mention))
        mention--; /* all of a list are what its first is */
    word = word_before(normal, mention->span.start);

    for (int i = 0; i <= APPOSITIONS && word.start < word.end; i++) {
        ft_slice text = ft_slice_cut(normal, word);

        if (is_description(mentions, mention - 1, word.end))
            word.start = (--mention)->span.start;
        else if (is_word_of(&lexicon->prepositions, text))
            return !begins_clause(mentions, lexicon, mention, word);
        else if (!is_word_of(&lexicon->appositions, text) &&
                 !(i && ft_is_upper(text.data[0]))) /* "Zambian minnows B" */
            return false;
        word = word_before(normal, word.start);
    }
    return false;
}

static bool is_excluded(const ft_refer_input *in, const ft_refer *refer,
                        const ft_binding *bindings, size_t entity)
{
    for (size_t i = 0; i < refer->except_count; i++) {
        const ft_binding *b = &bindings[refer->except[i]];
        if (b->set && b->value.kind == FT_VALUE_MENTION &&
            in->mentions->mentions[b->value.mention].entity == entity)
            return true;
    }
    return false;
}

/* "Asian Cup China 2023": a year behind it makes it part of a name. */
static bool before_year(ft_slice normal, size_t end)
{
    bool century =
        end + 5 <= normal.len && normal.data[end] == ' ' &&
        ((normal.data[end + 1] == '1' && normal.data[end + 2] == '9') ||
         (normal.data[end + 1] == '2' && normal.data[end + 2] == '0'));

    return century && ft_is_digit(normal.data[end + 3]) &&
           ft_is_digit(normal.data[end + 4]) &&
           (end + 5 == normal.len || !ft_is_digit(normal.data[end + 5]));
}

static bool suits(const ft_refer_input *in, const ft_refer *refer,
                  const ft_binding *bindings, size_t index)
{
    const ft_mention *mention = &in->mentions->mentions[index];
    const ft_entity *entity = &in->mentions->entities[mention->entity];

    return (refer->kinds & 1U << entity->kind) &&
           !is_excluded(in, refer, bindings, mention->entity) &&
           !(refer->subject &&
             (is_adjective(in, index) ||
              before_year(in->mentions->text->normal, mention->span.end) ||
              ft_refer_object(in->mentions, in->lexicon, mention)));
}

/* Index of the first mention at or after a shadow offset. */
static size_t first_mention(const ft_mentions *mentions, size_t offset)
{
    size_t low = 0;
    size_t high = mentions->mention_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mentions->mentions[middle].shadow < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The mention meant among those in a stretch of the shadow; SIZE_MAX: none. */
static size_t choose(const ft_refer_input *in, const ft_refer *refer,
                     const ft_binding *bindings, ft_span span)
{
    const ft_mentions *mentions = in->mentions;
    size_t best = SIZE_MAX;
    bool take_first = refer->first || refer->ahead;

    for (size_t i = first_mention(mentions, span.start);
         i < mentions->mention_count && mentions->mentions[i].shadow < span.end;
         i++) {
        if (!suits(in, refer, bindings, i))
            continue;
        best = i;
        if (take_first)
            break;
    }
    return best;
}

static size_t antecedent(const ft_refer_input *in, const ft_refer *refer,
                         const ft_binding *bindings)
{
    const ft_binding *bound = &bindings[refer->capture];
    size_t edge = refer->ahead ? in->span.end : in->span.start;
    size_t sentence = in->sentence;

    if (bound->set) /* a pronoun: what it stands for lies beyond it */
        edge = refer->ahead ? bound->value.span.end : bound->value.span.start;
    for (unsigned i = 0; i < refer->within && sentence != SIZE_MAX; i++) {
        ft_span span = in->mentions->sentences[sentence];
        if (!i && refer->ahead)
            span.start = edge;
        if (!i && !refer->ahead)
            span.end = edge;
        size_t found = span.start < span.end ? choose(in, refer, bindings, span)
                                             : SIZE_MAX;
        if (found != SIZE_MAX)
            return found;
        sentence = step(in, sentence, refer->ahead);
    }
    return SIZE_MAX;
}

/* The match itself names it already. */
static bool is_named(const ft_refer_input *in, const ft_refer *refer,
                     const ft_binding *binding)
{
    if (!binding->set || binding->value.kind != FT_VALUE_MENTION)
        return false;
    const ft_mention *mention = &in->mentions->mentions[binding->value.mention];
    return refer->kinds & 1U << in->mentions->entities[mention->entity].kind;
}

bool ft_refer_bind(const ft_refer_input *input, ft_binding *bindings)
{
    for (size_t i = 0; i < input->rule->refer_count; i++) {
        const ft_refer *refer = &input->rule->refers[i];
        ft_binding *binding = &bindings[refer->capture];
        if (is_named(input, refer, binding))
            continue;
        size_t found = antecedent(input, refer, bindings);
        if (found == SIZE_MAX && !refer->optional)
            return false;
        *binding = (ft_binding){0};
        if (found == SIZE_MAX)
            continue;
        binding->set = true;
        binding->value = ft_value_of_mention(input->mentions, found);
        binding->value.referred = true;
    }
    return true;
}
