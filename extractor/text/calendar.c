/*
 * In: tokens, and the pack's words for days. Out: the day that begins at one of
 * them: a weekday, a date, "yesterday". How a date is written is left to
 * datetext, which day is meant to day.
 */
#include "text/calendar.h"

#include "text/datetext.h"
#include "text/dayword.h"

static ft_daywords weekdays_of(const ft_cursor *c)
{
    return (ft_daywords){c->calendar->weekdays, c->calendar->weekday_count};
}

static size_t read_weekday(const ft_cursor *c, size_t at,
                           const ft_calendar_word **entry)
{
    return ft_dayword_find(c, weekdays_of(c), at, entry);
}

/* "Saturday-Sunday", "Saturday/Sunday", "Friday - Sunday". */
static bool in_weekday_range(const ft_cursor *c, size_t first, size_t behind)
{
    const ft_calendar_word *entry;

    if ((ft_cursor_is_mark(c, behind, '-') ||
         ft_cursor_is_mark(c, behind, '/')) &&
        read_weekday(c, behind + 1, &entry))
        return true;
    return first >= c->begin + 2 &&
           (ft_cursor_is_mark(c, first - 1, '-') ||
            ft_cursor_is_mark(c, first - 1, '/')) &&
           read_weekday(c, first - 2, &entry);
}

/* The token of a date that may follow a weekday: behind its stop and comma. */
static size_t behind_weekday(const ft_cursor *c, size_t at)
{
    at += ft_cursor_is_mark(c, at, '.') && ft_cursor_is_glued(c, at);
    return at + (ft_cursor_is_mark(c, at, ',') && ft_cursor_is_glued(c, at));
}

/* The date that a weekday ending before token `at` goes with: "Mon., July 2",
 * "Friday (14 July)". Returns the token behind it, `at` when there is none. */
static size_t read_weekday_date(const ft_cursor *c, size_t at, ft_date *date)
{
    size_t first = behind_weekday(c, at);
    bool bracket = ft_cursor_is_mark(c, first, '(');

    if (ft_cursor_is_glued(c, first))
        return at;
    first += bracket;
    size_t count = ft_datetext_read(c, first, date);
    if (!count || (bracket && !ft_cursor_is_mark(c, first + count, ')')))
        return at;
    return first + count + bracket;
}

/* What ends at token `at` stands alone at the head of its line, as a label
 * does: "Sat: Hull City 2-1 Burnley". */
static bool is_label(const ft_cursor *c, size_t first, size_t at)
{
    return ft_cursor_token(c, first)->opens && ft_cursor_is_mark(c, at, ':') &&
           ft_cursor_is_glued(c, at);
}

/* "Saturday", "Thursday night", "Tuesday 11 November 1997". A short form
 * stands for a day only with more behind it. */
static size_t read_named(const ft_cursor *c, size_t first, ft_day *day)
{
    const ft_calendar_word *entry;
    size_t at = first + read_weekday(c, first, &entry);

    if (at == first)
        return 0;
    bool brief = ft_dayword_is_short(weekdays_of(c), entry);
    if (in_weekday_range(c, first, at) ||
        (brief && !ft_cursor_token(c, first)->capital))
        return 0;
    day->weekday = entry->value;
    size_t parts = ft_dayword_skip_parts(c, at);
    size_t date = read_weekday_date(c, parts, &day->date);
    if (date > parts)
        return ft_dayword_skip_parts(c, date) - first;
    day->date = (ft_date){0, 0, 0};
    if (parts > at || !brief || is_label(c, first, at))
        return parts - first;
    bool stopped = ft_cursor_is_mark(c, at, '.') && ft_cursor_is_glued(c, at) &&
                   ft_cursor_token(c, at + 1);
    return stopped ? at + 1 - first : 0;
}

/* "yesterday", "last night"; with a capital inside a sentence it is a name. */
static size_t read_relative(const ft_cursor *c, size_t first, ft_day *day)
{
    const ft_daywords list = {c->calendar->relative,
                              c->calendar->relative_count};
    const ft_token *token = ft_cursor_token(c, first);
    const ft_calendar_word *entry;
    size_t count = ft_dayword_find(c, list, first, &entry);

    if (!count || (token->capital && !token->opens && !token->upper))
        return 0;
    day->relative = true;
    day->days = entry->value;
    return ft_dayword_skip_parts(c, first + count) - first;
}

/* "last Saturday", "next Tuesday night". */
static size_t read_directed(const ft_cursor *c, size_t first, ft_day *day)
{
    const ft_daywords past = {c->calendar->past, c->calendar->past_count};
    const ft_daywords future = {c->calendar->future, c->calendar->future_count};
    const ft_calendar_word *entry;
    int direction = -1;
    size_t count = ft_dayword_find(c, past, first, &entry);

    if (!count) {
        direction = 1;
        count = ft_dayword_find(c, future, first, &entry);
    }
    size_t named = count ? read_named(c, first + count, day) : 0;
    if (!named)
        return 0;
    day->direction = direction;
    return count + named;
}

/* "Boxing Day": the same day of every year. */
static size_t read_feast(const ft_cursor *c, size_t first, ft_day *day)
{
    const ft_daywords list = {c->calendar->feasts, c->calendar->feast_count};
    const ft_calendar_word *entry;
    size_t count = ft_dayword_find(c, list, first, &entry);

    if (!count || !ft_cursor_token(c, first)->capital)
        return 0;
    day->date = (ft_date){0, entry->value / 100, entry->value % 100};
    return ft_dayword_skip_parts(c, first + count) - first;
}

size_t ft_day_read(const ft_calendar *calendar, const ft_text *text,
                   size_t first, ft_day *out)
{
    static const ft_day none = {.weekday = -1};
    size_t count;

    if (first >= text->token_count)
        return 0;
    ft_token token = text->tokens[first];
    if (token.kind == FT_TOKEN_MARK || token.kind == FT_TOKEN_FLAG ||
        (token.kind == FT_TOKEN_WORD &&
         !ft_dayword_may_begin(calendar,
                               ft_slice_cut(text->normal, token.span))))
        return 0;
    ft_cursor c = ft_cursor_open(calendar, text, first);
    ft_day day = none;
    if ((count = ft_datetext_read(&c, first, &day.date)) != 0)
        count = ft_dayword_skip_parts(&c, first + count) - first;
    else if ((day = none, count = read_named(&c, first, &day)) == 0 &&
             (day = none, count = read_directed(&c, first, &day)) == 0 &&
             (day = none, count = read_relative(&c, first, &day)) == 0 &&
             (day = none, count = read_feast(&c, first, &day)) == 0)
        return 0;
    *out = day;
    return count;
}
