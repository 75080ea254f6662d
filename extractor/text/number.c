/*
 * number: what a slice spells, all of it or nothing. Words come from the pack;
 * tens and units are put together here, and the letters behind a figure
 * ("21st") are those that an ordinal word of the pack ends with.
 */
#include "text/number.h"

#include <limits.h>

#include "base/ascii.h"
#include "text/unicode.h"

enum {
    LONGEST = 64, /* bytes of a number in words */
    LAST_MINUTE = 120,
    LAST_OFFSET = 30,
    SUFFIX = 2 /* letters of "st", "nd", "rd", "th" */
};

static size_t digits_at(ft_slice text, size_t at)
{
    size_t start = at;

    while (at < text.len && ft_is_digit(text.data[at]))
        at++;
    return at - start;
}

static ft_slice from(ft_slice text, size_t at)
{
    return ft_slice_cut(text, (ft_span){at, text.len});
}

/* Adds the digits in text[at..end) to *value; false over INT_MAX. */
static bool add_digits(ft_slice text, size_t at, size_t end, int *value)
{
    for (; at < end; at++) {
        int digit = text.data[at] - '0';
        if (*value > (INT_MAX - digit) / 10)
            return false;
        *value = *value * 10 + digit;
    }
    return true;
}

/* Groups of three behind one and the same mark: 44,212 or 1.234.567. */
static size_t thousands_at(ft_slice text, size_t head)
{
    char mark = head < text.len ? text.data[head] : 0;
    size_t at = head;

    if (head > 3 || text.data[0] == '0' ||
        (mark != ',' && mark != '.' && mark != ' ' && mark != '\''))
        return head;
    while (at < text.len && text.data[at] == mark &&
           digits_at(text, at + 1) == 3)
        at += 4;
    return at;
}

/* Reads the figure that the slice begins with; returns its bytes, 0 when none
 * or too large. */
static size_t read_figure(ft_slice text, bool grouped, int *value)
{
    size_t head = digits_at(text, 0);
    size_t end = head && grouped ? thousands_at(text, head) : head;

    *value = 0;
    if (!head || !add_digits(text, 0, head, value))
        return 0;
    for (size_t at = head + 1; at < end; at += 4)
        if (!add_digits(text, at, at + 3, value))
            return 0;
    return end;
}

/* Letters that the pack's ordinals end with. */
static bool is_suffix(const ft_number_words *words, ft_slice letters)
{
    if (letters.len != SUFFIX)
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (words->words[i].ordinal &&
            ft_slice_ends(words->words[i].word, letters))
            return true;
    return false;
}

static const ft_number_word *find_word(const ft_number_words *words,
                                       ft_slice word)
{
    size_t low = 0, high = words->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ft_slice_compare(word, words->words[middle].word);
        if (!order)
            return &words->words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static size_t find_gap(ft_slice text)
{
    size_t at = 0;

    while (at < text.len && text.data[at] != '-' && text.data[at] != ' ')
        at++;
    return at;
}

/* "forty-fifth": a round number of tens, then a unit. */
static bool read_compound(const ft_number_words *words, ft_slice text,
                          int *value, bool *ordinal)
{
    size_t gap = find_gap(text);

    if (gap == text.len)
        return false;
    const ft_number_word *tens =
        find_word(words, ft_slice_cut(text, (ft_span){0, gap}));
    const ft_number_word *unit = find_word(words, from(text, gap + 1));
    if (!tens || !unit || tens->ordinal || tens->value < 20 ||
        tens->value > 90 || tens->value % 10 || unit->value < 1 ||
        unit->value > 9)
        return false;
    *value = tens->value + unit->value;
    *ordinal = unit->ordinal;
    return true;
}

/* `text` is lower case. */
static bool read_words(const ft_number_words *words, ft_slice text, int *value,
                       bool *ordinal)
{
    const ft_number_word *word = find_word(words, text);

    if (!word)
        return read_compound(words, text, value, ordinal);
    *value = word->value;
    *ordinal = word->ordinal;
    return true;
}

/* `text` is lower case. */
static bool read_number(const ft_number_words *words, ft_slice text, int *value,
                        bool *ordinal)
{
    size_t len = read_figure(text, true, value);

    if (!len)
        return read_words(words, text, value, ordinal);
    *ordinal = len < text.len;
    return !*ordinal || is_suffix(words, from(text, len));
}

static ft_slice lower(ft_slice text, char out[LONGEST])
{
    text = ft_slice_trim(text);
    size_t len = ft_lower_into(text, out, LONGEST);
    return (ft_slice){out, len <= LONGEST ? len : 0};
}

int ft_number_digits(ft_slice text, size_t at, size_t count)
{
    int value = 0;

    if (at > text.len || count > text.len - at)
        return -1;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

bool ft_number_read(const ft_number_words *words, ft_slice text, int *value,
                    bool *ordinal)
{
    char bytes[LONGEST];
    int read = 0;
    bool is_ordinal = false;

    if (!read_number(words, lower(text, bytes), &read, &is_ordinal))
        return false;
    *value = read;
    if (ordinal)
        *ordinal = is_ordinal;
    return true;
}

/* One half of a minute: figures, figures with a suffix, words; a mark of
 * minutes may stand behind. */
static bool read_half(const ft_number_words *words, ft_slice text, int *value)
{
    bool ordinal = false;

    text = ft_slice_trim(text);
    if (text.len && text.data[text.len - 1] == '\'')
        text.len--;
    size_t len = read_figure(text, false, value);
    if (!len)
        return read_words(words, text, value, &ordinal);
    return len == text.len || is_suffix(words, from(text, len));
}

bool ft_minute_read(const ft_number_words *words, ft_slice text, ft_minute *out)
{
    static const ft_slice plus = FT_SLICE("+");
    char bytes[LONGEST];
    int minute = 0, offset = 0;

    text = lower(text, bytes);
    size_t at = ft_slice_find(text, plus, 0);
    bool stoppage = at < text.len;
    if (stoppage && !read_half(words, from(text, at + 1), &offset))
        return false;
    if (stoppage)
        text.len = at;
    if (!read_half(words, text, &minute) || minute < 1 ||
        minute > LAST_MINUTE || offset > LAST_OFFSET)
        return false;
    *out = (ft_minute){minute, offset};
    return true;
}
