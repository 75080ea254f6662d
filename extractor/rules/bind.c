/*
 * bind: of several groups with one name the first that took part counts. A
 * minute that is reckoned takes its numbers from the groups inside its own.
 */
#include "rules/bind.h"

#include <stdint.h>

enum { MINUTE_LIMIT = 120, INNER_LIMIT = 16 };

/* The span of a group in the shadow; false when it took no part. */
static bool group_span(const ft_bind_input *in, unsigned group, ft_span *out)
{
    ft_span span = ft_matcher_group(in->matcher, group);

    if (span.start == SIZE_MAX || span.start > span.end)
        return false;
    *out = (ft_span){in->start + span.start, in->start + span.end};
    return true;
}

/* The capture of a computed minute that stands inside its group; one that took
 * no part is left unset. */
static bool bind_inner(const ft_bind_input *in, ft_slice name, ft_span span,
                       ft_binding *out)
{
    for (size_t i = 0; i < in->branch->filler_count; i++) {
        const ft_filler *f = &in->branch->fillers[i];
        ft_span group;
        if (!ft_slice_equal(in->rule->captures[f->capture].name, name) ||
            !group_span(in, f->group, &group) || group.start < span.start ||
            group.end > span.end)
            continue;
        return ft_value_bind(in->numbers, in->mentions,
                             f->type == FT_CAPTURE_TEXT ? FT_CAPTURE_INTEGER
                                                        : f->type,
                             group, out);
    }
    return true;
}

static bool compute_after(const ft_computed *computed, const ft_binding *inner,
                          ft_span span, ft_binding *out)
{
    if (!ft_arithmetic_value(computed->after, inner, &out->after))
        return false;
    out->value.span = span;
    out->after.span = span;
    return out->after.integer >= 0;
}

static bool compute_value(const ft_computed *computed, const ft_binding *inner,
                          ft_span span, ft_binding *out)
{
    ft_value offset = {.integer = 0};

    if (!ft_arithmetic_value(computed->value, inner, &out->value) ||
        (computed->offset &&
         !ft_arithmetic_value(computed->offset, inner, &offset)))
        return false;
    out->value.span = span;
    out->offset = offset.integer;
    return out->value.integer >= 1 && out->value.integer <= MINUTE_LIMIT &&
           offset.integer >= 0;
}

/* A minute reckoned from what stands inside it. */
static bool bind_computed(const ft_bind_input *in, const ft_computed *computed,
                          ft_span span, ft_binding *out)
{
    ft_binding inner[INNER_LIMIT] = {{0}};

    if (computed->capture_count > INNER_LIMIT)
        return false;
    for (size_t i = 0; i < computed->capture_count; i++) {
        if (!bind_inner(in, computed->captures[i].name, span, &inner[i]))
            return false;
    }
    *out = (ft_binding){.set = true, .derived = true};
    return computed->after ? compute_after(computed, inner, span, out)
                           : compute_value(computed, inner, span, out);
}

/* A group that nothing gives a type is the number that others of its name are;
 * beside mentions it stays a text: a pronoun. */
static ft_capture_type type_of(const ft_rule *rule, const ft_filler *filler)
{
    ft_capture_type type = rule->captures[filler->capture].type;

    if (filler->type != FT_CAPTURE_TEXT || type == FT_CAPTURE_MENTION ||
        type == FT_CAPTURE_DAY)
        return filler->type;
    return type;
}

bool ft_bind_captures(const ft_bind_input *input, ft_binding *bindings,
                      ft_slice *unread)
{
    for (size_t i = 0; i < input->branch->filler_count; i++) {
        const ft_filler *f = &input->branch->fillers[i];
        ft_binding *out = &bindings[f->capture];
        ft_span span;
        if (out->set || !group_span(input, f->group, &span))
            continue;
        if (f->computed ? bind_computed(input, f->computed, span, out)
                        : ft_value_bind(input->numbers, input->mentions,
                                        type_of(input->rule, f), span, out))
            continue;
        *unread = input->rule->captures[f->capture].name;
        return false;
    }
    return true;
}
