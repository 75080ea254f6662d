/*
 * emit: reading checks each value against what its field wants, so that making
 * a fact cannot fail but for memory. A capture that took no part leaves its
 * field out; an entry of `goals+` whose captures all took no part is left out.
 */
#include "rules/emit.h"

#include <stdint.h>

#include "base/error.h"
#include "rules/shape.h"

static const ft_slice goal_keys[] = {
    [FT_GOAL_NAME] = FT_SLICE("name"),
    [FT_GOAL_TEAM] = FT_SLICE("team"),
    [FT_GOAL_AGAINST] = FT_SLICE("against"),
    [FT_GOAL_MINUTE] = FT_SLICE("minute"),
    [FT_GOAL_OFFSET] = FT_SLICE("offset"),
    [FT_GOAL_AFTER] = FT_SLICE("after"),
    [FT_GOAL_NUMBER] = FT_SLICE("count"),
    [FT_GOAL_PENALTY] = FT_SLICE("penalty"),
    [FT_GOAL_OWNGOAL] = FT_SLICE("owngoal"),
    [FT_GOAL_DERIVED] = FT_SLICE("derived"),
    [FT_GOAL_RUNNING] = FT_SLICE("running"),
    [FT_GOAL_BEATS] = FT_SLICE("beats"),
    [FT_GOAL_FOLLOWS] = FT_SLICE("follows"),
    [FT_GOAL_ANSWERS] = FT_SLICE("answers"),
    [FT_GOAL_WINS] = FT_SLICE("wins"),
    [FT_GOAL_LOSES] = FT_SLICE("loses"),
    [FT_GOAL_WEAK] = FT_SLICE("weak"),
    [FT_GOAL_KEY_COUNT] = FT_SLICE("if"),
};
_Static_assert(FT_COUNT(goal_keys) == FT_GOAL_KEY_COUNT + 1, "name every key");

ft_slice ft_goal_key_name(ft_goal_key key)
{
    return goal_keys[key];
}

static const ft_want goal_wants[] = {
    [FT_GOAL_NAME] = FT_WANT_MENTION,    [FT_GOAL_TEAM] = FT_WANT_MENTION,
    [FT_GOAL_AGAINST] = FT_WANT_MENTION, [FT_GOAL_MINUTE] = FT_WANT_INTEGER,
    [FT_GOAL_OFFSET] = FT_WANT_INTEGER,  [FT_GOAL_AFTER] = FT_WANT_INTEGER,
    [FT_GOAL_NUMBER] = FT_WANT_INTEGER,  [FT_GOAL_PENALTY] = FT_WANT_FLAG,
    [FT_GOAL_OWNGOAL] = FT_WANT_FLAG,    [FT_GOAL_DERIVED] = FT_WANT_FLAG,
    [FT_GOAL_RUNNING] = FT_WANT_PAIR,    [FT_GOAL_BEATS] = FT_WANT_MENTION,
    [FT_GOAL_FOLLOWS] = FT_WANT_FLAG,    [FT_GOAL_ANSWERS] = FT_WANT_FLAG,
    [FT_GOAL_WINS] = FT_WANT_FLAG,       [FT_GOAL_LOSES] = FT_WANT_FLAG,
    [FT_GOAL_WEAK] = FT_WANT_FLAG,
};
_Static_assert(FT_COUNT(goal_wants) == FT_GOAL_KEY_COUNT, "type every key");

static const ft_slice statuses[] = {FT_SLICE("final"), FT_SLICE("abandoned"),
                                    FT_SLICE("awarded"), FT_SLICE("postponed")};

ft_want ft_goal_key_want(ft_goal_key key)
{
    return goal_wants[key];
}

size_t ft_emit_status_count(void)
{
    return FT_COUNT(statuses);
}

ft_slice ft_emit_status_name(size_t index)
{
    return statuses[index];
}

/* --- reading ------------------------------------------------------------- */

typedef struct reader {
    ft_arena *arena;
    ft_report *report;
    ft_capture *captures;
    size_t count;
    unsigned vetoes;
} reader;

static bool is_text(const ft_node *node, const char *text)
{
    return node->kind == FT_NODE_SCALAR &&
           ft_slice_equal(node->text, ft_slice_of(text));
}

/* `$name` and nothing else. */
static ft_status read_capture(reader *r, const ft_node *node, ft_term *out)
{
    ft_slice text = node->text;
    ft_slice names[64];
    size_t count = 0;

    if (node->kind != FT_NODE_SCALAR || text.len < 2 || text.data[0] != '$')
        return ft_report_at(r->report, node, "expected a $capture");
    ft_slice name = {text.data + 1, text.len - 1};
    for (size_t i = 0; i < r->count; i++) {
        if (ft_slice_equal(r->captures[i].name, name)) {
            r->captures[i].used = true;
            *out = (ft_term){.kind = FT_TERM_CAPTURE, .capture = i};
            return FT_OK;
        }
        if (count < FT_COUNT(names))
            names[count++] = r->captures[i].name;
    }
    return ft_report_name(r->report, node->source, node->offset, "no capture",
                          name, names, count);
}

static ft_capture_type type_of(const reader *r, const ft_term *term)
{
    return r->captures[term->capture].type;
}

static ft_status read_mention(reader *r, const ft_node *node, bool day,
                              ft_term *out)
{
    ft_status status = read_capture(r, node, out);

    if (status)
        return status;
    ft_capture_type type = type_of(r, out);
    if (day ? type == FT_CAPTURE_DAY || type == FT_CAPTURE_MENTION
            : type == FT_CAPTURE_TEXT || type == FT_CAPTURE_MENTION)
        return FT_OK;
    ft_slice name = ft_capture_type_name(type);
    return ft_report_error(r->report, node->source, node->offset,
                           "'%.*s' is captured as %.*s; here stands a %s",
                           (int)node->text.len, node->text.data, (int)name.len,
                           name.data, day ? "day" : "mention or a text");
}

static ft_status read_integer(reader *r, const ft_node *node, ft_term *out)
{
    ft_term capture = {.kind = FT_TERM_NONE};

    if (node->kind == FT_NODE_SCALAR && node->text.len > 1 &&
        node->text.data[0] == '$' &&
        ft_slice_find(node->text, (ft_slice)FT_SLICE(" "), 0) == SIZE_MAX &&
        ft_slice_find(node->text, (ft_slice)FT_SLICE("."), 0) == SIZE_MAX) {
        ft_status status = read_capture(r, node, &capture);
        if (status)
            return status;
        ft_capture_type *type = &r->captures[capture.capture].type;
        if (*type == FT_CAPTURE_TEXT) /* nothing else tells what it is */
            *type = FT_CAPTURE_INTEGER;
        if (*type != FT_CAPTURE_INTEGER && *type != FT_CAPTURE_MINUTE)
            return ft_report_error(r->report, node->source, node->offset,
                                   "'%.*s' is captured as %.*s, not as a "
                                   "number",
                                   (int)node->text.len, node->text.data,
                                   (int)ft_capture_type_name(*type).len,
                                   ft_capture_type_name(*type).data);
        *out = capture;
        return FT_OK;
    }
    out->kind = FT_TERM_ARITHMETIC;
    return ft_arithmetic_read(r->arena, r->report, node, r->captures, r->count,
                              &out->left);
}

static ft_status read_pair(reader *r, const ft_node *node, ft_term *out)
{
    ft_status status;

    if (node->kind == FT_NODE_SCALAR) {
        if ((status = read_capture(r, node, out)))
            return status;
        if (type_of(r, out) == FT_CAPTURE_TEXT)
            r->captures[out->capture].type = FT_CAPTURE_SCORE;
        if (type_of(r, out) != FT_CAPTURE_SCORE)
            return ft_report_at(r->report, node,
                                "a capture for a pair is captured 'as: "
                                "score'; else write [$a, $b]");
        return FT_OK;
    }
    if (node->kind != FT_NODE_LIST || node->count != 2)
        return ft_report_at(r->report, node, "expected a pair, as in [$a, $b]");
    out->kind = FT_TERM_PAIR;
    status = ft_arithmetic_read(r->arena, r->report, node->child, r->captures,
                                r->count, &out->left);
    if (status)
        return status;
    return ft_arithmetic_read(r->arena, r->report, node->child->next,
                              r->captures, r->count, &out->right);
}

static ft_status read_flag(reader *r, const ft_node *node, ft_term *out)
{
    if (is_text(node, "true")) {
        out->kind = FT_TERM_TRUE;
        return FT_OK;
    }
    if (node->kind == FT_NODE_SCALAR && node->text.len &&
        node->text.data[0] == '$')
        return read_capture(r, node, out);
    return ft_report_at(r->report, node, "expected 'true' or a $capture");
}

static ft_status read_status(reader *r, const ft_node *node, ft_term *out)
{
    for (size_t i = 0; i < FT_COUNT(statuses); i++) {
        if (node->kind == FT_NODE_SCALAR &&
            ft_slice_equal(node->text, statuses[i])) {
            *out = (ft_term){.kind = FT_TERM_TEXT, .text = statuses[i]};
            return FT_OK;
        }
    }
    return ft_report_name(r->report, node->source, node->offset,
                          "no such status", node->text, statuses,
                          FT_COUNT(statuses));
}

/* 'score goal' -> bits. */
static ft_status read_families(reader *r, const ft_node *node, ft_term *out)
{
    ft_slice text = node->text;

    if (node->kind != FT_NODE_SCALAR || !text.len)
        return ft_report_at(r->report, node,
                            "expected names of families, as in 'score goal'");
    for (size_t at = 0; at < text.len;) {
        size_t end = ft_slice_find(text, (ft_slice)FT_SLICE(" "), at);
        if (end == SIZE_MAX)
            end = text.len;
        ft_slice name = ft_slice_cut(text, (ft_span){at, end});
        ft_family family = ft_family_find(name);
        if (name.len && family == FT_FAMILY_COUNT)
            return ft_report_at(r->report, node,
                                "a veto is of score, goal, crowd, venue, date "
                                "or member");
        if (name.len)
            r->vetoes |= 1U << family;
        at = end + 1;
    }
    *out = (ft_term){.kind = FT_TERM_TEXT, .text = text};
    return FT_OK;
}

static ft_status read_term(reader *r, ft_want want, const ft_node *node,
                           ft_term *out)
{
    switch (want) {
    case FT_WANT_PAIR:
        return read_pair(r, node, out);
    case FT_WANT_INTEGER:
        return read_integer(r, node, out);
    case FT_WANT_FLAG:
        return read_flag(r, node, out);
    case FT_WANT_STATUS:
        return read_status(r, node, out);
    case FT_WANT_FAMILIES:
        return read_families(r, node, out);
    case FT_WANT_REGION:
        return read_capture(r, node, out);
    case FT_WANT_DAY:
        return read_mention(r, node, true, out);
    default:
        return read_mention(r, node, false, out);
    }
}

static ft_status read_goal(reader *r, const ft_node *node, ft_emit_goal *out)
{
    ft_status status =
        ft_shape_keys(r->report, node, goal_keys, FT_COUNT(goal_keys));

    if (status)
        return status;
    if (node->kind != FT_NODE_MAP || !node->count)
        return ft_report_at(r->report, node,
                            "expected a goal, as in {name: $who}");
    const ft_node *condition = ft_node_get(node, "if");
    if (condition &&
        (status = ft_condition_read(r->arena, r->report, condition, r->captures,
                                    r->count, &out->condition)))
        return status;
    for (size_t i = 0; i < FT_GOAL_KEY_COUNT; i++) {
        const ft_node *value = ft_node_get(node, goal_keys[i].data);
        if (value &&
            (status = read_term(r, goal_wants[i], value, &out->terms[i])))
            return status;
    }
    return FT_OK;
}

static ft_status read_goals(reader *r, const ft_node *node, ft_emit *out)
{
    bool list = node->kind == FT_NODE_LIST;
    size_t count = list ? node->count : 1;
    ft_emit_goal *goals = FT_NEW(r->arena, ft_emit_goal, count);
    const ft_node *item = list ? node->child : node;

    if (!goals)
        return ft_report_memory(r->report);
    for (size_t i = 0; i < count; i++, item = item->next) {
        ft_status status = read_goal(r, item, &goals[i]);
        if (status)
            return status;
    }
    out->goals = goals;
    out->goal_count = count;
    return FT_OK;
}

static ft_status fail_field(reader *r, const ft_node *node)
{
    ft_slice names[FT_FIELD_COUNT];

    for (size_t i = 0; i < FT_FIELD_COUNT; i++)
        names[i] = ft_field_name((ft_field)i);
    return ft_report_name(r->report, node->source, node->key_offset,
                          "no such field", node->key, names, FT_FIELD_COUNT);
}

/* The first family, in their order, that a field speaks for. A side told with
 * two teams belongs to the result. */
static ft_family family_of(const ft_emit *emit)
{
    ft_family best = FT_FAMILY_COUNT;
    size_t sides = 0;

    for (size_t i = 0; i < emit->slot_count; i++) {
        ft_family family = ft_field_family(emit->slots[i].field);
        sides += emit->slots[i].field == FT_FIELD_HOST ||
                 emit->slots[i].field == FT_FIELD_VISITOR;
        if (family < best)
            best = family;
    }
    if (emit->goal_count && FT_FAMILY_GOAL < best)
        best = FT_FAMILY_GOAL;
    if (best == FT_FAMILY_SIDE && sides == 2)
        best = FT_FAMILY_RESULT;
    return best;
}

static ft_status read_slots(reader *r, const ft_node *node, ft_emit *out)
{
    ft_emit_slot *slots = FT_NEW(r->arena, ft_emit_slot, node->count);
    ft_status worst = FT_OK;

    if (!slots)
        return ft_report_memory(r->report);
    out->slots = slots;
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_field field = ft_field_find(n->key);
        ft_status status;
        if (field == FT_FIELD_COUNT) {
            status = fail_field(r, n);
        } else if (field == FT_FIELD_GOALS) {
            status = read_goals(r, n, out);
        } else {
            ft_emit_slot *slot = &slots[out->slot_count++];
            slot->field = field;
            status = read_term(r, ft_field_want(field), n, &slot->term);
        }
        if (status == FT_ERR_MEMORY)
            return status;
        if (status)
            worst = status;
    }
    return worst;
}

ft_status ft_emit_read(ft_arena *arena, ft_report *report, const ft_node *node,
                       ft_capture *captures, size_t count, ft_emit *out)
{
    reader r = {arena, report, captures, count, 0};

    if (node->kind != FT_NODE_MAP || !node->count)
        return ft_report_at(r.report, node,
                            "expected fields, as in {winner: $winner}");
    ft_status status = read_slots(&r, node, out);
    out->vetoes = r.vetoes;
    out->family = family_of(out);
    return status;
}

/* --- making -------------------------------------------------------------- */

static bool pair_value(const ft_emit_input *in, const ft_term *term,
                       ft_value *out)
{
    ft_value left;
    ft_value right;

    if (!ft_arithmetic_value(term->left, in->bindings, &left) ||
        !ft_arithmetic_value(term->right, in->bindings, &right))
        return false;
    *out = (ft_value){.kind = FT_VALUE_PAIR,
                      .pair = {left.integer, right.integer},
                      .span = left.span};
    *out = ft_value_span_join(*out, &right);
    return true;
}

/* The value of a term; false when it has none. */
static bool term_value(const ft_emit_input *in, const ft_term *term,
                       ft_value *out)
{
    bool told = false;

    switch (term->kind) {
    case FT_TERM_CAPTURE:
        told = in->bindings[term->capture].set;
        *out = in->bindings[term->capture].value;
        break;
    case FT_TERM_ARITHMETIC:
        told = ft_arithmetic_value(term->left, in->bindings, out);
        break;
    case FT_TERM_PAIR:
        told = pair_value(in, term, out);
        break;
    case FT_TERM_TEXT:
        told = true;
        *out = (ft_value){.kind = FT_VALUE_TEXT, .text = term->text};
        break;
    case FT_TERM_TRUE:
        told = true;
        *out = (ft_value){.kind = FT_VALUE_FLAG};
        break;
    default:
        break;
    }
    if (told && out->span.start == out->span.end)
        out->span = in->span; /* a constant stands on the whole match */
    return told;
}

/* A value in the form its field wants: regions and flags keep but the span. */
static void suit(const ft_emit_input *in, ft_field field, ft_value *value)
{
    ft_want want = ft_field_want(field);

    if (want == FT_WANT_FLAG)
        *value = (ft_value){.kind = FT_VALUE_FLAG, .span = value->span};
    if (want == FT_WANT_REGION) {
        ft_span normal = ft_shadow_normal(in->mentions, value->span);
        *value =
            (ft_value){.kind = FT_VALUE_TEXT,
                       .text = ft_slice_cut(in->mentions->text->normal, normal),
                       .span = value->span};
    }
    if (want == FT_WANT_FAMILIES)
        value->span = in->claim;
}

static bool make_slots(ft_arena *arena, const ft_emit_input *in, ft_fact *fact)
{
    ft_slot *slots = FT_NEW(arena, ft_slot, in->emit->slot_count);
    size_t count = 0;

    if (!slots)
        return false;
    for (size_t i = 0; i < in->emit->slot_count; i++) {
        const ft_emit_slot *from = &in->emit->slots[i];
        ft_slot slot = {.field = from->field};
        if (!term_value(in, &from->term, &slot.value))
            continue;
        suit(in, from->field, &slot.value);
        slots[count++] = slot;
    }
    fact->slots = slots;
    fact->slot_count = count;
    return true;
}

static bool depends(const ft_term *term)
{
    return term->kind == FT_TERM_CAPTURE;
}

/* An entry that is all about captures of which none took part. */
static bool is_silent(const ft_emit_input *in, const ft_emit_goal *goal)
{
    bool any = false;

    for (size_t i = 0; i < FT_GOAL_KEY_COUNT; i++) {
        const ft_term *term = &goal->terms[i];
        ft_value value;
        if (!depends(term))
            continue;
        any = true;
        if (term_value(in, term, &value))
            return false;
    }
    return any;
}

static bool flag_of(const ft_emit_input *in, const ft_term *term)
{
    ft_value value;

    return term_value(in, term, &value);
}

static int integer_of(const ft_emit_input *in, const ft_term *term, int other)
{
    ft_value value;

    return term_value(in, term, &value) ? value.integer : other;
}

/* The minute of a credit, with what a capture says beside it. */
static void set_minute(const ft_emit_input *in, const ft_term *term,
                       ft_credit *credit)
{
    ft_value value;

    if (!term_value(in, term, &value))
        return;
    credit->minute = value;
    credit->derived = term->kind == FT_TERM_ARITHMETIC;
    if (term->kind != FT_TERM_CAPTURE)
        return;
    const ft_binding *binding = &in->bindings[term->capture];
    credit->minute = binding->value;
    credit->offset = binding->offset;
    credit->derived = binding->derived;
    credit->after = binding->after;
}

static ft_credit make_credit(const ft_emit_input *in, const ft_emit_goal *goal)
{
    const ft_term *terms = goal->terms;
    ft_credit credit = {.count = integer_of(in, &terms[FT_GOAL_NUMBER], 1)};
    ft_value after;

    (void)term_value(in, &terms[FT_GOAL_NAME], &credit.name);
    (void)term_value(in, &terms[FT_GOAL_TEAM], &credit.team);
    (void)term_value(in, &terms[FT_GOAL_AGAINST], &credit.against);
    (void)term_value(in, &terms[FT_GOAL_RUNNING], &credit.running);
    (void)term_value(in, &terms[FT_GOAL_BEATS], &credit.beats);
    set_minute(in, &terms[FT_GOAL_MINUTE], &credit);
    if (term_value(in, &terms[FT_GOAL_AFTER], &after))
        credit.after = after;
    credit.offset = integer_of(in, &terms[FT_GOAL_OFFSET], credit.offset);
    credit.penalty = flag_of(in, &terms[FT_GOAL_PENALTY]);
    credit.owngoal = flag_of(in, &terms[FT_GOAL_OWNGOAL]);
    credit.follows = flag_of(in, &terms[FT_GOAL_FOLLOWS]);
    credit.answers = flag_of(in, &terms[FT_GOAL_ANSWERS]);
    credit.wins = flag_of(in, &terms[FT_GOAL_WINS]);
    credit.loses = flag_of(in, &terms[FT_GOAL_LOSES]);
    credit.weak = flag_of(in, &terms[FT_GOAL_WEAK]);
    credit.derived = credit.derived || flag_of(in, &terms[FT_GOAL_DERIVED]);
    return credit;
}

static bool applies(const ft_emit_input *in, const ft_emit_goal *goal)
{
    return !(goal->condition &&
             !ft_condition_holds(goal->condition, in->mentions,
                                 in->bindings)) &&
           !is_silent(in, goal);
}

static bool make_credits(ft_arena *arena, const ft_emit_input *in,
                         ft_fact *fact)
{
    size_t count = 0;

    for (size_t i = 0; i < in->emit->goal_count; i++)
        count += applies(in, &in->emit->goals[i]);
    ft_credit *credits = FT_NEW(arena, ft_credit, count);
    if (!credits)
        return false;
    for (size_t i = 0; i < in->emit->goal_count; i++) {
        const ft_emit_goal *goal = &in->emit->goals[i];
        if (applies(in, goal))
            credits[fact->credit_count++] = make_credit(in, goal);
    }
    fact->credits = credits;
    return true;
}

bool ft_emit_make(ft_arena *arena, const ft_emit_input *input, ft_fact *fact)
{
    return make_slots(arena, input, fact) && make_credits(arena, input, fact);
}
