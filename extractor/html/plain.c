/*
 * In: clean text. Out: blocks over that same text. Paragraphs are parted by
 * empty lines; within one, hard-wrapped lines are one block and any other line
 * is a block of its own, so that lists of results never run together.
 */
#include "html/plain.h"

#include "base/error.h"
#include "html/dump.h"
#include "html/league.h"
#include "html/shape.h"
#include "html/utf8.h"

enum {
    LINES_MOST = 100000, /* no article has more; such a text is refused */
    WORK_A_LINE = 9000,  /* steps */
    WORK_A_BYTE = 250,
    WORK_BYTES = 64,     /* of a line, that take them */
    WRAP_LEAST = 45,     /* shorter lines are not broken for want of room */
    WRAP_MOST = 120,     /* longer ones are not broken at all */
    HEADLINE_MOST = 200, /* code points; so for the other limits */
    HEADING_MOST = 100,
    PROSE_LEAST = 60,
    STANDFIRST_WORDS = 6,
    HEADLINE_WORDS = 4,
    HEAD_MOST = 8, /* blocks before which the article's own day stands */
    LABEL_WORDS = 2,
    LIVE_LEAST = 4 /* entries with a minute that make a live text */
};

/* A line that is not empty. */
typedef struct line {
    ft_slice text; /* trimmed */
    size_t width;  /* code points */
    bool first;    /* of its paragraph */
    bool joins;    /* runs on into the line behind it */
} line;

/* A block in the making. */
typedef struct piece {
    ft_slice text;
    size_t width;
    bool first, last; /* of its paragraph */
    bool sentence;    /* ends as a sentence does */
    bool prose;
    ft_block block;
} piece;

typedef struct reader {
    ft_arena *arena;
    ft_slice text;
    line *lines;
    size_t line_count, line_room;
    piece *pieces;
    size_t piece_count;
    unsigned groups; /* groups given out so far */
} reader;

static bool add_line(reader *r, ft_slice text, bool first)
{
    line *lines = ft_arena_grow(r->arena, r->lines, &r->line_room,
                                r->line_count + 1, sizeof(line));
    if (!lines)
        return false;
    r->lines = lines;
    lines[r->line_count++] =
        (line){.text = text, .width = ft_utf8_count(text), .first = first};
    return true;
}

/* A line with a whole page in it: its menus and its foot get no block. */
static bool add_text(reader *r, ft_slice text, bool first)
{
    ft_dump dump;
    if (ft_dump_is_foot(text))
        return true;
    if (!ft_dump_read(text, &dump) &&
        (r->line_count > 0 || !ft_dump_head(text, &dump)))
        return add_line(r, text, first);
    return (dump.headline.len == 0 || add_line(r, dump.headline, true)) &&
           (dump.story.len == 0 || add_line(r, dump.story, true));
}

/* Steps of this stage: shapes are looked for in lines, not in long ones. */
static uint64_t work(ft_slice text)
{
    uint64_t looked_at = text.len < WORK_BYTES ? text.len : WORK_BYTES;

    return WORK_A_LINE + WORK_A_BYTE * looked_at;
}

static bool read_lines(reader *r)
{
    bool first = true;
    for (size_t start = 0; start < r->text.len;) {
        static const ft_slice newline = FT_SLICE("\n");
        size_t end = ft_slice_find(r->text, newline, start);
        end = end < r->text.len ? end : r->text.len;
        ft_slice text =
            ft_utf8_trim(ft_slice_cut(r->text, (ft_span){start, end}));
        if (r->line_count >= LINES_MOST)
            ft_arena_refuse(r->arena, "the text has more than 100,000 lines");
        if (text.len > 0 &&
            (!ft_arena_work(r->arena, work(text)) || !add_text(r, text, first)))
            return false;
        first = text.len == 0;
        start = end + 1;
    }
    return true;
}

/* A bar or a tab between cells, or a bar before each. */
static bool is_row(ft_slice text)
{
    static const ft_slice bar = FT_SLICE(" | "), tab = FT_SLICE("\t");
    if (text.data[0] == '|')
        return true;
    return ft_slice_find(text, bar, 0) != (size_t)-1 ||
           ft_slice_find(text, tab, 0) != (size_t)-1;
}

static size_t first_word(ft_slice text)
{
    size_t end = 0;
    while (end < text.len && text.data[end] != ' ')
        end++;
    return ft_utf8_count((ft_slice){text.data, end});
}

static bool begins_lower(ft_slice text)
{
    int code = 0;
    ft_utf8_next(text, 0, &code);
    return ft_utf8_is_lower(code);
}

static bool can_join(const line *a, const line *b)
{
    return !b->first && a->width >= WRAP_LEAST && a->width <= WRAP_MOST &&
           b->width <= WRAP_MOST && !ft_shape_bullet(b->text) &&
           !is_row(a->text) && !is_row(b->text);
}

/* The sentence of `a` plainly goes on in `b`. */
static bool runs_on(const line *a, const line *b)
{
    return can_join(a, b) && begins_lower(b->text) &&
           !ft_shape_ends_sentence(a->text);
}

/* The width at which this text was wrapped; 0 when it was not. Lines that
 * plainly run on show it. */
static size_t wrap_width(const reader *r)
{
    size_t width = 0;
    for (size_t i = 0; i + 1 < r->line_count; i++)
        if (runs_on(&r->lines[i], &r->lines[i + 1]) &&
            r->lines[i].width > width)
            width = r->lines[i].width;
    return width;
}

/* Where the next word had no room left, the wrapping broke the line. */
static void join_lines(reader *r)
{
    size_t width = wrap_width(r);
    for (size_t i = 0; width && i + 1 < r->line_count; i++) {
        line *a = &r->lines[i];
        const line *b = a + 1;
        a->joins =
            runs_on(a, b) || (can_join(a, b) && a->width <= width + 2 &&
                              a->width + 1 + first_word(b->text) > width);
    }
}

static bool is_prose(const piece *p)
{
    return (p->sentence && p->width >= PROSE_LEAST) || p->width > HEADLINE_MOST;
}

static piece make_piece(const reader *r, size_t from, size_t to)
{
    const line *a = &r->lines[from], *b = &r->lines[to];
    size_t start = (size_t)(a->text.data - r->text.data);
    size_t end = (size_t)(b->text.data - r->text.data) + b->text.len;
    ft_slice text = {a->text.data, end - start};
    piece p = {
        .text = text,
        .width = from == to ? a->width : ft_utf8_count(text),
        .first = a->first,
        .last = to + 1 == r->line_count || r->lines[to + 1].first,
        .sentence = ft_shape_ends_sentence(text),
        .block = {.zone = FT_ZONE_BODY, .span = {start, end}, .body = true}};
    p.prose = is_prose(&p);
    return p;
}

static bool cut_pieces(reader *r)
{
    r->pieces = FT_NEW(r->arena, piece, r->line_count);
    if (!r->pieces)
        return false;
    for (size_t from = 0, to = 0; from < r->line_count; from = ++to) {
        while (r->lines[to].joins)
            to++;
        r->pieces[r->piece_count++] = make_piece(r, from, to);
    }
    return true;
}

/* Zones that a block shows by itself, wherever it stands; FT_ZONE_COUNT when
 * it shows none. */
static ft_zone own_zone(const piece *p)
{
    if (ft_shape_is_byline(p->text))
        return FT_ZONE_BYLINE;
    if (is_row(p->text) && !p->prose)
        return FT_ZONE_TABLE;
    if (ft_shape_is_post(p->text))
        return FT_ZONE_POST;
    if (ft_shape_is_caption(p->text))
        return FT_ZONE_CAPTION;
    if (ft_shape_bullet(p->text) && !ft_shape_is_date(p->text))
        return p->prose && !ft_shape_has_minute(p->text) ? FT_ZONE_BODY
                                                         : FT_ZONE_LIST;
    return FT_ZONE_COUNT;
}

static bool is_short(const piece *p)
{
    return p->width <= HEADING_MOST && !p->sentence;
}

/* A row of figures, in a paragraph of lines; it may end as a sentence does. */
static bool is_figures(const piece *p)
{
    size_t numbers = ft_shape_numbers(p->text);
    return p->width <= HEADING_MOST && numbers >= 2 &&
           (!p->prose || numbers * 4 >= ft_shape_words(p->text));
}

/* "Ground: Park Lane": a few words, a colon, and what they stand for. */
static bool is_labelled(const piece *p)
{
    static const ft_slice colon = FT_SLICE(": ");
    size_t at = ft_slice_find(p->text, colon, 0);
    return is_short(p) && at < p->text.len &&
           ft_shape_words((ft_slice){p->text.data, at}) <= LABEL_WORDS;
}

/* A short line above prose is a heading, unless it ends a list. */
static bool leads_prose(const reader *r, size_t i)
{
    const piece *p = &r->pieces[i];
    bool led = i > 0 && !p->first && is_short(&r->pieces[i - 1]);
    return is_short(p) && !p->last && r->pieces[i + 1].prose && !led;
}

/* A short line is a heading when it stands alone or prose follows it, else a
 * row of a list. */
static ft_zone short_zone(const reader *r, size_t i)
{
    const piece *p = &r->pieces[i];
    bool alone = p->first && p->last;
    bool cut_off = i + 1 == r->piece_count && p->width > PROSE_LEAST;
    if (leads_prose(r, i) && !begins_lower(p->text))
        return ft_shape_has_minute(p->text) ? FT_ZONE_LIST : FT_ZONE_HEADING;
    if (!alone && is_figures(p))
        return FT_ZONE_LIST;
    if (!is_short(p) || begins_lower(p->text) || (alone && cut_off))
        return FT_ZONE_BODY;
    return alone && !ft_shape_has_minute(p->text) ? FT_ZONE_HEADING
                                                  : FT_ZONE_LIST;
}

/* Index of the first block of prose: what stands before it is the head. */
static size_t head_end(const reader *r)
{
    size_t i = 0;
    while (i < r->piece_count && !r->pieces[i].prose)
        i++;
    return i;
}

static bool may_be_headline(const piece *p)
{
    return p->width <= HEADLINE_MOST && p->block.body &&
           own_zone(p) == FT_ZONE_COUNT && !ft_shape_is_date(p->text) &&
           p->text.data[p->text.len - 1] != '.';
}

/* The first line of the head that is long enough to be one, else the first of
 * any length; the count of blocks when there is none. */
static size_t find_headline(const reader *r, size_t head)
{
    size_t first = r->piece_count;
    for (size_t i = 0; i < head; i++) {
        const piece *p = &r->pieces[i];
        if (!may_be_headline(p))
            continue;
        if (ft_shape_words(p->text) >= HEADLINE_WORDS ||
            ft_shape_numbers(p->text) > 1)
            return i;
        if (first == r->piece_count)
            first = i;
    }
    return first;
}

static bool is_standfirst(const reader *r, size_t i, size_t headline)
{
    const piece *p = &r->pieces[i];
    return i == headline + 1 && p->first && p->last &&
           !ft_shape_numbers(p->text) && p->width <= HEADLINE_MOST &&
           ft_shape_words(p->text) >= STANDFIRST_WORDS;
}

/* A day with a clock time is when the article appeared, even below a first
 * sentence; a day alone may head a list of fixtures. */
static bool has_clock(const piece *p)
{
    return ft_shape_numbers(p->text) >= 4;
}

static ft_zone choose_zone(const reader *r, size_t i, size_t head,
                           size_t headline)
{
    const piece *p = &r->pieces[i];
    ft_zone zone = own_zone(p);
    if (zone != FT_ZONE_COUNT)
        return zone;
    if (ft_shape_is_date(p->text) &&
        (i < head || (i < HEAD_MOST && has_clock(p))))
        return FT_ZONE_BYLINE;
    if (headline < i && ft_slice_equal(p->text, r->pieces[headline].text))
        return FT_ZONE_HEADLINE;
    if (i == headline)
        return FT_ZONE_HEADLINE;
    if (i < head && is_standfirst(r, i, headline))
        return FT_ZONE_STANDFIRST;
    return short_zone(r, i);
}

static void set_zones(reader *r)
{
    for (size_t i = 0; i < r->piece_count; i++)
        r->pieces[i].block.body = !ft_shape_is_furniture(r->pieces[i].text);
    size_t head = head_end(r);
    size_t headline = find_headline(r, head);
    for (size_t i = 0; i < r->piece_count; i++) {
        ft_block *block = &r->pieces[i].block;
        block->zone = choose_zone(r, i, head, headline);
        if (block->zone == FT_ZONE_HEADING)
            block->level = 2;
        if (block->zone == FT_ZONE_HEADLINE)
            block->level = 1;
    }
}

/* Labelled lines one behind the other are the facts of a match. */
static void set_facts(reader *r)
{
    bool before = false;
    for (size_t i = 0; i < r->piece_count; i++) {
        ft_zone zone = r->pieces[i].block.zone;
        bool own = (zone == FT_ZONE_HEADING || zone == FT_ZONE_LIST) &&
                   r->pieces[i].block.body && is_labelled(&r->pieces[i]);
        if (own && before)
            r->pieces[i - 1].block.zone = r->pieces[i].block.zone =
                FT_ZONE_FACTS;
        before = own;
    }
}

static bool is_entry(const piece *p)
{
    return ft_shape_minute(p->text) > 0 && p->width > WRAP_LEAST;
}

static void set_stamps(reader *r)
{
    size_t entries = 0;
    for (size_t i = 0; i < r->piece_count; i++)
        entries += is_entry(&r->pieces[i]);
    for (size_t i = 0; entries >= LIVE_LEAST && i < r->piece_count; i++) {
        piece *p = &r->pieces[i];
        if (!is_entry(p))
            continue;
        p->block.zone = FT_ZONE_LIVE;
        p->block.stamp = (ft_slice){p->text.data, ft_shape_minute(p->text)};
    }
}

/* Neighbours of one kind in one paragraph, and bullets across paragraphs, are
 * one list or table. */
static void set_groups(reader *r)
{
    for (size_t i = 0; i < r->piece_count; i++) {
        ft_block *block = &r->pieces[i].block;
        if (block->zone != FT_ZONE_LIST && block->zone != FT_ZONE_TABLE &&
            block->zone != FT_ZONE_FACTS)
            continue;
        if (block->zone == FT_ZONE_FACTS)
            block->level = 0;
        const piece *before = i > 0 ? &r->pieces[i - 1] : NULL;
        bool follows = !r->pieces[i].first || block->zone == FT_ZONE_FACTS ||
                       (before && ft_shape_bullet(before->text) > 0 &&
                        ft_shape_bullet(r->pieces[i].text) > 0);
        bool same = before && before->block.zone == block->zone && follows;
        block->group = same ? before->block.group : ++r->groups;
    }
}

/* Standings and line-ups among the tables. */
static void set_leagues(reader *r)
{
    for (size_t i = 0, end; i < r->piece_count; i = end) {
        ft_league league = {0};
        const ft_block *block = &r->pieces[i].block;
        end = i + 1;
        if (block->zone != FT_ZONE_TABLE)
            continue;
        ft_league_add(&league, r->pieces[i].text);
        while (end < r->piece_count &&
               r->pieces[end].block.zone == FT_ZONE_TABLE &&
               r->pieces[end].block.group == block->group)
            ft_league_add(&league, r->pieces[end++].text);
        for (size_t k = i; k < end; k++)
            r->pieces[k].block.zone = ft_league_zone(&league);
    }
}

static ft_status hand_over(const reader *r, ft_article *out, ft_error *err)
{
    ft_block *blocks = FT_NEW(r->arena, ft_block, r->piece_count);
    if (!blocks)
        return ft_error_memory(err);
    for (size_t i = 0; i < r->piece_count; i++)
        blocks[i] = r->pieces[i].block;
    out->text = r->text;
    out->blocks = blocks;
    out->block_count = r->piece_count;
    return FT_OK;
}

ft_status ft_plain_read(ft_arena *arena, ft_slice text, ft_article *out,
                        ft_error *err)
{
    reader r = {.arena = arena, .text = text};
    if (!read_lines(&r))
        return ft_error_memory(err);
    join_lines(&r);
    if (!cut_pieces(&r))
        return ft_error_memory(err);
    set_zones(&r);
    set_facts(&r);
    set_stamps(&r);
    set_groups(&r);
    set_leagues(&r);
    return hand_over(&r, out, err);
}
