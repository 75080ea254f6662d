/* In: one line. Out: the article in it. Only what stands at both ends of pages
 * is known here; what lies between is left as it is. */
#include "html/dump.h"

#include <stdint.h>

#include "base/ascii.h"
#include "html/utf8.h"

enum {
    LINE_LEAST = 1500, /* bytes of a page in one line */
    TITLE_LEAST = 20,
    TITLE_MOST = 250,
    HEAD_LEAST = 120, /* bytes of a line with a title, a menu and the title */
    MENU_LEAST = 20,
    FOOT_MOST = 5000,
    MENU_MOST = 2000, /* bytes from the line's start to the headline */
    GAP_MOST = 1200,  /* between two phrases of a foot, and behind the last */
    PHRASES_LEAST = 3 /* in a foot */
};

/* As pages print them, capitals and all: in prose they are rare, and three of
 * them in a row are no prose. */
static const ft_slice feet[] = {
    FT_SLICE("Related Stories"),
    FT_SLICE("Related Articles"),
    FT_SLICE("Related Content"),
    FT_SLICE("Related Topics"),
    FT_SLICE("Related News"),
    FT_SLICE("More Stories"),
    FT_SLICE("More from"),
    FT_SLICE("More From"),
    FT_SLICE("Most Read"),
    FT_SLICE("Most read"),
    FT_SLICE("Top Stories"),
    FT_SLICE("Popular now"),
    FT_SLICE("Cookies"),
    FT_SLICE("Most Popular"),
    FT_SLICE("Most Viewed"),
    FT_SLICE("Popular Now"),
    FT_SLICE("Trending"),
    FT_SLICE("Read Next"),
    FT_SLICE("Recommended"),
    FT_SLICE("You May Also Like"),
    FT_SLICE("You might also like"),
    FT_SLICE("Sign up"),
    FT_SLICE("Sign Up"),
    FT_SLICE("Subscribe"),
    FT_SLICE("Newsletter"),
    FT_SLICE("Comments"),
    FT_SLICE("Leave a Reply"),
    FT_SLICE("Join the conversation"),
    FT_SLICE("Footer"),
    FT_SLICE("Terms of Use"),
    FT_SLICE("Terms of Service"),
    FT_SLICE("Terms and Conditions"),
    FT_SLICE("Terms & Conditions"),
    FT_SLICE("Privacy"),
    FT_SLICE("Cookie Policy"),
    FT_SLICE("All rights reserved"),
    FT_SLICE("All Rights Reserved"),
    FT_SLICE("Contact Us"),
    FT_SLICE("Contact us"),
    FT_SLICE("About Us"),
    FT_SLICE("About us"),
    FT_SLICE("Advertise"),
    FT_SLICE("Help Centre"),
    FT_SLICE("Help Center"),
    FT_SLICE("Sitemap"),
    FT_SLICE("Site Map"),
    FT_SLICE("Accessibility"),
    FT_SLICE("Follow us"),
    FT_SLICE("Follow Us"),
    FT_SLICE("Share this"),
    FT_SLICE("ABOUT THE AUTHOR"),
    FT_SLICE("About the Author"),
    FT_SLICE("About the author"),
    FT_SLICE("Copyright"),
};

/* Bytes of the phrase of a foot that begins at `at`, and a word with it; 0 for
 * none. */
static size_t foot_at(ft_slice line, size_t at)
{
    if (!ft_is_upper(line.data[at]) ||
        (at > 0 && ft_is_wordy(line.data[at - 1])))
        return 0;
    ft_slice rest = {line.data + at, line.len - at};
    for (size_t i = 0; i < FT_COUNT(feet); i++)
        if (ft_slice_starts(rest, feet[i]))
            return feet[i].len;
    return 0;
}

/* Nothing of a sentence is open before `at`. */
static bool is_after_sentence(ft_slice line, size_t at)
{
    static const ft_slice quote = FT_SLICE("\xE2\x80\x9D");
    ft_slice before = ft_utf8_trim((ft_slice){line.data, at});
    if (before.len == 0)
        return false;
    char last = before.data[before.len - 1];
    return last == '.' || last == '!' || last == '?' || last == '"' ||
           last == ')' || ft_slice_ends(before, quote);
}

/* Where the foot begins: phrases of one follow each other up to the end, and
 * a sentence ends before the first. The line's length when it has none. */
static size_t find_foot(ft_slice line)
{
    size_t foot = line.len, next = line.len, count = 0;
    for (size_t at = line.len; at-- > line.len / 4;) {
        if (next - at > GAP_MOST)
            break;
        if (!foot_at(line, at))
            continue;
        next = at;
        if (++count >= PHRASES_LEAST && is_after_sentence(line, at))
            foot = at;
    }
    return foot;
}

/* The title that the line opens with, up to the name of the site or the link
 * that leads past the menu. */
static ft_slice take_title(ft_slice line)
{
    static const ft_slice ends[] = {FT_SLICE(" | "), FT_SLICE(" Skip to ")};
    size_t end = TITLE_MOST;
    for (size_t i = 0; i < FT_COUNT(ends); i++) {
        ft_slice head = {line.data, TITLE_MOST};
        size_t at = ft_slice_find(head, ends[i], 0);
        end = at < end ? at : end;
    }
    return (ft_slice){line.data, end};
}

/* Where the title stands for the last time before the story; SIZE_MAX when it
 * stands but once, or when no link leads past a menu. */
static size_t find_headline(ft_slice line, ft_slice title)
{
    static const ft_slice skip = FT_SLICE("Skip to ");
    ft_slice head = {line.data, line.len < MENU_MOST ? line.len : MENU_MOST};
    size_t menu = ft_slice_find(head, skip, 0), last = SIZE_MAX;
    if (title.len < TITLE_LEAST || title.len >= TITLE_MOST || menu == SIZE_MAX)
        return SIZE_MAX;
    for (size_t at = menu; (at = ft_slice_find(head, title, at)) != SIZE_MAX;)
        last = at++;
    return last;
}

/* --- in more lines than one ------------------------------------------------
 */

/* Where the title that the line opens with stands again, behind a menu:
 * SIZE_MAX when it does not. What has figures in it may be more than a menu. */
static size_t find_again(ft_slice line, ft_slice *title)
{
    size_t most = line.len < MENU_MOST ? line.len : MENU_MOST,
           len = TITLE_LEAST;
    while (len < most && ft_is_wordy(line.data[len]))
        len++;
    ft_slice head = {line.data, most}, start = {line.data, len};
    size_t at = len < most ? ft_slice_find(head, start, len) : SIZE_MAX;
    if (at == SIZE_MAX || ft_is_wordy(line.data[at - 1]))
        return SIZE_MAX;
    while (at + len < line.len && len < at &&
           line.data[len] == line.data[at + len])
        len++;
    while (len > start.len && ft_is_wordy(line.data[len - 1]) &&
           at + len < line.len && ft_is_wordy(line.data[at + len]))
        len--; /* the same to within a word: back to its start */
    *title = ft_utf8_trim((ft_slice){line.data, len});
    for (size_t i = title->len; i < at; i++)
        if (ft_is_digit(line.data[i]))
            return SIZE_MAX;
    return at - title->len >= MENU_LEAST ? at : SIZE_MAX;
}

bool ft_dump_is_foot(ft_slice line)
{
    size_t count = 0;
    if (line.len > FOOT_MOST)
        return false;
    for (size_t at = 0, len; at < line.len; at += len ? len : 1) {
        char next = at + 1 < line.len ? line.data[at + 1] : 'x';
        if ((line.data[at] == '.' || line.data[at] == '!') && next == ' ')
            return false; /* there are sentences in it */
        len = foot_at(line, at);
        count += len > 0;
    }
    return count >= PHRASES_LEAST;
}

bool ft_dump_head(ft_slice line, ft_dump *out)
{
    ft_slice title;
    size_t at = line.len >= HEAD_LEAST ? find_again(line, &title) : SIZE_MAX;
    if (at == SIZE_MAX)
        return false;
    size_t end = at + title.len;
    out->headline = ft_slice_cut(line, (ft_span){at, end});
    out->story = ft_utf8_trim(ft_slice_cut(line, (ft_span){end, line.len}));
    return true;
}

bool ft_dump_read(ft_slice line, ft_dump *out)
{
    if (line.len < LINE_LEAST)
        return false;
    ft_slice title = take_title(line);
    size_t head = find_headline(line, title), foot = find_foot(line);
    if (foot == line.len && head == SIZE_MAX)
        return false;
    size_t start = head == SIZE_MAX ? 0 : head + title.len;
    *out = (ft_dump){.headline = {line.data, 0}};
    if (head != SIZE_MAX)
        out->headline = ft_slice_cut(line, (ft_span){head, start});
    out->story = ft_utf8_trim(ft_slice_cut(line, (ft_span){start, foot}));
    return true;
}
