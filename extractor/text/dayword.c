/* In: a token. Out: the entry of one of the pack's lists that begins there.
 * Most words of a text are told apart by their first two letters. */
#include "text/dayword.h"

#include "base/ascii.h"
#include "text/unicode.h"

enum { LONGEST = 48 /* bytes of a calendar word */ };

/* The lower-case form of a word token; empty when there is none. */
static ft_slice lower_word(const ft_cursor *c, size_t at, char out[LONGEST])
{
    const ft_token *token = ft_cursor_token(c, at);

    if (!token || token->kind != FT_TOKEN_WORD)
        return (ft_slice){out, 0};
    size_t len = ft_lower_into(ft_cursor_bytes(c, at), out, LONGEST);
    return (ft_slice){out, len <= LONGEST ? len : 0};
}

/* The first two bytes of a word as one number: words sorted bytewise are
 * sorted by it, too. */
static unsigned head_of(ft_slice word)
{
    unsigned first = word.len ? (unsigned char)word.data[0] : 0;
    unsigned second = word.len > 1 ? (unsigned char)word.data[1] : 0;

    return first << 8 | second;
}

/* Index of the first entry whose head is not below `head`. */
static size_t lower_bound(ft_daywords list, unsigned head)
{
    size_t low = 0, high = list.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (head_of(list.list[middle].word) < head)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Tokens from `at` on that spell the rest of a phrase, of which the first
 * `done` bytes are the token at `at`; 0 when they do not. */
static size_t match_phrase(const ft_cursor *c, ft_slice phrase, size_t done,
                           size_t at)
{
    size_t next = at + 1;
    char bytes[LONGEST];

    while (done < phrase.len) {
        const ft_token *token = ft_cursor_token(c, next);
        bool space = phrase.data[done] == ' ';
        if (!token || token->spaced != space)
            return 0;
        done += space;
        size_t len = ft_lower_into(ft_cursor_bytes(c, next), bytes, LONGEST);
        if (!len || len > LONGEST ||
            !ft_slice_starts(ft_slice_cut(phrase, (ft_span){done, phrase.len}),
                             (ft_slice){bytes, len}))
            return 0;
        done += len;
        next++;
    }
    return next - at;
}

size_t ft_dayword_find(const ft_cursor *c, ft_daywords list, size_t at,
                       const ft_calendar_word **out)
{
    char bytes[LONGEST];
    ft_slice word =
        list.count ? lower_word(c, at, bytes) : (ft_slice){bytes, 0};
    size_t longest = 0;

    if (!word.len)
        return 0;
    for (size_t i = lower_bound(list, head_of(word)); i < list.count; i++) {
        ft_slice phrase = list.list[i].word;
        if (!phrase.len || phrase.data[0] != word.data[0])
            break;
        size_t tokens = ft_slice_starts(phrase, word)
                            ? match_phrase(c, phrase, word.len, at)
                            : 0;
        if (tokens > longest) {
            longest = tokens;
            *out = &list.list[i];
        }
    }
    return longest;
}

bool ft_dayword_is_short(ft_daywords list, const ft_calendar_word *entry)
{
    for (size_t i = 0; i < list.count; i++)
        if (list.list[i].value == entry->value &&
            list.list[i].word.len > entry->word.len &&
            ft_slice_starts(list.list[i].word, entry->word))
            return true;
    return false;
}

size_t ft_dayword_skip_parts(const ft_cursor *c, size_t at)
{
    const ft_daywords parts = {c->calendar->parts, c->calendar->part_count};
    const ft_calendar_word *entry;
    size_t count;

    while ((count = ft_dayword_find(c, parts, at, &entry)) != 0)
        at += count;
    return at;
}

static bool has_head(ft_daywords list, unsigned head)
{
    size_t i = lower_bound(list, head);

    return i < list.count && head_of(list.list[i].word) == head;
}

bool ft_dayword_may_begin(const ft_calendar *calendar, ft_slice word)
{
    const ft_daywords lists[] = {
        {calendar->weekdays, calendar->weekday_count},
        {calendar->months, calendar->month_count},
        {calendar->relative, calendar->relative_count},
        {calendar->past, calendar->past_count},
        {calendar->future, calendar->future_count},
        {calendar->feasts, calendar->feast_count},
    };
    char bytes[2];

    for (size_t i = 0; i < 2; i++) {
        if (i >= word.len || (unsigned char)word.data[i] >= 0x80)
            return true; /* too short, or too odd to tell */
        bytes[i] = ft_lower(word.data[i]);
    }
    for (size_t i = 0; i < FT_COUNT(lists); i++)
        if (has_head(lists[i], head_of((ft_slice){bytes, 2})))
            return true;
    return false;
}
