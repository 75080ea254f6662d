/* In: one line. Out: yes, no, or a length. The phrases below are those of page
 * furniture; no word by which an article tells anything stands here. */
#include "html/shape.h"

#include <stdint.h>

#include "base/ascii.h"
#include "html/utf8.h"

/* `line` has `phrase` (lower case) at `at`, and no letter follows it. */
static bool has_at(ft_slice line, size_t at, ft_slice phrase)
{
    if (!ft_ascii_has_at(line, at, phrase))
        return false;
    size_t end = at + phrase.len;
    return end == line.len || !ft_is_wordy(phrase.data[phrase.len - 1]) ||
           !ft_is_wordy(line.data[end]);
}

static bool starts_with_any(ft_slice line, const ft_slice *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (has_at(line, 0, phrases[i]))
            return true;
    return false;
}

static bool holds_any(ft_slice line, size_t from, const ft_slice *phrases,
                      size_t n)
{
    for (size_t at = from; at < line.len; at++) {
        if (at > 0 && ft_is_wordy(line.data[at]) &&
            ft_is_wordy(line.data[at - 1]))
            continue;
        for (size_t i = 0; i < n; i++)
            if (has_at(line, at, phrases[i]))
                return true;
    }
    return false;
}

/* The last code point, and the line without it. */
static int take_last(ft_slice *line)
{
    size_t at = line->len - 1;
    while (at > 0 && ((unsigned char)line->data[at] & 0xC0) == 0x80)
        at--;
    int code = 0;
    ft_utf8_next(*line, at, &code);
    line->len = at;
    return code;
}

static bool is_closing(int code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' ||
           code == 0x2019 || code == 0x201D || code == 0xBB;
}

bool ft_shape_ends_sentence(ft_slice line)
{
    line = ft_utf8_trim(line);
    while (line.len > 0) {
        int code = take_last(&line);
        if (is_closing(code))
            continue;
        return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
               code == 0x3002 || code == 0x0964 || code == 0x061F ||
               code == 0x06D4;
    }
    return false;
}

size_t ft_shape_words(ft_slice line)
{
    size_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < line.len; i++) {
        bool space = ft_utf8_is_space((unsigned char)line.data[i]);
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

size_t ft_shape_numbers(ft_slice line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += ft_is_digit(line.data[i]) &&
                 (i == 0 || !ft_is_digit(line.data[i - 1]));
    return count;
}

/* Digits from `at` on. */
static size_t digits(ft_slice line, size_t at)
{
    size_t end = at;
    while (end < line.len && ft_is_digit(line.data[end]))
        end++;
    return end - at;
}

/* What a line has in the way of a day; see is_date. */
typedef struct parts {
    size_t leading; /* words before the first digit */
    bool parted;    /* a comma or a stop ends the first of them */
    size_t words;   /* words of letters in all */
    size_t numbers;
    size_t years; /* four digits from 1850 to 2099 */
} parts;

static bool is_year(ft_slice line, size_t at)
{
    unsigned century = (unsigned)(line.data[at] - '0') * 10 +
                       (unsigned)(line.data[at + 1] - '0');
    return century == 18 || century == 19 || century == 20;
}

static void read_number(ft_slice line, size_t *at, parts *found)
{
    size_t len = digits(line, *at);
    if (found->numbers++ == 0)
        found->leading = found->words;
    found->years += len == 4 && is_year(line, *at);
    *at += len;
    if (len <= 2) /* "11th", "21st" */
        while (*at < line.len && ft_is_wordy(line.data[*at]))
            ++*at;
}

static void read_word(ft_slice line, size_t *at, parts *found)
{
    while (*at < line.len && ft_is_wordy(line.data[*at]))
        ++*at;
    if (found->words++ == 0 && *at < line.len)
        found->parted = line.data[*at] == ',' || line.data[*at] == '.';
}

static parts read_parts(ft_slice line)
{
    parts found = {0};
    for (size_t at = 0; at < line.len;) {
        if (ft_is_digit(line.data[at]))
            read_number(line, &at, &found);
        else if (ft_is_wordy(line.data[at]))
            read_word(line, &at, &found);
        else
            at++;
    }
    return found;
}

static size_t skip_spaces(ft_slice line, size_t at)
{
    while (at < line.len && line.data[at] == ' ')
        at++;
    return at;
}

/* Behind a hyphen or a dash at `at`, else `at`. */
static size_t skip_dash(ft_slice line, size_t at)
{
    static const ft_slice dashes[] = {FT_SLICE("-"), FT_SLICE("\xE2\x80\x93"),
                                      FT_SLICE("\xE2\x80\x94")};
    for (size_t i = 0; i < FT_COUNT(dashes); i++)
        if (ft_slice_starts((ft_slice){line.data + at, line.len - at},
                            dashes[i]))
            return at + dashes[i].len;
    return at;
}

/* "Elm 2-1 Oak": the pair of short numbers at `at` stands between words. */
static bool is_pair_between_words(ft_slice line, size_t at)
{
    size_t before = at;
    while (before > 0 && line.data[before - 1] == ' ')
        before--;
    size_t dash = skip_spaces(line, at + digits(line, at));
    size_t second = skip_dash(line, dash);
    if (before == 0 || before == at || !ft_is_letter(line.data[before - 1]) ||
        digits(line, at) > 2 || second == dash)
        return false;
    second = skip_spaces(line, second);
    size_t end = second + digits(line, second);
    size_t next = skip_spaces(line, end);
    return end > second && end - second <= 2 && next > end && next < line.len &&
           ft_is_letter(line.data[next]);
}

/* Two short numbers between words beside a whole date, its day and its year at
 * least, or more numbers than a date has: a row of results. "5-6 October 2019"
 * has no more than the year. */
static bool is_row_with_date(ft_slice line, const parts *found)
{
    size_t clocks = 0;
    bool pair = false;
    for (size_t at = 0; at < line.len; at++) {
        bool starts = ft_is_digit(line.data[at]) &&
                      (at == 0 || !ft_is_digit(line.data[at - 1]));
        pair = pair || (starts && is_pair_between_words(line, at));
        clocks += line.data[at] == ':' && digits(line, at + 1) > 0;
    }
    return (pair && found->numbers >= 2 * clocks + 4) ||
           (found->years == 1 && found->words > 1 &&
            found->numbers >= 2 * clocks + 5);
}

/* Names of days and months are the pack's, so the shape must do: a year and
 * another number, one word before the first number (or two, the first of them
 * parted off as a weekday is), and hardly a word more, nor a score. */
bool ft_shape_is_date(ft_slice line)
{
    size_t bullet = ft_shape_bullet(line);
    line = (ft_slice){line.data + bullet, line.len - bullet};
    if (line.len < 8 || line.len > 60)
        return false;
    parts found = read_parts(line);
    return found.years && found.numbers >= 2 && found.numbers <= 7 &&
           found.words <= 4 && !is_row_with_date(line, &found) &&
           (found.leading <= 1 || (found.leading == 2 && found.parted));
}

bool ft_shape_is_byline(ft_slice line)
{
    static const ft_slice people[] = {FT_SLICE("by "), FT_SLICE("written by "),
                                      FT_SLICE("words by "),
                                      FT_SLICE("reporting by ")};
    static const ft_slice times[] = {
        FT_SLICE("posted"),       FT_SLICE("published"),
        FT_SLICE("updated"),      FT_SLICE("last updated"),
        FT_SLICE("first posted"), FT_SLICE("first published"),
        FT_SLICE("last modified")};
    if (line.len < 120 && ft_shape_numbers(line) > 1 &&
        starts_with_any(line, times, FT_COUNT(times)))
        return !ft_shape_ends_sentence(line);
    return line.len < 100 && ft_shape_words(line) <= 10 &&
           !ft_shape_ends_sentence(line) &&
           starts_with_any(line, people, FT_COUNT(people));
}

bool ft_shape_is_caption(ft_slice line)
{
    static const ft_slice opening[] = {
        FT_SLICE("photo:"),      FT_SLICE("photograph:"),
        FT_SLICE("picture:"),    FT_SLICE("image:"),
        FT_SLICE("photo by "),   FT_SLICE("handout photo"),
        FT_SLICE("file photo"),  FT_SLICE("image credit"),
        FT_SLICE("photo credit")};
    static const ft_slice credits[] = {
        FT_SLICE("photo:"),        FT_SLICE("photograph:"),
        FT_SLICE("picture:"),      FT_SLICE("image:"),
        FT_SLICE("photo by "),     FT_SLICE("picture by "),
        FT_SLICE("image by "),     FT_SLICE("(file photograph)"),
        FT_SLICE("(file photo)"),  FT_SLICE("(file picture)"),
        FT_SLICE("getty images)"), FT_SLICE("(photo"),
        FT_SLICE("/getty images")};
    if (line.len > 500)
        return false;
    if (starts_with_any(line, opening, FT_COUNT(opening)))
        return true;
    size_t tail = line.len > 60 ? line.len - 60 : 0;
    return holds_any(line, tail, credits, FT_COUNT(credits));
}

bool ft_shape_is_post(ft_slice line)
{
    static const ft_slice links[] = {FT_SLICE("pic.twitter.com/"),
                                     FT_SLICE("https://t.co/")};
    if (line.len > 800)
        return false;
    for (size_t i = 0; i < FT_COUNT(links); i++)
        if (ft_slice_find(line, links[i], 0) != SIZE_MAX)
            return true;
    static const ft_slice handle = FT_SLICE("(@");
    size_t at = ft_slice_find(line, handle, 0);
    return at != SIZE_MAX && line.len - at < 60 && ft_shape_numbers(line) > 0 &&
           ft_is_digit(line.data[line.len - 1]);
}

bool ft_shape_is_furniture(ft_slice line)
{
    static const ft_slice phrases[] = {
        FT_SLICE("skip to "),
        FT_SLICE("advertisement"),
        FT_SLICE("story continues below"),
        FT_SLICE("article continues below"),
        FT_SLICE("continue reading"),
        FT_SLICE("continued from previous page"),
        FT_SLICE("log in"),
        FT_SLICE("sign in"),
        FT_SLICE("reset password"),
        FT_SLICE("click to follow"),
        FT_SLICE("sponsored by"),
        FT_SLICE("scroll down"),
        FT_SLICE("show comments"),
        FT_SLICE("read more"),
    };
    if (line.len > 64)
        return false;
    static const ft_slice comments = FT_SLICE("comments");
    if (line.len == comments.len && has_at(line, 0, comments))
        return true;
    return !ft_shape_ends_sentence(line) &&
           starts_with_any(line, phrases, FT_COUNT(phrases));
}

/* "More ... stories": a heading over links, whatever stands between. */
static bool names_more(ft_slice line)
{
    static const ft_slice more = FT_SLICE("more ");
    static const ft_slice others[] = {FT_SLICE("stories"), FT_SLICE("articles"),
                                      FT_SLICE("news"), FT_SLICE("headlines"),
                                      FT_SLICE("coverage")};
    if (line.len > 64 || !has_at(line, 0, more))
        return false;
    for (size_t i = 0; i < FT_COUNT(others); i++)
        if (line.len > others[i].len &&
            has_at(line, line.len - others[i].len, others[i]))
            return true;
    return false;
}

bool ft_shape_is_promotion(ft_slice line)
{
    static const ft_slice phrases[] = {
        FT_SLICE("read more"),
        FT_SLICE("read next"),
        FT_SLICE("read also"),
        FT_SLICE("also read"),
        FT_SLICE("related:"),
        FT_SLICE("related stories"),
        FT_SLICE("related articles"),
        FT_SLICE("related content"),
        FT_SLICE("more from"),
        FT_SLICE("more on this"),
        FT_SLICE("more stories"),
        FT_SLICE("see also"),
        FT_SLICE("see more"),
        FT_SLICE("you may also like"),
        FT_SLICE("you might also like"),
        FT_SLICE("recommended"),
        FT_SLICE("sign up"),
        FT_SLICE("subscribe"),
        FT_SLICE("follow us"),
        FT_SLICE("follow @"),
        FT_SLICE("like us on"),
        FT_SLICE("download the"),
        FT_SLICE("get the app"),
        FT_SLICE("click here"),
        FT_SLICE("share this"),
        FT_SLICE("share on"),
        FT_SLICE("back to gallery"),
        FT_SLICE("back to top"),
        FT_SLICE("advertisement"),
        FT_SLICE("story continues below"),
        FT_SLICE("article continues below"),
        FT_SLICE("continue reading"),
        FT_SLICE("watch:"),
        FT_SLICE("listen:"),
        FT_SLICE("tags:"),
        FT_SLICE("filed under"),
        FT_SLICE("most read"),
        FT_SLICE("most popular"),
        FT_SLICE("trending"),
        FT_SLICE("join the conversation"),
        FT_SLICE("copyright"),
        FT_SLICE("all rights reserved"),
        FT_SLICE("leave a comment"),
        FT_SLICE("post a comment"),
        FT_SLICE("don't miss"),
        FT_SLICE("support us"),
        FT_SLICE("get our"),
        FT_SLICE("print this"),
    };
    return (line.len < 300 &&
            starts_with_any(line, phrases, FT_COUNT(phrases))) ||
           names_more(line);
}

size_t ft_shape_bullet(ft_slice line)
{
    static const ft_slice marks[] = {
        FT_SLICE("- "),
        FT_SLICE("* "),
        FT_SLICE("+ "),
        FT_SLICE("\xE2\x80\xA2"), /* bullet */
        FT_SLICE("\xE2\x80\xA3"), /* triangle */
        FT_SLICE("\xE2\x96\xAA"), /* small square */
        FT_SLICE("\xC2\xB7"),     /* middle dot */
        FT_SLICE("\xE2\x80\x93 "),
        FT_SLICE("\xE2\x80\x94 ")};
    for (size_t i = 0; i < FT_COUNT(marks); i++) {
        if (!ft_slice_starts(line, marks[i]))
            continue;
        size_t end = marks[i].len;
        while (end < line.len &&
               (line.data[end] == ' ' || line.data[end] == '\t'))
            end++;
        return end;
    }
    return 0;
}

/* Bytes of the prime behind a minute's digits; 0 for none. */
static size_t prime(ft_slice line, size_t at)
{
    static const ft_slice primes[] = {
        FT_SLICE("'"), FT_SLICE("\xE2\x80\x99"), FT_SLICE("\xE2\x80\xB2"),
        FT_SLICE("\xC2\xB4"), FT_SLICE("\xCA\xB9")};
    ft_slice rest = {line.data + at, line.len - at};
    for (size_t i = 0; i < FT_COUNT(primes); i++)
        if (ft_slice_starts(rest, primes[i]))
            return primes[i].len;
    return 0;
}

/* "45", "45'", "45+2'", "45'+2'": the end of it, and whether primed. */
static size_t minute_at(ft_slice line, size_t at, bool *primed)
{
    size_t len = digits(line, at);
    if (len < 1 || len > 3)
        return at;
    at += len;
    size_t mark = prime(line, at);
    *primed = mark > 0;
    at += mark;
    if (at + 1 < line.len && line.data[at] == '+' &&
        ft_is_digit(line.data[at + 1])) {
        at += 1 + digits(line, at + 1);
        mark = prime(line, at);
        *primed |= mark > 0;
        at += mark;
    }
    return at;
}

size_t ft_shape_minute(ft_slice line)
{
    bool primed = false;
    size_t end = minute_at(line, 0, &primed);
    return primed && (end == line.len || !ft_is_wordy(line.data[end]) ||
                      (unsigned char)line.data[end] >= 0x80)
               ? end
               : 0;
}

bool ft_shape_has_minute(ft_slice line)
{
    for (size_t at = 0; at < line.len; at++) {
        if (!ft_is_digit(line.data[at]) ||
            (at > 0 && ft_is_digit(line.data[at - 1])))
            continue;
        ft_slice rest = {line.data + at, line.len - at};
        if (ft_shape_minute(rest))
            return true;
    }
    return false;
}

/* "am", "p.m." behind a time. */
static size_t half_of_day(ft_slice line, size_t at)
{
    static const ft_slice halves[] = {FT_SLICE("am"), FT_SLICE("pm"),
                                      FT_SLICE("a.m."), FT_SLICE("p.m.")};
    size_t gap = at < line.len && line.data[at] == ' ' ? 1 : 0;
    for (size_t i = 0; i < FT_COUNT(halves); i++)
        if (has_at(line, at + gap, halves[i]))
            return gap + halves[i].len;
    return 0;
}

size_t ft_shape_clock(ft_slice line)
{
    size_t hours = digits(line, 0), at = hours + 1;
    if (hours < 1 || hours > 2 || at >= line.len ||
        (line.data[hours] != ':' && line.data[hours] != '.') ||
        digits(line, at) != 2 || line.data[at] > '5')
        return 0;
    at += 2;
    at += half_of_day(line, at);
    return at == line.len || line.data[at] == ' ' ? at : 0;
}

/* A word of a name: with a capital, or short as "of" and "the" are. */
static bool is_of_name(ft_slice word, bool first)
{
    return !ft_is_lower(word.data[0]) || (!first && word.len <= 3);
}

bool ft_shape_is_score(ft_slice line)
{
    size_t numbers = 0, names = 0, run = 0;
    for (size_t at = 0; at < line.len;) {
        size_t start = at;
        if (ft_is_digit(line.data[at])) {
            at += digits(line, at);
            if (at - start > 2 || ++numbers > 2)
                return false;
            run = 0;
        } else if (ft_is_wordy(line.data[at]) &&
                   (unsigned char)line.data[at] != 0xE2) {
            while (at < line.len && ft_is_wordy(line.data[at]))
                at++;
            ft_slice word = {line.data + start, at - start};
            names += run++ == 0;
            if (!is_of_name(word, run == 1))
                return false;
        } else {
            at += (unsigned char)line.data[at] == 0xE2 ? 3 : 1; /* a dash */
        }
    }
    return numbers == 2 && names == 2;
}
