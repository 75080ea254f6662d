/* In: the JSON-LD of a page and the pieces kept of it. Out: what may stand
 * beside them. Where the two disagree, the page is right. */
#include "html/linked.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/json.h"

enum {
    UPDATES_MOST = 1000,
    MARKUP_MOST = 512 * 1024, /* bytes of all updates */
    COMPARED = 40,            /* bytes of an update that are looked for */
    COMPARED_MOST = 3,        /* updates that are */
    LINE_MOST = 120,          /* bytes of a score with two names */
    SCORE_MOST = 16
};

/* --- updates ------------------------------------------------------------- */

static bool has_zone(const ft_pieces *pieces, ft_zone zone)
{
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->items[i].kept && pieces->items[i].zone == zone)
            return true;
    return false;
}

typedef struct markup {
    char *data; /* NULL while only counted */
    size_t len;
} markup;

static void put(markup *m, ft_slice text)
{
    if (m->data)
        memcpy(m->data + m->len, text.data, text.len);
    m->len += text.len;
}

/* <p>HEADLINE</p><p>BODY</p> of each update; a body may be markup itself. */
static void put_updates(markup *m, const ft_json *updates)
{
    static const char *const keys[] = {"headline", "articleBody"};
    static const ft_slice open = FT_SLICE("<p>"), close = FT_SLICE("</p>\n");
    size_t count = 0;
    for (const ft_json *u = updates; u && count < UPDATES_MOST; u = u->next) {
        count++;
        for (size_t k = 0; k < FT_COUNT(keys); k++) {
            ft_slice text = ft_json_text(ft_json_get(u, keys[k]));
            if (text.len == 0 || m->len + text.len > MARKUP_MOST)
                continue;
            put(m, open);
            put(m, text);
            put(m, close);
        }
    }
}

ft_slice ft_linked_updates(ft_arena *arena, const ft_page_meta *meta,
                           const ft_pieces *pieces)
{
    const ft_json *updates = meta->updates;
    markup m = {NULL, 0};
    if (!updates || has_zone(pieces, FT_ZONE_LIVE))
        return (ft_slice){"", 0};
    if (updates->kind == FT_JSON_ARRAY)
        updates = updates->child;
    put_updates(&m, updates);
    m.data = ft_arena_alloc(arena, m.len + 1);
    if (!m.data)
        return (ft_slice){NULL, 0};
    m.len = 0;
    put_updates(&m, updates);
    return (ft_slice){m.data, m.len};
}

/* Whether a text stands in one of the pieces kept. */
static bool is_told(const ft_pieces *pieces, ft_slice text)
{
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->items[i].kept &&
            ft_slice_find(pieces->items[i].text, text, 0) != SIZE_MAX)
            return true;
    return false;
}

bool ft_linked_is_shown(const ft_pieces *pieces, const ft_pieces *updates)
{
    for (size_t i = 0; i < updates->count && i < COMPARED_MOST; i++) {
        ft_slice text = updates->items[i].text;
        text.len = text.len < COMPARED ? text.len : COMPARED;
        if (is_told(pieces, text))
            return true;
    }
    return false;
}

/* --- the event ----------------------------------------------------------- */

static ft_slice name_of(const ft_json *side)
{
    if (side && side->kind == FT_JSON_OBJECT)
        side = ft_json_get(side, "name");
    return ft_json_text(side);
}

/* homeTeam and awayTeam, else the two of `competitor`. */
static bool read_sides(const ft_json *event, ft_slice sides[2])
{
    const ft_json *both = ft_json_get(event, "competitor");
    sides[0] = name_of(ft_json_get(event, "homeTeam"));
    sides[1] = name_of(ft_json_get(event, "awayTeam"));
    if (sides[0].len == 0 && both && both->kind == FT_JSON_ARRAY &&
        both->child) {
        sides[0] = name_of(both->child);
        sides[1] = name_of(both->child->next);
    }
    return sides[0].len > 0 && sides[0].len <= LINE_MOST && sides[1].len > 0 &&
           sides[1].len <= LINE_MOST;
}

/* The runs of one or two digits of a line; false unless there are just two. */
static bool read_numbers(ft_slice line, ft_slice out[2])
{
    size_t count = 0;
    for (size_t at = 0, end; at < line.len; at = end) {
        end = at + 1;
        if (!ft_is_digit(line.data[at]))
            continue;
        while (end < line.len && ft_is_digit(line.data[end]))
            end++;
        if (end - at > 2 || count == 2)
            return false;
        out[count++] = ft_slice_cut(line, (ft_span){at, end});
    }
    return count == 2;
}

static bool is_score_told(const ft_pieces *pieces, ft_slice a, ft_slice b)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93"};
    char score[SCORE_MOST];
    for (size_t i = 0; i < FT_COUNT(dashes); i++) {
        int len = snprintf(score, sizeof score, "%.*s%s%.*s", (int)a.len,
                           a.data, dashes[i], (int)b.len, b.data);
        if (len > 0 && (size_t)len < sizeof score &&
            is_told(pieces, (ft_slice){score, (size_t)len}))
            return true;
    }
    return false;
}

static bool holds_up(const ft_pieces *pieces, ft_slice line,
                     const ft_slice sides[2])
{
    ft_slice goals[2];
    for (size_t i = 0; i < 2; i++)
        if (ft_slice_find(line, sides[i], 0) == SIZE_MAX)
            return false;
    return line.len <= LINE_MOST && read_numbers(line, goals) &&
           (is_score_told(pieces, goals[0], goals[1]) ||
            is_score_told(pieces, goals[1], goals[0]));
}

/* A number that an event gives, as text or as such. */
static ft_slice number_of(const ft_json *value)
{
    ft_slice number = ft_json_text(value), both[2];
    return number.len <= 2 && !read_numbers(number, both) && number.len > 0 &&
                   ft_is_digit(number.data[0])
               ? number
               : (ft_slice){NULL, 0};
}

/* The goals of one side: its own "score", or the event's "homeTeamScore". */
static ft_slice goals_of(const ft_json *event, const char *const keys[3])
{
    ft_slice goals =
        number_of(ft_json_get(ft_json_get(event, keys[0]), "score"));
    for (size_t i = 1; i < 3 && goals.len == 0; i++)
        goals = number_of(ft_json_get(event, keys[i]));
    return goals;
}

/* "HOME 2-1 AWAY" from fields of their own; empty when there are none. */
static ft_slice write_score(ft_arena *arena, const ft_json *event,
                            const ft_slice sides[2])
{
    static const char *const home[] = {"homeTeam", "homeTeamScore",
                                       "homeScore"};
    static const char *const away[] = {"awayTeam", "awayTeamScore",
                                       "awayScore"};
    ft_slice goals[2] = {goals_of(event, home), goals_of(event, away)};
    size_t room = sides[0].len + sides[1].len + SCORE_MOST;
    char *line =
        goals[0].len && goals[1].len ? ft_arena_alloc(arena, room) : NULL;
    if (!line)
        return (ft_slice){"", 0};
    int len = snprintf(line, room, "%.*s %.*s-%.*s %.*s", (int)sides[0].len,
                       sides[0].data, (int)goals[0].len, goals[0].data,
                       (int)goals[1].len, goals[1].data, (int)sides[1].len,
                       sides[1].data);
    return (ft_slice){line, len > 0 && (size_t)len < room ? (size_t)len : 0};
}

static ft_slice event_score(ft_arena *arena, const ft_json *event,
                            const ft_pieces *pieces)
{
    static const char *const keys[] = {"name", "description"};
    ft_slice sides[2];
    if (!read_sides(event, sides) || !is_told(pieces, sides[0]) ||
        !is_told(pieces, sides[1]))
        return (ft_slice){"", 0};
    for (size_t k = 0; k < FT_COUNT(keys); k++) {
        ft_slice line = ft_json_text(ft_json_get(event, keys[k]));
        if (holds_up(pieces, line, sides))
            return line;
    }
    ft_slice line = write_score(arena, event, sides);
    return holds_up(pieces, line, sides) ? line : (ft_slice){"", 0};
}

ft_slice ft_linked_score(ft_arena *arena, const ft_page_meta *meta,
                         const ft_pieces *pieces)
{
    ft_slice line = {"", 0};
    if (has_zone(pieces, FT_ZONE_SCORE))
        return line;
    for (size_t i = 0; i < meta->graph.event_count && line.len == 0; i++)
        line = event_score(arena, meta->graph.events[i], pieces);
    return line;
}
