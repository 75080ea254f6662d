/* In: pieces. Out: fewer, with the entries of a live text marked. Some stamp
 * them with the minute of the match, others with the time of day. */
#include "html/live.h"

#include "html/shape.h"

enum {
    ENTRIES_LEAST = 4, /* entries that make a live text without a name */
    TEXT_LEAST = 25,   /* bytes of an entry's text */
    STAMP_MOST = 12    /* and of its stamp */
};

typedef struct live {
    const ft_tree *tree;
    const ft_mark *marks;
    ft_piece *pieces;
    size_t count;
} live;

static bool is_inside(const live *l, uint32_t node, uint32_t outer)
{
    return node >= outer && node < l->tree->nodes[outer].end;
}

/* The nearest element around a piece that holds more than the piece. */
static uint32_t entry_of(const live *l, const ft_piece *p)
{
    uint32_t node = p->node;
    while (node != 0 && l->marks[node].chars <= p->chars)
        node = l->tree->nodes[node].parent;
    return node;
}

/* Bytes of a stamp of the kind that is asked for, at the start of a line. */
typedef size_t stamp_of(ft_slice line);

/* Nothing but a stamp, with the piece behind it in the same entry. */
static bool is_lone_stamp(const live *l, size_t i, stamp_of *stamp)
{
    const ft_piece *p = &l->pieces[i];
    if (i + 1 >= l->count || p->text.len > STAMP_MOST ||
        stamp(p->text) != p->text.len)
        return false;
    uint32_t entry = entry_of(l, p);
    return entry != 0 && is_inside(l, p[1].node, entry) &&
           l->marks[entry].chars >= TEXT_LEAST && !stamp(p[1].text);
}

static bool is_named(const live *l, const ft_piece *p)
{
    return l->marks[p->node].zone == FT_ZONE_LIVE;
}

static bool is_entry(const ft_piece *p)
{
    return p->text.len >= TEXT_LEAST && ft_shape_minute(p->text) > 0;
}

static size_t count_entries(const live *l)
{
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++)
        count +=
            is_lone_stamp(l, i, ft_shape_minute) || is_entry(&l->pieces[i]);
    return count;
}

static size_t count_clocks(const live *l)
{
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++)
        count += is_lone_stamp(l, i, ft_shape_clock);
    return count;
}

static void set_entry(ft_piece *p, ft_slice stamp)
{
    p->zone = FT_ZONE_LIVE;
    p->group = 0;
    p->level = 0;
    p->stamp = stamp;
}

/* Further paragraphs of the entry that was stamped last. */
static bool is_more(const live *l, const ft_piece *p, uint32_t entry)
{
    return entry != 0 && is_inside(l, p->node, entry) && !p->level &&
           (p->zone == FT_ZONE_BODY || p->zone == FT_ZONE_LIST);
}

void ft_live_mark(const ft_tree *tree, const ft_mark *marks, ft_pieces *pieces)
{
    live l = {tree, marks, pieces->items, pieces->count};
    bool several = count_entries(&l) >= ENTRIES_LEAST;
    bool clocks = count_clocks(&l) >= ENTRIES_LEAST;
    uint32_t entry = 0;
    size_t kept = 0;
    for (size_t i = 0; i < l.count; i++) {
        ft_piece *p = &l.pieces[i];
        bool live_text = several || is_named(&l, p);
        if (live_text && is_lone_stamp(&l, i, ft_shape_minute)) {
            entry = entry_of(&l, p);
            set_entry(p + 1, p->text);
            continue;
        }
        if ((clocks || is_named(&l, p)) &&
            is_lone_stamp(&l, i, ft_shape_clock)) {
            entry = entry_of(&l, p); /* the time of day tells nothing */
            continue;
        }
        if (live_text && !p->stamp.len && is_entry(p)) {
            entry = 0;
            set_entry(p, (ft_slice){p->text.data, ft_shape_minute(p->text)});
        } else if (!p->stamp.len && is_more(&l, p, entry)) {
            set_entry(p, (ft_slice){NULL, 0});
        }
        l.pieces[kept++] = *p;
    }
    pieces->count = kept;
}
