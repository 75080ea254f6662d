/*
 * value: spans of the shadow become typed values. Which capture has which type
 * the rule says; words for numbers come from the pack.
 */
#include "rules/value.h"

#include <assert.h>
#include <stdint.h>

#include "base/ascii.h"
#include "text/unicode.h"

enum { PIECES = 8 }; /* more words than that are no score */

size_t ft_capture_find(const ft_capture *captures, size_t count, ft_slice name)
{
    for (size_t i = 0; i < count; i++) {
        if (ft_slice_equal(captures[i].name, name))
            return i;
    }
    return SIZE_MAX;
}

static bool is_alnum(char c)
{
    return ft_is_wordy(c) || ft_is_digit(c);
}

/* Cuts into runs of letters and digits; 0 when there are too many. */
static size_t cut_pieces(ft_slice text, ft_span *pieces)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        while (i < text.len && is_alnum(text.data[i]))
            i++;
        if (i == start) {
            i++;
            continue;
        }
        if (count == PIECES)
            return 0;
        pieces[count++] = (ft_span){start, i};
    }
    return count;
}

/* The longest number from piece 0 on; returns its pieces, at most `most`. */
static size_t read_first(const ft_number_words *numbers, ft_slice text,
                         const ft_span *pieces, size_t most, int *value)
{
    for (size_t n = most; n; n--) {
        ft_span span = {pieces[0].start, pieces[n - 1].end};
        if (ft_number_read(numbers, ft_slice_cut(text, span), value, NULL))
            return n;
    }
    return 0;
}

/* The longest number that ends with the last piece and begins at `from` or
 * later. */
static bool read_last(const ft_number_words *numbers, ft_slice text,
                      const ft_span *pieces, size_t from, size_t count,
                      int *value)
{
    for (size_t i = from; i < count; i++) {
        ft_span span = {pieces[i].start, pieces[count - 1].end};
        if (ft_number_read(numbers, ft_slice_cut(text, span), value, NULL))
            return true;
    }
    return false;
}

bool ft_value_pair(const ft_number_words *numbers, ft_slice text, int pair[2])
{
    ft_span pieces[PIECES];
    size_t count = cut_pieces(text, pieces);

    if (count < 2)
        return false;
    size_t used = read_first(numbers, text, pieces, count - 1, &pair[0]);
    return used && read_last(numbers, text, pieces, used, count, &pair[1]);
}

bool ft_value_readable(const ft_number_words *numbers, ft_capture_type type,
                       ft_slice text)
{
    ft_minute minute;
    int pair[2];

    switch (type) {
    case FT_CAPTURE_INTEGER:
        return ft_number_read(numbers, text, &pair[0], NULL);
    case FT_CAPTURE_MINUTE:
        return ft_minute_read(numbers, text, &minute);
    case FT_CAPTURE_SCORE:
        return ft_value_pair(numbers, text, pair);
    default:
        return true;
    }
}

/* The span is one mention's character and nothing else. */
static const ft_mention *whole_mention(const ft_mentions *mentions,
                                       ft_span span)
{
    const ft_mention *mention = ft_shadow_mention(mentions, span.start);

    return mention && span.end - span.start == 4 &&
                   mention->shadow == span.start
               ? mention
               : NULL;
}

ft_value ft_value_of_mention(const ft_mentions *mentions, size_t index)
{
    const ft_mention *mention = &mentions->mentions[index];

    return (ft_value){.kind = FT_VALUE_MENTION,
                      .mention = index,
                      .text =
                          ft_slice_cut(mentions->text->normal, mention->span),
                      .span = {mention->shadow, mention->shadow + 4}};
}

static bool bind_mention(const ft_mentions *mentions, const ft_mention *mention,
                         ft_binding *out)
{
    out->value =
        ft_value_of_mention(mentions, (size_t)(mention - mentions->mentions));
    return true;
}

static bool is_currency(unsigned code)
{
    return code == '$' || (code >= 0xA2 && code <= 0xA5) ||
           (code >= 0x20A0 && code <= 0x20CF);
}

/* A sign of currency stands beside it, or a space away: it is money. */
static bool is_money(ft_slice text, ft_span span)
{
    size_t before = span.start;
    size_t after = span.end;

    if (before && text.data[before - 1] == ' ')
        before--;
    if (after < text.len && text.data[after] == ' ')
        after++;
    return (before && is_currency(ft_char_before(text, before).code)) ||
           (after < text.len && is_currency(ft_char_at(text, after).code));
}

bool ft_value_bind(const ft_number_words *numbers, const ft_mentions *mentions,
                   ft_capture_type type, ft_span span, ft_binding *out)
{
    const ft_mention *mention = whole_mention(mentions, span);
    ft_span normal = ft_shadow_normal(mentions, span);
    ft_slice text = ft_slice_cut(mentions->text->normal, normal);
    ft_minute minute;

    *out = (ft_binding){
        .set = true,
        .value = {.kind = FT_VALUE_INTEGER, .text = text, .span = span}};
    if ((type == FT_CAPTURE_INTEGER || type == FT_CAPTURE_MINUTE ||
         type == FT_CAPTURE_SCORE) &&
        is_money(mentions->text->normal, normal))
        return false;
    switch (type) {
    case FT_CAPTURE_INTEGER:
        return ft_number_read(numbers, text, &out->value.integer, NULL);
    case FT_CAPTURE_MINUTE:
        if (!ft_minute_read(numbers, text, &minute))
            return false;
        out->value.integer = minute.minute;
        out->offset = minute.offset;
        return true;
    case FT_CAPTURE_SCORE:
        out->value.kind = FT_VALUE_PAIR;
        return ft_value_pair(numbers, text, out->value.pair);
    case FT_CAPTURE_DAY:
        return mention &&
               mentions->entities[mention->entity].kind == FT_KIND_DAY &&
               bind_mention(mentions, mention, out);
    default:
        out->value.kind = FT_VALUE_TEXT;
        return mention ? bind_mention(mentions, mention, out)
                       : type == FT_CAPTURE_TEXT;
    }
}

ft_value ft_value_span_join(ft_value value, const ft_value *other)
{
    if (other->kind == FT_VALUE_NONE || other->span.start == other->span.end)
        return value;
    if (value.span.start == value.span.end)
        value.span = other->span;
    if (other->span.start < value.span.start)
        value.span.start = other->span.start;
    if (other->span.end > value.span.end)
        value.span.end = other->span.end;
    return value;
}
