/*
 * In: a value or a line. Out: the day in it. The names of months are those of
 * RFC 822, in English whatever the page's language: what a page writes in its
 * own is left to the rules, which have the words for it.
 */
#include "html/webday.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "html/utf8.h"

enum {
    FIRST_YEAR = 1850,
    LAST_YEAR = 2100,
    FIRST_WEB_YEAR = 1990, /* of a day in an address */
    MONTH_LEAST = 3,       /* letters of a month's name */
    WEEKDAY_MOST = 10,     /* bytes of a weekday before a value's day */
    ZONE_MOST = 6          /* bytes of an offset: "+01:00" */
};

typedef struct moment {
    int year, month, day;
    int hour, minute, second; /* -1: not told */
    char zone[ZONE_MOST + 1];
} moment;

/* Value of `count` digits at `at`; -1 when they are no digits. */
static int digits(ft_slice text, size_t at, size_t count)
{
    int value = 0;
    if (count > text.len || at > text.len - count)
        return -1;
    for (size_t i = at; i < at + count; i++) {
        if (!ft_is_digit(text.data[i]))
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static size_t run(ft_slice text, size_t at, bool of(char byte))
{
    size_t end = at;
    while (end < text.len && of(text.data[end]))
        end++;
    return end - at;
}

static char byte_at(ft_slice text, size_t at)
{
    return at < text.len ? text.data[at] : '\0';
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 &&
           month <= 12 && day >= 1 && day <= days[month - 1];
}

static bool write_moment(const moment *m, ft_webday *out)
{
    int len = snprintf(out->iso, sizeof out->iso, "%04d-%02d-%02d", m->year,
                       m->month, m->day);
    size_t used = len > 0 ? (size_t)len : 0;
    if (m->hour >= 0 && m->second >= 0)
        len = snprintf(out->iso + used, sizeof out->iso - used,
                       "T%02d:%02d:%02d%s", m->hour, m->minute, m->second,
                       m->zone);
    else if (m->hour >= 0)
        len = snprintf(out->iso + used, sizeof out->iso - used, "T%02d:%02d%s",
                       m->hour, m->minute, m->zone);
    else
        len = 0;
    out->len = used + (len > 0 ? (size_t)len : 0);
    return used > 0 && out->len < sizeof out->iso;
}

/* --- words ---------------------------------------------------------------- */

/* 1 to 12 for a name or its first letters ("Sept"); 0 when it is none. */
static int month_of(ft_slice word)
{
    static const ft_slice months[] = {
        FT_SLICE("january"), FT_SLICE("february"), FT_SLICE("march"),
        FT_SLICE("april"),   FT_SLICE("may"),      FT_SLICE("june"),
        FT_SLICE("july"),    FT_SLICE("august"),   FT_SLICE("september"),
        FT_SLICE("october"), FT_SLICE("november"), FT_SLICE("december")};
    for (size_t i = 0; i < FT_COUNT(months); i++)
        if (word.len >= MONTH_LEAST && word.len <= months[i].len &&
            ft_ascii_equal(word, (ft_slice){months[i].data, word.len}))
            return (int)i + 1;
    return 0;
}

static size_t skip(ft_slice text, size_t at, const char *bytes)
{
    while (at < text.len && strchr(bytes, text.data[at]))
        at++;
    return at;
}

/* "17", "17th": the offset behind it, 0 when there is none. */
static size_t read_day(ft_slice text, size_t at, int *day)
{
    size_t len = run(text, at, ft_is_digit);
    *day = len == 1 || len == 2 ? digits(text, at, len) : -1;
    if (*day < 0)
        return 0;
    at += len;
    size_t letters = run(text, at, ft_is_letter);
    return letters == 0 || letters == 2 ? at + letters : 0;
}

static size_t read_month(ft_slice text, size_t at, int *month)
{
    size_t len = run(text, at, ft_is_letter);
    *month = month_of((ft_slice){text.data + at, len});
    at += len;
    return *month ? at + (byte_at(text, at) == '.') : 0;
}

static size_t read_year(ft_slice text, size_t at, int *year)
{
    size_t len = run(text, at, ft_is_digit);
    *year = len == 4 ? digits(text, at, 4) : -1;
    return *year >= 0 ? at + len : 0;
}

/* "17 November 2021", "17th Nov, 2021", "17-Nov-2021". */
static size_t read_day_month(ft_slice text, size_t at, moment *m)
{
    size_t end = read_day(text, at, &m->day);
    if (!end || !(end = read_month(text, skip(text, end, " -"), &m->month)))
        return 0;
    return read_year(text, skip(text, end, ", -"), &m->year);
}

/* "Nov. 17, 2021". */
static size_t read_month_day(ft_slice text, size_t at, moment *m)
{
    size_t end = read_month(text, at, &m->month);
    if (!end || !(end = read_day(text, skip(text, end, " "), &m->day)))
        return 0;
    return read_year(text, skip(text, end, ", "), &m->year);
}

/* "2021-11-17", "17.11.2021": dots put the day first everywhere. */
static size_t read_figures(ft_slice text, size_t at, moment *m)
{
    m->year = digits(text, at, 4);
    m->month = digits(text, at + 5, 2);
    m->day = digits(text, at + 8, 2);
    if (m->year >= 0 && byte_at(text, at + 4) == '-' &&
        byte_at(text, at + 7) == '-')
        return at + 10;
    m->day = digits(text, at, 2);
    m->month = digits(text, at + 3, 2);
    m->year = digits(text, at + 6, 4);
    return byte_at(text, at + 2) == '.' && byte_at(text, at + 5) == '.'
               ? at + 10
               : 0;
}

/* --- times ---------------------------------------------------------------- */

/* Zones that RFC 822 names; others ("ET", "CET") are said in words only, and
 * the time stays local. */
static const struct {
    ft_slice name;
    const char *offset;
} zones[] = {
    {FT_SLICE("z"), "Z"},        {FT_SLICE("ut"), "Z"},
    {FT_SLICE("utc"), "Z"},      {FT_SLICE("gmt"), "Z"},
    {FT_SLICE("est"), "-05:00"}, {FT_SLICE("edt"), "-04:00"},
    {FT_SLICE("cst"), "-06:00"}, {FT_SLICE("cdt"), "-05:00"},
    {FT_SLICE("mst"), "-07:00"}, {FT_SLICE("mdt"), "-06:00"},
    {FT_SLICE("pst"), "-08:00"}, {FT_SLICE("pdt"), "-07:00"},
};

/* "+0100", "+01:00", "GMT" at `at`; returns the offset behind it. */
static size_t read_zone(ft_slice text, size_t at, moment *m)
{
    char sign = byte_at(text, at);
    size_t colon = byte_at(text, at + 3) == ':' ? 1 : 0;
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 3 + colon, 2);
    if ((sign == '+' || sign == '-') && hours >= 0 && hours <= 14 &&
        minutes >= 0 && minutes < 60) {
        memcpy(m->zone, (const char[]){sign, '\0'}, 1);
        memcpy(m->zone + 1, text.data + at + 1, 2);
        m->zone[3] = ':';
        memcpy(m->zone + 4, text.data + at + 3 + colon, 2);
        m->zone[ZONE_MOST] = '\0';
        return at + 5 + colon;
    }
    ft_slice word = {text.data + at, run(text, at, ft_is_letter)};
    for (size_t i = 0; i < FT_COUNT(zones); i++)
        if (ft_ascii_equal(word, zones[i].name)) {
            memcpy(m->zone, zones[i].offset, strlen(zones[i].offset) + 1);
            return at + word.len;
        }
    return at;
}

/* "AM", "p.m.": 0 or 12 hours later; -1 when neither stands there. */
static int read_half(ft_slice text, size_t *at)
{
    char first = ft_lower(byte_at(text, *at));
    size_t dot = byte_at(text, *at + 1) == '.' ? 1 : 0;
    if ((first != 'a' && first != 'p') ||
        ft_lower(byte_at(text, *at + 1 + dot)) != 'm' ||
        ft_is_wordy(byte_at(text, *at + 2 + dot)))
        return -1;
    *at += 2 + dot + (dot && byte_at(text, *at + 3) == '.');
    return first == 'p' ? 12 : 0;
}

/* The clock time behind a day, when there is one; returns the offset behind
 * it, or the day's own. */
static size_t read_time(ft_slice text, size_t day, moment *m)
{
    static const ft_slice at_word = FT_SLICE("at ");
    size_t at = skip(text, day, "T,|- ");
    if (ft_ascii_has_at(text, at, at_word))
        at += at_word.len;
    size_t len = run(text, at, ft_is_digit);
    int hour = len == 1 || len == 2 ? digits(text, at, len) : -1;
    int minute = digits(text, at + len + 1, 2);
    char colon = byte_at(text, at + len);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        (colon != ':' && colon != '.'))
        return day;
    at += len + 3;
    int second = byte_at(text, at) == ':' ? digits(text, at + 1, 2) : -1;
    at += second >= 0 ? 3 : 0;
    size_t next = skip(text, at, " ");
    int half = read_half(text, &next);
    if (half >= 0 && (hour < 1 || hour > 12))
        return day;
    m->hour = half >= 0 ? hour % 12 + half : hour;
    m->minute = minute;
    m->second = second;
    return read_zone(text, skip(text, half >= 0 ? next : at, " "), m);
}

static bool begins_word(ft_slice text, size_t at)
{
    return at == 0 ||
           (!ft_is_wordy(text.data[at - 1]) && !ft_is_digit(text.data[at - 1]));
}

/* A day that begins at `at`. */
static bool read_at(ft_slice text, size_t at, ft_webday *out)
{
    static size_t (*const forms[])(ft_slice, size_t, moment *) = {
        read_day_month, read_month_day, read_figures};
    for (size_t i = 0; i < FT_COUNT(forms); i++) {
        moment m = {.hour = -1, .second = -1};
        size_t end = forms[i](text, at, &m);
        if (end == 0 || !is_day(m.year, m.month, m.day) ||
            ft_is_digit(byte_at(text, end)))
            continue;
        end = read_time(text, end, &m);
        out->at = (ft_span){at, end};
        return write_moment(&m, out);
    }
    return false;
}

bool ft_webday_find(ft_slice line, size_t from, ft_webday *out)
{
    for (size_t at = from; at < line.len; at++)
        if ((ft_is_digit(line.data[at]) || ft_is_letter(line.data[at])) &&
            begins_word(line, at) && read_at(line, at, out))
            return true;
    return false;
}

/* --- values --------------------------------------------------------------- */

/* As it stands: its time may have parts that nobody here reads. */
static bool keep(ft_slice value, ft_webday *out)
{
    size_t len = value.len < FT_WEBDAY_MOST ? value.len : FT_WEBDAY_MOST;
    memcpy(out->iso, value.data, len);
    out->len = len;
    out->at = (ft_span){0, len};
    return true;
}

bool ft_webday_value(ft_slice value, ft_webday *out)
{
    value = ft_utf8_trim(value);
    bool packed = digits(value, 0, 8) >= 0 && !ft_is_digit(byte_at(value, 8));
    size_t gap = packed ? 0 : 1;
    moment m = {.year = digits(value, 0, 4),
                .month = digits(value, 4 + gap, 2),
                .day = digits(value, 6 + 2 * gap, 2),
                .hour = -1,
                .second = -1};
    if (is_day(m.year, m.month, m.day)) {
        char first = byte_at(value, 4);
        if (!packed && first == '-' && byte_at(value, 7) == '-')
            return keep(value, out);
        if (!packed && first != '/' && first != '.')
            return false;
        out->at = (ft_span){0, 8 + 2 * gap};
        return write_moment(&m, out);
    }
    return ft_webday_find(value, 0, out) && out->at.start <= WEEKDAY_MOST;
}

/* --- addresses ------------------------------------------------------------ */

/* "2021/11/17", "2021-11-17", "2021/nov/17" at `at`. */
static bool read_path(ft_slice url, size_t at, moment *m)
{
    char gap = byte_at(url, at + 4);
    if ((gap != '/' && gap != '-') || ft_is_digit(url.data[at - 1]))
        return false;
    m->year = digits(url, at, 4);
    size_t month = at + 5, end = month + 2;
    m->month = digits(url, month, 2);
    if (m->month < 0 && gap == '/') {
        size_t len = run(url, month, ft_is_letter);
        m->month = month_of((ft_slice){url.data + month, len});
        end = month + len;
    }
    m->day = digits(url, end + 1, 2);
    return byte_at(url, end) == gap && !ft_is_digit(byte_at(url, end + 3)) &&
           m->year >= FIRST_WEB_YEAR && is_day(m->year, m->month, m->day);
}

bool ft_webday_address(ft_slice url, ft_webday *out)
{
    for (size_t at = 1; at + 10 <= url.len; at++) {
        moment m = {.hour = -1, .second = -1};
        if (ft_is_digit(url.data[at]) && read_path(url, at, &m)) {
            out->at = (ft_span){at, at + 10};
            return write_moment(&m, out);
        }
    }
    return false;
}
