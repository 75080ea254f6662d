/*
 * calendar: reads a day from tokens and resolves it against a reference day.
 * The words come from the pack; the shapes ("26.01.2020", "Oct. 7, 2021") are
 * here. What may as well be a score, a range, a season or a minute is no day.
 */
#include "text/calendar.h"

#include "text/unicode.h"

enum {
    LONGEST = 48,      /* bytes of a calendar word */
    FIRST_YEAR = 1850, /* a year standing alone: older ones are crowds */
    LAST_YEAR = 2100,
    CENTURY_SPLIT = 50, /* '49 is 2049, '50 is 1950 */
    LEAP_SPAN = 8       /* years between two 29 Februaries at most */
};

/* ---- days and their numbers ---- */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ft_date_valid(ft_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= days_in(date.year, date.month);
}

/* Counts from 1 March, so that the leap day comes last (H. Hinnant,
 * chrono-Compatible Low-Level Date Algorithms, days_from_civil). */
long ft_date_number(ft_date date)
{
    long year = date.year - (date.month <= 2);
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long month = (date.month + 9) % 12;
    long of_year = (153 * month + 2) / 5 + date.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

/* civil_from_days of the same source. */
ft_date ft_date_from_number(long number)
{
    number += 719468;
    long era = (number >= 0 ? number : number - 146096) / 146097;
    long of_era = number - era * 146097;
    long year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;

    return (ft_date){(int)(year + era * 400 + (month >= 10)),
                     (int)(month < 10 ? month + 3 : month - 9),
                     (int)(of_year - (153 * month + 2) / 5 + 1)};
}

int ft_date_weekday(ft_date date)
{
    long days = (ft_date_number(date) + 3) % 7; /* 1970-01-01: a Thursday */

    return (int)(days < 0 ? days + 7 : days);
}

/* The number in `count` digits at `at`, or -1. */
static int fixed_digits(ft_slice text, size_t at, size_t count)
{
    int value = 0;

    if (text.len < at + count)
        return -1;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

bool ft_date_parse(ft_slice iso, ft_date *out)
{
    ft_date date = {fixed_digits(iso, 0, 4), fixed_digits(iso, 5, 2),
                    fixed_digits(iso, 8, 2)};

    if (!ft_date_valid(date) || iso.data[4] != '-' || iso.data[7] != '-' ||
        fixed_digits(iso, 10, 1) >= 0)
        return false;
    *out = date;
    return true;
}

static void write_digits(int value, char *out, size_t count)
{
    while (count--) {
        out[count] = (char)('0' + value % 10);
        value /= 10;
    }
}

void ft_date_format(ft_date date, char out[11])
{
    write_digits(date.year, out, 4);
    out[4] = '-';
    write_digits(date.month, out + 5, 2);
    out[7] = '-';
    write_digits(date.day, out + 8, 2);
    out[10] = '\0';
}

/* ---- tokens of one sentence ---- */

typedef struct reader {
    const ft_calendar *calendar;
    const ft_text *text;
    size_t begin; /* first token of the sentence, at most a few back */
    size_t end;   /* no token of another sentence */
} reader;

enum { LONGEST_DAY = 16, LOOK_BACK = 4 }; /* tokens */

static const ft_token *token_at(const reader *r, size_t at)
{
    return at < r->end ? &r->text->tokens[at] : NULL;
}

static ft_slice bytes_of(const reader *r, size_t at)
{
    return ft_slice_cut(r->text->normal, r->text->tokens[at].span);
}

static bool is_mark(const reader *r, size_t at, char mark)
{
    const ft_token *token = token_at(r, at);

    return token && token->kind == FT_TOKEN_MARK &&
           token->span.end - token->span.start == 1 &&
           r->text->normal.data[token->span.start] == mark;
}

static bool is_glued(const reader *r, size_t at)
{
    const ft_token *token = token_at(r, at);

    return token && !token->spaced;
}

/* A mark with nothing between it and its neighbours. */
static bool is_inner(const reader *r, size_t at, char mark)
{
    return is_mark(r, at, mark) && is_glued(r, at) && is_glued(r, at + 1);
}

static bool is_number(const reader *r, size_t at)
{
    const ft_token *token = token_at(r, at);

    return token && token->kind == FT_TOKEN_NUMBER;
}

/* The number of `least` to `most` digits at `at`, or -1. */
static int number_at(const reader *r, size_t at, size_t least, size_t most)
{
    if (!is_number(r, at))
        return -1;
    ft_slice digits = bytes_of(r, at);
    if (digits.len < least || digits.len > most)
        return -1;
    return fixed_digits(digits, 0, digits.len);
}

static bool is_day_number(const reader *r, size_t at)
{
    int value = number_at(r, at, 1, 2);

    return value >= 1 && value <= 31;
}

/* ---- words of the pack ---- */

typedef struct words {
    const ft_calendar_word *list;
    size_t count;
} words;

/* The lower-case form of a word token; empty when there is none. */
static ft_slice lower_word(const reader *r, size_t at, char out[LONGEST])
{
    const ft_token *token = token_at(r, at);

    if (!token || token->kind != FT_TOKEN_WORD)
        return (ft_slice){out, 0};
    size_t len = ft_lower_into(bytes_of(r, at), out, LONGEST);
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
static size_t lower_bound(words list, unsigned head)
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
static size_t match_phrase(const reader *r, ft_slice phrase, size_t done,
                           size_t at)
{
    size_t next = at + 1;
    char bytes[LONGEST];

    while (done < phrase.len) {
        const ft_token *token = token_at(r, next);
        bool space = phrase.data[done] == ' ';
        if (!token || token->spaced != space)
            return 0;
        done += space;
        size_t len = ft_lower_into(bytes_of(r, next), bytes, LONGEST);
        if (!len || len > LONGEST ||
            !ft_slice_starts(ft_slice_cut(phrase, (ft_span){done, phrase.len}),
                             (ft_slice){bytes, len}))
            return 0;
        done += len;
        next++;
    }
    return next - at;
}

/* The longest entry that begins at token `at`: returns its tokens, 0 when
 * none. */
static size_t find_word(const reader *r, words list, size_t at,
                        const ft_calendar_word **out)
{
    char bytes[LONGEST];
    ft_slice word =
        list.count ? lower_word(r, at, bytes) : (ft_slice){bytes, 0};
    size_t longest = 0;

    if (!word.len)
        return 0;
    for (size_t i = lower_bound(list, head_of(word)); i < list.count; i++) {
        ft_slice phrase = list.list[i].word;
        if (!phrase.len || phrase.data[0] != word.data[0])
            break;
        size_t tokens = ft_slice_starts(phrase, word)
                            ? match_phrase(r, phrase, word.len, at)
                            : 0;
        if (tokens > longest) {
            longest = tokens;
            *out = &list.list[i];
        }
    }
    return longest;
}

/* "sat" beside "saturday": may be another word when written small or alone. */
static bool is_short(words list, const ft_calendar_word *entry)
{
    for (size_t i = 0; i < list.count; i++)
        if (list.list[i].value == entry->value &&
            list.list[i].word.len > entry->word.len &&
            ft_slice_starts(list.list[i].word, entry->word))
            return true;
    return false;
}

static words weekdays_of(const reader *r)
{
    return (words){r->calendar->weekdays, r->calendar->weekday_count};
}

static words months_of(const reader *r)
{
    return (words){r->calendar->months, r->calendar->month_count};
}

/* Skips the words for a part of the day, with hyphens between: returns the
 * token behind them. */
static size_t skip_parts(const reader *r, size_t at)
{
    const words parts = {r->calendar->parts, r->calendar->part_count};
    const ft_calendar_word *entry;
    size_t count;

    while ((count = find_word(r, parts, at, &entry)) != 0)
        at += count;
    return at;
}

/* ---- the pieces of a date ---- */

/* Nothing glued to the number before token `at` makes it part of more: a
 * score, a time, a minute, a season, a sum. */
static bool is_clean_end(const reader *r, size_t at)
{
    static const char inner[] = "-/.,:";

    if (!is_glued(r, at))
        return true;
    if (token_at(r, at)->kind != FT_TOKEN_MARK || is_mark(r, at, '\'') ||
        is_mark(r, at, '%') || is_mark(r, at, '+'))
        return false;
    for (size_t i = 0; inner[i]; i++)
        if (is_inner(r, at, inner[i]) && is_number(r, at + 1))
            return false;
    return true;
}

/* A year in four digits, or in two behind an apostrophe: returns the tokens,
 * 0 when there is none. */
static size_t read_year(const reader *r, size_t at, int *year)
{
    if (is_mark(r, at, '\'') && is_glued(r, at + 1) &&
        is_clean_end(r, at + 2)) {
        int two = number_at(r, at + 1, 2, 2);
        if (two >= 0)
            *year = two + (two < CENTURY_SPLIT ? 2000 : 1900);
        return two >= 0 ? 2 : 0;
    }
    int four = number_at(r, at, 4, 4);
    if (four < FIRST_YEAR || four > LAST_YEAR || !is_clean_end(r, at + 1))
        return 0;
    *year = four;
    return 1;
}

/* A year, with a comma before it or none. */
static size_t read_late_year(const reader *r, size_t at, int *year)
{
    size_t comma = is_mark(r, at, ',') ? 1 : 0;
    size_t count;

    if (is_glued(r, at + comma))
        return 0;
    count = read_year(r, at + comma, year);
    return count ? comma + count : 0;
}

/* A day of the month, perhaps with the letters of an ordinal glued to it. */
static size_t read_day(const reader *r, size_t at, int *day)
{
    if (!is_day_number(r, at))
        return 0;
    *day = number_at(r, at, 1, 2);
    const ft_token *next = token_at(r, at + 1);
    bool ordinal = next && !next->spaced && next->kind == FT_TOKEN_WORD &&
                   next->span.end - next->span.start == 2;
    return ordinal ? 2 : 1;
}

/* A month by name with its stop; `sure` when its capital or its length leaves
 * no doubt that it is one. */
static size_t read_month(const reader *r, size_t at, int *month, bool *capital)
{
    const ft_calendar_word *entry;
    size_t count = find_word(r, months_of(r), at, &entry);

    if (!count)
        return 0;
    *month = entry->value;
    *capital = token_at(r, at)->capital;
    if (is_mark(r, at + count, '.') && is_glued(r, at + count))
        count++;
    return count;
}

static bool is_month(const reader *r, size_t at)
{
    int month;
    bool capital;

    return read_month(r, at, &month, &capital) && capital;
}

/* The day of the month may exist in some year. */
static bool is_plausible(int month, int day)
{
    return ft_date_valid((ft_date){2000, month, day});
}

/* ---- ranges ---- */

/* The token before `at` that is no stop; `at` itself when there is none. */
static size_t before_stop(const reader *r, size_t at)
{
    size_t step = at > r->begin + 1 && is_mark(r, at - 1, '.') ? 2 : 1;

    return at >= r->begin + step ? at - step : at;
}

/* "9-10 November", "9/10 November", "Oct. 30 - Nov. 2", "9 October - 2
 * November": another day stands before the date. */
static bool ends_range(const reader *r, size_t first)
{
    if (first < r->begin + 2 ||
        (!is_mark(r, first - 1, '-') && !is_mark(r, first - 1, '/')))
        return false;
    size_t last = before_stop(r, first - 1);
    if (is_month(r, last))
        return true;
    if (is_number(r, first))
        return is_glued(r, first) || is_day_number(r, last);
    return is_day_number(r, last) && is_month(r, before_stop(r, last));
}

/* "October 9-10", "9 November - 2 December": another day stands behind. */
static bool begins_range(const reader *r, size_t behind)
{
    size_t next = behind + 1;
    int day;

    if (!is_mark(r, behind, '-') && !is_mark(r, behind, '/'))
        return false;
    if (is_month(r, next))
        return true;
    size_t count = read_day(r, next, &day);
    if (!count)
        return false;
    return is_month(r, next + count) || is_clean_end(r, next + count);
}

/* ---- dates ---- */

/* "2021-10-07": returns the tokens, 0 when there is none. */
static size_t read_iso(const reader *r, size_t at, ft_date *date)
{
    int year = number_at(r, at, 4, 4);

    if (year < FIRST_YEAR || year > LAST_YEAR)
        return 0;
    if (!(is_inner(r, at + 1, '-') && is_inner(r, at + 3, '-')) &&
        !(is_inner(r, at + 1, '/') && is_inner(r, at + 3, '/')))
        return 0;
    *date =
        (ft_date){year, number_at(r, at + 2, 2, 2), number_at(r, at + 4, 2, 2)};
    if (!ft_date_valid(*date))
        return 0;
    const ft_token *next = token_at(r, at + 5); /* "T16:18" may follow */
    bool clean =
        is_clean_end(r, at + 5) || (next && next->kind == FT_TOKEN_WORD);
    return clean ? 5 : 0;
}

/* Two digits or four; -1 when it is no year. With dots and dashes only what
 * cannot be a record of wins, a formation or a time: full digits. */
static int short_year(const reader *r, size_t at, char mark)
{
    int four = number_at(r, at, 4, 4);
    int two = mark == '-' ? -1 : number_at(r, at, 2, 2);

    if (four >= 0)
        return four >= FIRST_YEAR && four <= LAST_YEAR ? four : -1;
    if (two < 0 || (mark == '.' && (number_at(r, at - 2, 2, 2) < 0 ||
                                    number_at(r, at - 4, 2, 2) < 0)))
        return -1;
    return two + (two < CENTURY_SPLIT ? 2000 : 1900);
}

/* "09/04/12", "26.01.2020", "7-10-2021": day first, unless the pack or the
 * figures say otherwise; dots are always day first. */
static size_t read_numeric(const reader *r, size_t at, ft_date *date)
{
    static const char marks[] = "/.-";
    char mark = 0;

    for (size_t i = 0; marks[i]; i++)
        if (is_inner(r, at + 1, marks[i]) && is_inner(r, at + 3, marks[i]))
            mark = marks[i];
    if (!mark || !is_clean_end(r, at + 5))
        return 0;
    int first = number_at(r, at, 1, 2), second = number_at(r, at + 2, 1, 2);
    int year = short_year(r, at + 4, mark);
    ft_date day_first = {year, second, first};
    ft_date month_first = {year, first, second};
    bool swap = r->calendar->month_first && mark != '.';
    *date = swap ? month_first : day_first;
    if (!ft_date_valid(*date) && mark != '.')
        *date = swap ? day_first : month_first;
    return ft_date_valid(*date) ? 5 : 0;
}

/* "7 October", "the 11th of August 2018", "8 Oct '21". */
static size_t read_day_month(const reader *r, size_t first, ft_date *date)
{
    const words links = {r->calendar->links, r->calendar->link_count};
    const ft_calendar_word *entry;
    size_t at = first;
    bool capital;

    if (!is_day_number(r, at))
        return 0;
    at += read_day(r, at, &date->day);
    at += find_word(r, links, at, &entry);
    if (is_glued(r, at))
        return 0;
    size_t month = read_month(r, at, &date->month, &capital);
    if (!month || !is_plausible(date->month, date->day))
        return 0;
    at += month;
    size_t year = read_late_year(r, at, &date->year);
    if (!year && is_mark(r, at - 1, '.') && !token_at(r, at))
        at--; /* the stop is the sentence's own */
    return capital || year ? at + year - first : 0;
}

/* "October 7", "Oct. 7, 2021", "August 11th '96". */
static size_t read_month_day(const reader *r, size_t first, ft_date *date)
{
    size_t at = first;
    bool capital;
    size_t month = read_month(r, at, &date->month, &capital);

    if (!month || is_glued(r, at + month))
        return 0;
    at += month;
    size_t day = read_day(r, at, &date->day);
    if (!day || !is_plausible(date->month, date->day) ||
        !is_clean_end(r, at + day))
        return 0;
    at += day;
    size_t year = read_late_year(r, at, &date->year);
    return capital || year ? at + year - first : 0;
}

/* Nothing before token `first` makes it the tail of a longer number. */
static bool is_clean_start(const reader *r, size_t first)
{
    if (!is_glued(r, first) || first == r->begin)
        return true;
    return is_mark(r, first - 1, '(') || is_mark(r, first - 1, '[') ||
           is_mark(r, first - 1, '"') || is_mark(r, first - 1, '\'') ||
           is_mark(r, first - 1, ',') || is_mark(r, first - 1, '|');
}

/* Any full or partial date at token `first`; nothing of a range. */
static size_t read_date(const reader *r, size_t first, ft_date *date)
{
    size_t count;

    *date = (ft_date){0, 0, 0};
    if (!is_clean_start(r, first) || ends_range(r, first))
        return 0;
    if (is_number(r, first)) {
        if ((count = read_iso(r, first, date)) != 0 ||
            (count = read_numeric(r, first, date)) != 0)
            return count;
        *date = (ft_date){0, 0, 0};
        count = read_day_month(r, first, date);
    } else {
        count = read_month_day(r, first, date);
    }
    return count && !begins_range(r, first + count) ? count : 0;
}

/* ---- weekdays and relative days ---- */

static size_t read_weekday(const reader *r, size_t at,
                           const ft_calendar_word **entry)
{
    return find_word(r, weekdays_of(r), at, entry);
}

/* "Saturday-Sunday", "Saturday/Sunday", "Friday - Sunday". */
static bool in_weekday_range(const reader *r, size_t first, size_t behind)
{
    const ft_calendar_word *entry;

    if ((is_mark(r, behind, '-') || is_mark(r, behind, '/')) &&
        read_weekday(r, behind + 1, &entry))
        return true;
    return first >= r->begin + 2 &&
           (is_mark(r, first - 1, '-') || is_mark(r, first - 1, '/')) &&
           read_weekday(r, first - 2, &entry);
}

/* The token of a date that may follow a weekday: behind its stop and comma. */
static size_t behind_weekday(const reader *r, size_t at)
{
    at += is_mark(r, at, '.') && is_glued(r, at);
    return at + (is_mark(r, at, ',') && is_glued(r, at));
}

/* The date that a weekday ending before token `at` goes with: "Mon., July 2",
 * "Friday (14 July)". Returns the token behind it, `at` when there is none. */
static size_t read_weekday_date(const reader *r, size_t at, ft_date *date)
{
    size_t first = behind_weekday(r, at);
    bool bracket = is_mark(r, first, '(');

    if (is_glued(r, first))
        return at;
    first += bracket;
    size_t count = read_date(r, first, date);
    if (!count || (bracket && !is_mark(r, first + count, ')')))
        return at;
    return first + count + bracket;
}

/* "Saturday", "Thursday night", "Tuesday 11 November 1997". A short form
 * stands for a day only with more behind it. */
static size_t read_named(const reader *r, size_t first, ft_day *day)
{
    const ft_calendar_word *entry;
    size_t at = first + read_weekday(r, first, &entry);

    if (at == first)
        return 0;
    bool brief = is_short(weekdays_of(r), entry);
    if (in_weekday_range(r, first, at) ||
        (brief && !token_at(r, first)->capital))
        return 0;
    day->weekday = entry->value;
    size_t parts = skip_parts(r, at);
    size_t date = read_weekday_date(r, parts, &day->date);
    if (date > parts)
        return skip_parts(r, date) - first;
    day->date = (ft_date){0, 0, 0};
    if (parts > at || !brief)
        return parts - first;
    bool stopped =
        is_mark(r, at, '.') && is_glued(r, at) && token_at(r, at + 1);
    return stopped ? at + 1 - first : 0;
}

/* "yesterday", "last night"; with a capital inside a sentence it is a name. */
static size_t read_relative(const reader *r, size_t first, ft_day *day)
{
    const words list = {r->calendar->relative, r->calendar->relative_count};
    const ft_token *token = token_at(r, first);
    const ft_calendar_word *entry;
    size_t count = find_word(r, list, first, &entry);

    if (!count || (token->capital && !token->opens && !token->upper))
        return 0;
    day->relative = true;
    day->days = entry->value;
    return skip_parts(r, first + count) - first;
}

/* "last Saturday", "next Tuesday night". */
static size_t read_directed(const reader *r, size_t first, ft_day *day)
{
    const words past = {r->calendar->past, r->calendar->past_count};
    const words future = {r->calendar->future, r->calendar->future_count};
    const ft_calendar_word *entry;
    int direction = -1;
    size_t count = find_word(r, past, first, &entry);

    if (!count) {
        direction = 1;
        count = find_word(r, future, first, &entry);
    }
    size_t named = count ? read_named(r, first + count, day) : 0;
    if (!named)
        return 0;
    day->direction = direction;
    return count + named;
}

static bool has_head(words list, unsigned head)
{
    size_t i = lower_bound(list, head);

    return i < list.count && head_of(list.list[i].word) == head;
}

/* A day may begin with this word: most words are told apart here, by two
 * letters. */
static bool may_begin(const ft_calendar *calendar, ft_slice word)
{
    const words lists[] = {
        {calendar->weekdays, calendar->weekday_count},
        {calendar->months, calendar->month_count},
        {calendar->relative, calendar->relative_count},
        {calendar->past, calendar->past_count},
        {calendar->future, calendar->future_count},
    };
    char bytes[2];

    for (size_t i = 0; i < 2; i++) {
        if (i >= word.len || (unsigned char)word.data[i] >= 0x80)
            return true; /* too short, or too odd to tell */
        bytes[i] = word.data[i] >= 'A' && word.data[i] <= 'Z'
                       ? (char)(word.data[i] - 'A' + 'a')
                       : word.data[i];
    }
    for (size_t i = 0; i < FT_COUNT(lists); i++)
        if (has_head(lists[i], head_of((ft_slice){bytes, 2})))
            return true;
    return false;
}

/* The tokens around `first` that belong to its sentence. */
static reader open_reader(const ft_calendar *calendar, const ft_text *text,
                          size_t first)
{
    reader r = {calendar, text, first, first + 1};

    while (r.begin && first - r.begin < LOOK_BACK &&
           !text->tokens[r.begin].opens)
        r.begin--;
    while (r.end < text->token_count && r.end - first < LONGEST_DAY &&
           !text->tokens[r.end].opens)
        r.end++;
    return r;
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
         !may_begin(calendar, ft_slice_cut(text->normal, token.span))))
        return 0;
    reader r = open_reader(calendar, text, first);
    ft_day day = none;
    if ((count = read_date(&r, first, &day.date)) != 0)
        count = skip_parts(&r, first + count) - first;
    else if ((day = none, count = read_named(&r, first, &day)) == 0 &&
             (day = none, count = read_directed(&r, first, &day)) == 0 &&
             (day = none, count = read_relative(&r, first, &day)) == 0)
        return 0;
    *out = day;
    return count;
}

/* ---- resolution ---- */

/* The day of the weekday nearest to the reference in the direction; `strict`:
 * not the reference itself. */
static long nearest_weekday(int weekday, ft_date reference, int direction,
                            bool strict)
{
    long number = ft_date_number(reference);
    int ahead = (weekday - ft_date_weekday(reference) + 7) % 7;
    int back = (7 - ahead) % 7;

    if (direction > 0)
        return number + (ahead || !strict ? ahead : 7);
    if (direction < 0)
        return number - (back || !strict ? back : 7);
    return ahead <= back ? number + ahead : number - back;
}

/* The day of the year nearest to the reference in the direction. */
static bool nearest_year(ft_date date, ft_date reference, int direction,
                         ft_date *out)
{
    long number = ft_date_number(reference), best = 0;
    bool found = false;

    for (int year = reference.year - LEAP_SPAN;
         year <= reference.year + LEAP_SPAN; year++) {
        date.year = year;
        long away = ft_date_valid(date) ? ft_date_number(date) - number : 0;
        if (!ft_date_valid(date) || (direction < 0 && away > 0) ||
            (direction > 0 && away < 0))
            continue;
        away = away < 0 ? -away : away;
        if (!found || away < best) {
            found = true;
            best = away;
            *out = date;
        }
    }
    return found;
}

static bool keep_valid(ft_date date, ft_date *out)
{
    if (!ft_date_valid(date))
        return false;
    *out = date;
    return true;
}

bool ft_day_resolve(ft_day day, ft_date reference, int direction, ft_date *out)
{
    bool strict = day.direction != 0;

    if (strict)
        direction = day.direction;
    if (day.date.year)
        return keep_valid(day.date, out);
    if (!ft_date_valid(reference))
        return false;
    if (day.date.day)
        return nearest_year(day.date, reference, direction, out);
    if (day.relative)
        return keep_valid(
            ft_date_from_number(ft_date_number(reference) + day.days), out);
    if (day.weekday < 0 || day.weekday > 6)
        return false;
    return keep_valid(ft_date_from_number(nearest_weekday(
                          day.weekday, reference, direction, strict)),
                      out);
}

bool ft_day_contradicts(ft_day day, ft_date date)
{
    return day.weekday >= 0 && day.weekday != ft_date_weekday(date);
}
