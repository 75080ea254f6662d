/* In: rows and pieces. Out: the same, with the zone of those whose figures tell
 * of a season or of shirts. Only shapes and the names that pages give to boxes
 * are looked at, no words of an article. */
#include "html/league.h"

#include "base/ascii.h"
#include "html/utf8.h"

enum {
    FIGURE_MOST = 7,     /* bytes of a figure: "+12", "23:8", "(1.75)" */
    FIGURES_LEAST = 4,   /* in a row of standings: more than a line score has */
    FIGURES_SURE = 6,    /* in a row that needs no others beside it */
    AHEAD_MOST = 2,      /* figures before the name; more are a head's */
    STANDINGS_LEAST = 3, /* rows; two lines of a box score are none */
    NUMBERED_LEAST = 3,
    LISTED_LEAST = 7, /* rows of one number and one name each */
    ABOVE_MOST = 6,   /* elements above a piece whose names count */
    LONGEST = 12      /* bytes of a name's word, and more */
};

/* --- rows ---------------------------------------------------------------- */

typedef enum cell { CELL_EMPTY, CELL_FIGURE, CELL_NAME } cell;

static cell kind_of(ft_slice text)
{
    text = ft_utf8_trim(text);
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.data[i];
        digit |= ft_is_digit(byte);
        if (ft_is_letter(byte) ||
            (ft_is_wordy(byte) && !ft_is_digit(byte) && text.len > FIGURE_MOST))
            return CELL_NAME;
    }
    if (digit)
        return text.len <= FIGURE_MOST ? CELL_FIGURE : CELL_NAME;
    return CELL_EMPTY;
}

static bool is_bar(char byte)
{
    return byte == '|' || byte == '\t';
}

/* What the cells of a row came to. */
typedef struct census {
    size_t figures, names;
    size_t pairs; /* of a figure and the name behind it */
    size_t ahead; /* figures before the first name: a rank, last week's */
    bool first;   /* the first cell that says anything is a figure */
    cell before;
} census;

static void count_cell(census *c, cell kind)
{
    if (kind == CELL_EMPTY)
        return;
    if (c->figures + c->names == 0)
        c->first = kind == CELL_FIGURE;
    if (c->names == 0)
        c->ahead = c->figures;
    c->figures += kind == CELL_FIGURE;
    c->names += kind == CELL_NAME;
    c->pairs += kind == CELL_NAME && c->before == CELL_FIGURE;
    c->before = kind;
}

static census take_census(ft_slice line)
{
    census c = {.before = CELL_EMPTY};
    for (size_t start = 0; start <= line.len;) {
        size_t end = start;
        while (end < line.len && !is_bar(line.data[end]))
            end++;
        count_cell(&c, kind_of(ft_slice_cut(line, (ft_span){start, end})));
        start = end + 1;
    }
    return c;
}

/* A name may have its short form beside it. */
ft_row ft_league_row(ft_slice line)
{
    census c = take_census(line);
    if (c.ahead > AHEAD_MOST)
        return FT_ROW_OTHER;
    if (c.names == 1 && c.figures >= FIGURES_LEAST)
        return FT_ROW_STANDING;
    if (c.names == 2 && c.figures >= FIGURES_SURE && c.pairs <= 1)
        return FT_ROW_STANDING;
    if (c.first && c.names == c.figures && c.pairs == c.names)
        return FT_ROW_NUMBERED;
    return FT_ROW_OTHER;
}

void ft_league_add(ft_league *league, ft_slice row)
{
    census c = take_census(row);
    ft_row kind = ft_league_row(row);
    league->rows++;
    league->standings += kind == FT_ROW_STANDING;
    league->numbered += kind == FT_ROW_NUMBERED;
    league->listed += kind == FT_ROW_NUMBERED && c.names == 1;
}

ft_zone ft_league_zone(const ft_league *league)
{
    if (league->standings >= STANDINGS_LEAST &&
        league->standings * 3 >= league->rows * 2)
        return FT_ZONE_STANDINGS;
    if (league->numbered - league->listed >= NUMBERED_LEAST ||
        league->listed >= LISTED_LEAST)
        return league->numbered * 3 >= league->rows * 2 ? FT_ZONE_LINEUP
                                                        : FT_ZONE_TABLE;
    return FT_ZONE_TABLE;
}

/* --- names of boxes ------------------------------------------------------ */

/* What the words of a class mean, some only together. */
enum {
    STANDINGS = 1 << 0,
    LEAGUE = 1 << 1,
    TABLE = 1 << 2,
    LINEUP = 1 << 3,
    LINE = 1 << 4,
    UP = 1 << 5
};

static const struct {
    ft_slice word;
    unsigned bits;
} words[] = {
    {FT_SLICE("standings"), STANDINGS},
    {FT_SLICE("leaguetable"), STANDINGS},
    {FT_SLICE("league"), LEAGUE},
    {FT_SLICE("table"), TABLE},
    {FT_SLICE("lineup"), LINEUP},
    {FT_SLICE("lineups"), LINEUP},
    {FT_SLICE("line"), LINE},
    {FT_SLICE("up"), UP},
    {FT_SLICE("ups"), UP},
};

static unsigned bits_of(ft_slice word)
{
    for (size_t i = 0; i < FT_COUNT(words); i++)
        if (ft_ascii_equal(word, words[i].word))
            return words[i].bits;
    return 0;
}

static ft_zone zone_of(unsigned bits)
{
    const unsigned table = LEAGUE | TABLE, line = LINE | UP;
    if ((bits & STANDINGS) || (bits & table) == table)
        return FT_ZONE_STANDINGS;
    return (bits & LINEUP) || (bits & line) == line ? FT_ZONE_LINEUP
                                                    : FT_ZONE_COUNT;
}

/* The zone that one of the names in a class or an id gives. */
static ft_zone named_zone(ft_slice names)
{
    unsigned bits = 0;
    ft_zone zone = FT_ZONE_COUNT;
    for (size_t at = 0; at < names.len && zone == FT_ZONE_COUNT;) {
        size_t end = at;
        while (end < names.len && ft_is_letter(names.data[end]))
            end++;
        bits |= bits_of(ft_slice_cut(names, (ft_span){at, end}));
        zone = zone_of(bits);
        if (end == names.len || ft_is_space(names.data[end]))
            bits = 0;
        at = end + 1;
    }
    return zone;
}

/* --- pieces -------------------------------------------------------------- */

/* The element around a piece whose name says standings or line-up; 0: none. */
static uint32_t box_of(const ft_tree *tree, uint32_t node, ft_zone *zone)
{
    for (size_t i = 0; i < ABOVE_MOST && node != 0; i++) {
        const ft_node *n = &tree->nodes[node];
        if (n->tag == FT_TAG_ARTICLE || n->tag == FT_TAG_MAIN ||
            n->tag == FT_TAG_BODY)
            return 0;
        *zone = named_zone(ft_node_attribute(n, FT_ATTR_CLASS));
        if (*zone == FT_ZONE_COUNT)
            *zone = named_zone(ft_node_attribute(n, FT_ATTR_ID));
        if (*zone != FT_ZONE_COUNT)
            return node;
        node = n->parent;
    }
    return 0;
}

/* "Rovers: Vale; Hallam, ..." is for the rules to read, and so is prose. */
static bool is_written_out(const ft_piece *p)
{
    for (size_t i = 0; i < p->text.len; i++)
        if (p->text.data[i] == ':' || p->text.data[i] == ';' ||
            p->text.data[i] == ',' || p->text.data[i] == '.')
            return true;
    return false;
}

static void set_zone(ft_piece *p, ft_zone zone, uint32_t group)
{
    p->zone = zone;
    p->level = 0;
    p->group = group;
}

static void mark_named(const ft_tree *tree, ft_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        ft_piece *p = &pieces->items[i];
        ft_zone zone = FT_ZONE_COUNT;
        bool row = p->zone == FT_ZONE_TABLE;
        bool line = p->zone == FT_ZONE_LIST || p->zone == FT_ZONE_FACTS ||
                    p->zone == FT_ZONE_BODY || p->level > 1;
        if ((!row && !line) || (!row && is_written_out(p)))
            continue;
        uint32_t box = box_of(tree, p->node, &zone);
        if (box && (row || zone == FT_ZONE_LINEUP))
            set_zone(p, zone, box);
    }
}

static void mark_tables(ft_pieces *pieces)
{
    for (size_t i = 0, end; i < pieces->count; i = end) {
        ft_piece *p = &pieces->items[i];
        ft_league league = {0};
        end = i + 1;
        if (p->zone != FT_ZONE_TABLE || !p->group)
            continue;
        ft_league_add(&league, p->text);
        while (end < pieces->count &&
               pieces->items[end].zone == FT_ZONE_TABLE &&
               pieces->items[end].group == p->group)
            ft_league_add(&league, pieces->items[end++].text);
        for (size_t k = i; k < end; k++)
            pieces->items[k].zone = ft_league_zone(&league);
    }
}

void ft_league_mark(const ft_tree *tree, ft_pieces *pieces)
{
    mark_named(tree, pieces);
    mark_tables(pieces);
}
