/*
 * In: tellings, their signs and numbers. Out: whether the host stands first in
 * them. What else tells the host is left to sides.
 */
#include "records/order.h"

#include "base/ascii.h"
#include "records/party.h"
#include "records/telling.h"

/* The byte behind the number at `at`. */
static char behind_number(ft_slice shadow, size_t at)
{
    while (at < shadow.len && ft_is_digit(shadow.data[at]))
        at++;
    return at < shadow.len ? shadow.data[at] : '\0';
}

/* What stands in brackets does not count: "A (h) 2", "A (1) 2". */
static bool only_signs(ft_slice shadow, size_t from, size_t to)
{
    bool inside = false;

    for (size_t i = from; i < to; i++) {
        char byte = shadow.data[i];

        if (byte == '(' || byte == ')')
            inside = byte == '(';
        else if (!inside && (ft_is_wordy(byte) || ft_is_digit(byte)))
            return false;
    }
    return true;
}

/* Behind the pair of half time, when it stands before that of full time, as in
 * columns. */
static size_t behind_half(const ft_telling *telling, size_t from, size_t to)
{
    const ft_value *half = telling->pairs[FT_PAIR_HT].value;

    return half && half->span.start >= from && half->span.end <= to
               ? half->span.end
               : from;
}

/* How a score line is laid out. */
typedef enum ft_layout {
    FT_LAYOUT_NONE,
    FT_LAYOUT_SIGNS, /* "A 2-1 B", "A 2 B 1" */
    FT_LAYOUT_COMMA  /* "A 2, B 1" */
} ft_layout;

/* Nothing but signs stands between the first side and its number; "A hold B
 * 1-1" says nothing of the host, nor does "A 2, B 1: Ann Lee scored twice",
 * which is how schools and colleges are told. */
static ft_layout layout(const ft_link *link, const ft_telling *telling)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_pair_kind kind = ft_telling_final(telling);
    const ft_value *first = telling->sides[telling->primary].value;
    size_t from;
    size_t to;

    if (kind == FT_PAIR_COUNT || !telling->even || telling->inferred ||
        !first || first->kind != FT_VALUE_MENTION)
        return FT_LAYOUT_NONE;
    from = first->span.end;
    to = telling->pairs[kind].value->span.start;
    if (from > to ||
        !only_signs(mentions->shadow, behind_half(telling, from, to), to))
        return FT_LAYOUT_NONE;
    if (behind_number(mentions->shadow, to) != ',')
        return FT_LAYOUT_SIGNS;
    return behind_number(mentions->shadow,
                         telling->pairs[kind].value->span.end) == ':'
               ? FT_LAYOUT_NONE
               : FT_LAYOUT_COMMA;
}

bool ft_order_commas(const ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];

        if (layout(link, telling) == FT_LAYOUT_COMMA &&
            ft_telling_ahead(telling) == 1 - telling->primary)
            return true;
    }
    return false;
}

/* A row such as "A v B 2-0" or "2-0 A v B": both sides on one hand of the
 * score. */
static bool paired_row(const ft_telling *telling)
{
    ft_pair_kind kind = ft_telling_final(telling);
    const ft_value *first = telling->sides[telling->primary].value;
    const ft_value *second = telling->sides[1 - telling->primary].value;

    return (telling->zone == FT_ZONE_LIST || telling->zone == FT_ZONE_TABLE ||
            telling->head) &&
           kind != FT_PAIR_COUNT && first && second &&
           (second->span.end <= telling->pairs[kind].value->span.start ||
            telling->pairs[kind].value->span.end <= first->span.start);
}

/* Codes of the countries whose outlets print the visitors or the winner first,
 * as they do in every other sport there. */
static const ft_slice guests_first[] = {FT_SLICE("USA"), FT_SLICE("CAN")};

static bool hosts_first(const ft_link *link, size_t party)
{
    const ft_entry *entry = link->parties.items[party].entry;

    for (size_t i = 0; entry && i < FT_COUNT(guests_first); i++)
        if (ft_slice_equal(entry->country, guests_first[i]))
            return false;
    return ft_party_club(link, party);
}

/* "A P-P B": a row of a match that was put off. */
static bool put_off_row(const ft_telling *telling)
{
    return telling->status == FT_MATCH_POSTPONED &&
           (telling->zone == FT_ZONE_LIST || telling->zone == FT_ZONE_TABLE);
}

bool ft_order_is_line(const ft_link *link, const ft_telling *telling)
{
    return telling->even && !telling->inferred && ft_telling_full(telling) &&
           (telling->head || telling->listed ||
            layout(link, telling) != FT_LAYOUT_NONE || put_off_row(telling));
}

bool ft_order_host_first(const ft_link *link, const ft_telling *telling,
                         bool commas)
{
    ft_layout line = layout(link, telling);

    if (!telling->even || telling->inferred || !ft_telling_full(telling) ||
        !hosts_first(link, telling->sides[0].party) ||
        !hosts_first(link, telling->sides[1].party))
        return false;
    return line == FT_LAYOUT_SIGNS || (line == FT_LAYOUT_COMMA && commas) ||
           paired_row(telling) || put_off_row(telling);
}
