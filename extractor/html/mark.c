/*
 * In: the nodes of a page. Out: a mark for each. Weights are summed from the
 * leaves up, kinds handed from the root down: two walks over the array.
 */
#include "html/mark.h"

#include <string.h>

#include "base/ascii.h"
#include "html/heads.h"
#include "html/hint.h"
#include "html/utf8.h"

enum {
    COUNT_MOST = 10000,   /* where counts stop */
    ROW_MOST = 120,       /* bytes of a score written over several elements */
    CELL_MOST = 200,      /* bytes of a cell of data */
    PARAGRAPH_LEAST = 60, /* bytes of a paragraph, in a cell of layout */
    KNOWN_MOST = 256,     /* names that are kept */
    FACTS_MOST = 6000,
    GUEST_MOST = 300 /* bytes of a box that shows one score */
};

/* A name that was read before: pages use the same ones over and over. */
typedef struct known {
    ft_slice value;
    unsigned hints;
} known;

typedef struct marker {
    const ft_tree *tree;
    const ft_limits *limits;
    ft_mark *marks;
    uint32_t prose; /* bytes of the page outside links */
    bool stories;   /* some box says that it is a story */
    known known[KNOWN_MOST];
} marker;

/* A prime of any form follows: the number is a minute. */
static bool is_primed(ft_slice text, size_t at)
{
    if (at >= text.len)
        return false;
    return text.data[at] == '\'' ||
           (at + 2 < text.len && (unsigned char)text.data[at] == 0xE2 &&
            (unsigned char)text.data[at + 1] == 0x80);
}

/* What a byte of text weighs. */
enum { EMPTY = 1, WORD = 2, DIGIT = 4 };

static unsigned weight(char byte)
{
    static const unsigned char ascii[128] = {
        ['\t'] = EMPTY, ['\n'] = EMPTY, ['\v'] = EMPTY, ['\f'] = EMPTY,
        ['\r'] = EMPTY, [' '] = EMPTY,  ['0'] = DIGIT,  ['1'] = DIGIT,
        ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,  ['5'] = DIGIT,
        ['6'] = DIGIT,  ['7'] = DIGIT,  ['8'] = DIGIT,  ['9'] = DIGIT,
        ['A'] = WORD,   ['B'] = WORD,   ['C'] = WORD,   ['D'] = WORD,
        ['E'] = WORD,   ['F'] = WORD,   ['G'] = WORD,   ['H'] = WORD,
        ['I'] = WORD,   ['J'] = WORD,   ['K'] = WORD,   ['L'] = WORD,
        ['M'] = WORD,   ['N'] = WORD,   ['O'] = WORD,   ['P'] = WORD,
        ['Q'] = WORD,   ['R'] = WORD,   ['S'] = WORD,   ['T'] = WORD,
        ['U'] = WORD,   ['V'] = WORD,   ['W'] = WORD,   ['X'] = WORD,
        ['Y'] = WORD,   ['Z'] = WORD,   ['a'] = WORD,   ['b'] = WORD,
        ['c'] = WORD,   ['d'] = WORD,   ['e'] = WORD,   ['f'] = WORD,
        ['g'] = WORD,   ['h'] = WORD,   ['i'] = WORD,   ['j'] = WORD,
        ['k'] = WORD,   ['l'] = WORD,   ['m'] = WORD,   ['n'] = WORD,
        ['o'] = WORD,   ['p'] = WORD,   ['q'] = WORD,   ['r'] = WORD,
        ['s'] = WORD,   ['t'] = WORD,   ['u'] = WORD,   ['v'] = WORD,
        ['w'] = WORD,   ['x'] = WORD,   ['y'] = WORD,   ['z'] = WORD,
    };
    unsigned char at = (unsigned char)byte;
    if (at < FT_COUNT(ascii))
        return ascii[at];
    return byte == '\xC2' ? EMPTY | WORD : WORD; /* of a no-break space */
}

/* Whether the number at `at` may be one of a score: two digits, no minute. */
static bool is_count(ft_slice text, size_t at)
{
    size_t end = at;
    while (end < text.len && end - at <= 2 && ft_is_digit(text.data[end]))
        end++;
    return end - at <= 2 && !is_primed(text, end);
}

static void weigh_text(ft_mark *mark, ft_slice text)
{
    unsigned before = 0;
    uint32_t chars = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned now = weight(text.data[i]);
        chars += !(now & EMPTY);
        bool first =
            now > EMPTY && !(now & EMPTY) && !(before & (WORD | DIGIT));
        before = now;
        if (!first)
            continue;
        if ((now & WORD) && mark->words < COUNT_MOST)
            mark->words++;
        if ((now & DIGIT) && mark->numbers < COUNT_MOST)
            mark->numbers += is_count(text, i);
    }
    mark->chars = chars;
    if (mark->linked)
        mark->link_chars = chars;
}

static uint16_t sum_counts(unsigned a, unsigned b)
{
    return (uint16_t)(a + b < COUNT_MOST ? a + b : COUNT_MOST);
}

static void weigh(marker *m)
{
    for (size_t i = 1; i < m->tree->count; i++) {
        const ft_node *node = &m->tree->nodes[i];
        ft_mark *mark = &m->marks[i];
        mark->linked = node->tag == FT_TAG_A || m->marks[node->parent].linked;
        if (node->tag == FT_TAG_TEXT)
            weigh_text(mark, node->text);
    }
    for (size_t i = m->tree->count; i-- > 1;) {
        const ft_mark *mark = &m->marks[i];
        ft_mark *above = &m->marks[m->tree->nodes[i].parent];
        above->chars += mark->chars;
        above->link_chars += mark->link_chars;
        above->numbers = sum_counts(above->numbers, mark->numbers);
        above->words = sum_counts(above->words, mark->words);
    }
    m->prose = m->marks[0].chars - m->marks[0].link_chars;
}

/* --- hints --------------------------------------------------------------- */

static bool has_word(ft_slice value, const char *word)
{
    return value.data &&
           ft_slice_find(value, ft_slice_of(word), 0) != (size_t)-1;
}

/* A block kept from screen readers is a copy or an ornament; words within a
 * line, the digits of a score say, have their copy elsewhere. */
static bool is_for_eyes(const ft_node *node, const ft_attribute *a)
{
    static const ft_slice yes = FT_SLICE("true");
    return a->attr == FT_ATTR_ARIA_HIDDEN && ft_ascii_equal(a->value, yes) &&
           !ft_tag_is_inline(node->tag);
}

static uint64_t eight_bytes(const char *data)
{
    uint64_t word = 0;
    memcpy(&word, data, sizeof word);
    return word;
}

/* Where a name is kept: by its length, its head and its tail. */
static size_t place_of(ft_slice name)
{
    const uint64_t odd = 0x9E3779B97F4A7C15U; /* 2^64 over the golden ratio */
    uint64_t sum = name.len * odd;
    if (name.len >= sizeof sum) {
        sum ^= eight_bytes(name.data) * odd;
        sum += eight_bytes(name.data + name.len - sizeof sum);
    } else {
        for (size_t i = 0; i < name.len; i++)
            sum = sum * 31 + (unsigned char)name.data[i];
    }
    return (size_t)((sum * odd) >> 32) % KNOWN_MOST;
}

static unsigned hints_of(marker *m, ft_slice value)
{
    if (value.len == 0)
        return 0;
    known *k = &m->known[place_of(value)];
    if (!ft_slice_equal(k->value, value))
        *k = (known){value, ft_hint_read(value)};
    return k->hints;
}

static unsigned read_hints(marker *m, const ft_node *node)
{
    unsigned hints = 0;
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        const ft_attribute *a = &node->attributes[i];
        if (a->attr == FT_ATTR_CLASS || a->attr == FT_ATTR_ID ||
            a->attr == FT_ATTR_DATA)
            hints |= hints_of(m, a->value);
        else if (a->attr == FT_ATTR_HIDDEN || is_for_eyes(node, a))
            hints |= FT_HINT_HIDDEN;
        else if (a->attr == FT_ATTR_ITEMPROP &&
                 has_word(a->value, "articleBody"))
            hints |= FT_HINT_BODY;
        else if (a->attr == FT_ATTR_ITEMTYPE &&
                 has_word(a->value, "SportsEvent"))
            hints |= FT_HINT_SCORE;
    }
    return hints;
}

/* Hints of all nodes; those of elements that only mark up words say little. */
static void read_all_hints(marker *m)
{
    for (size_t i = 1; i < m->tree->count; i++)
        if (m->tree->nodes[i].attribute_count > 0)
            m->marks[i].hints = read_hints(m, &m->tree->nodes[i]);
}

/* --- dead ---------------------------------------------------------------- */

static bool is_big(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    return mark->chars - mark->link_chars >
           ft_limits_share(m->prose, m->limits->big);
}

static bool is_huge(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    return mark->chars - mark->link_chars >
           ft_limits_share(m->prose, m->limits->huge);
}

/* A score or a story hint saves what a discard word would drop. */
static bool is_saved(const marker *m, size_t i)
{
    unsigned hints = m->marks[i].hints;
    return (hints & (FT_HINT_SCORE | FT_HINT_FACTS | FT_HINT_LIVE)) &&
           !(hints & (FT_HINT_OTHERS | FT_HINT_JUNK)) && m->marks[i].story;
}

/* Outside any story, a box of facts or a small one with the figures of a score:
 * whether they are of the story's match, only its names can tell. */
static bool is_guest(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    if (mark->story || (mark->hints & (FT_HINT_OTHERS | FT_HINT_JUNK)))
        return false;
    if (mark->hints & (FT_HINT_SCORE | FT_HINT_FACTS))
        return mark->chars <= FACTS_MOST;
    return mark->chars <= GUEST_MOST && mark->numbers >= 2 &&
           mark->words >= 2 && mark->link_chars * 2 <= mark->chars;
}

/* The page names no story: its tables are what it is about. */
static bool is_own_table(const marker *m, size_t i)
{
    return !m->stories && m->tree->nodes[i].tag == FT_TAG_TABLE &&
           !(m->marks[i].hints & FT_HINT_ASIDE);
}

/* Results told in the story itself, whatever the box is called; those of a
 * ticker are other matches'. */
static bool is_results(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    const unsigned ticker = FT_HINT_ASIDE | FT_HINT_OTHERS;
    if (!is_own_table(m, i) &&
        (!mark->story || m->tree->nodes[mark->story].tag == FT_TAG_MAIN ||
         (mark->hints & ticker) == ticker))
        return false;
    return mark->link_chars == 0 && mark->numbers >= 2 &&
           mark->numbers * 4 >= mark->words && mark->words >= 2;
}

static bool role_is_dead(const ft_node *node)
{
    static const char *const roles[] = {"navigation", "search", "contentinfo",
                                        "menu",       "dialog", "alert"};
    ft_slice role = ft_node_attribute(node, FT_ATTR_ROLE);
    for (size_t i = 0; role.len > 0 && i < FT_COUNT(roles); i++)
        if (ft_slice_equal(role, ft_slice_of(roles[i])))
            return true;
    return false;
}

static bool tag_is_dead(const marker *m, size_t i)
{
    switch (m->tree->nodes[i].tag) {
    case FT_TAG_NAV:
    case FT_TAG_BUTTON:
    case FT_TAG_DIALOG:
    case FT_TAG_MENU:
    case FT_TAG_HEAD:
        return true;
    case FT_TAG_FOOTER:
    case FT_TAG_FORM:
    case FT_TAG_FIELDSET:
        return !is_big(m, i);
    case FT_TAG_ASIDE:
        return !is_big(m, i) && !is_saved(m, i) && !is_results(m, i);
    case FT_TAG_HEADER:
        return !m->marks[i].story && !is_big(m, i) && !is_saved(m, i);
    default:
        return role_is_dead(&m->tree->nodes[i]) && !is_big(m, i);
    }
}

/* The score as it is shown, its copy for screen readers left aside. */
static bool is_shown_score(const marker *m, size_t i)
{
    const ft_node *node = &m->tree->nodes[i];
    return ft_node_attribute(node, FT_ATTR_ARIA_HIDDEN).data &&
           ((m->marks[i].hints & FT_HINT_SCORE) ||
            m->marks[node->parent].zone == FT_ZONE_SCORE);
}

static bool is_dead(const marker *m, size_t i)
{
    const ft_node *node = &m->tree->nodes[i];
    unsigned hints = m->marks[i].hints;
    if (node->tag == FT_TAG_TEXT || node->tag == FT_TAG_BODY ||
        node->tag == FT_TAG_HTML)
        return false;
    if (hints & FT_HINT_HIDDEN)
        return !is_huge(m, i) && !is_shown_score(m, i);
    if (tag_is_dead(m, i))
        return true;
    if (hints & (FT_HINT_JUNK | FT_HINT_OTHERS))
        return !is_huge(m, i) && !(hints & FT_HINT_BODY) && !is_results(m, i);
    if (hints & FT_HINT_ASIDE)
        return !is_big(m, i) && !is_saved(m, i) && !is_results(m, i);
    return false;
}

/* Dead only for standing beside a story. */
static bool is_aside(const marker *m, size_t i)
{
    ft_tag tag = m->tree->nodes[i].tag;
    const unsigned worse = FT_HINT_JUNK | FT_HINT_OTHERS | FT_HINT_HIDDEN;
    return !(m->marks[i].hints & worse) &&
           (tag == FT_TAG_ASIDE || tag == FT_TAG_HEADER ||
            (m->marks[i].hints & FT_HINT_ASIDE)) &&
           tag != FT_TAG_NAV && tag != FT_TAG_MENU && tag != FT_TAG_BUTTON &&
           tag != FT_TAG_DIALOG && tag != FT_TAG_FORM;
}

/* --- zones --------------------------------------------------------------- */

static bool is_row(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    if (mark->chars > ROW_MOST || mark->numbers < 2 || mark->words < 2)
        return false;
    const ft_node *nodes = m->tree->nodes;
    for (uint32_t c = (uint32_t)i + 1; c < nodes[i].end; c = nodes[c].end) {
        const ft_mark *child = &m->marks[c];
        if (!ft_tag_is_inline(nodes[c].tag) && child->numbers >= 2 &&
            child->words >= 2)
            return false;
    }
    return true;
}

/* Zones that a hint names, the first that fits; sizes keep a page that calls
 * everything "match-info" from becoming one. */
static ft_zone hinted_zone(const marker *m, const ft_mark *mark)
{
    const struct {
        unsigned hint;
        ft_zone zone;
        unsigned most;
    } table[] = {
        {FT_HINT_SCORE, FT_ZONE_SCORE, m->limits->caption},
        {FT_HINT_LIVE, FT_ZONE_LIVE, UINT32_MAX},
        {FT_HINT_FACTS, FT_ZONE_FACTS, FACTS_MOST},
        {FT_HINT_POST, FT_ZONE_POST, m->limits->caption},
        {FT_HINT_CAPTION, FT_ZONE_CAPTION, m->limits->caption},
        {FT_HINT_BYLINE, FT_ZONE_BYLINE, m->limits->byline},
        {FT_HINT_STANDFIRST, FT_ZONE_STANDFIRST, m->limits->standfirst},
    };
    for (size_t i = 0; mark->hints && i < FT_COUNT(table); i++)
        if ((mark->hints & table[i].hint) && mark->chars <= table[i].most)
            return table[i].zone;
    return FT_ZONE_COUNT;
}

static ft_zone own_zone(const marker *m, size_t i)
{
    const ft_mark *mark = &m->marks[i];
    if ((mark->hints & (FT_HINT_JUNK | FT_HINT_OTHERS | FT_HINT_ASIDE)) &&
        is_results(m, i))
        return FT_ZONE_FACTS;
    switch (m->tree->nodes[i].tag) {
    case FT_TAG_FIGCAPTION:
    case FT_TAG_FIGURE:
        return mark->hints & FT_HINT_POST ? FT_ZONE_POST : FT_ZONE_CAPTION;
    case FT_TAG_BLOCKQUOTE:
        return mark->hints & FT_HINT_POST ? FT_ZONE_POST : FT_ZONE_QUOTE;
    case FT_TAG_ADDRESS:
        return mark->chars <= m->limits->byline ? FT_ZONE_BYLINE
                                                : FT_ZONE_COUNT;
    case FT_TAG_DL:
        return mark->chars <= FACTS_MOST ? FT_ZONE_FACTS : FT_ZONE_COUNT;
    case FT_TAG_BODY:
    case FT_TAG_HTML:
    case FT_TAG_MAIN:
    case FT_TAG_ARTICLE:
        return FT_ZONE_COUNT; /* names of the whole page mean little */
    case FT_TAG_ASIDE:
        if (hinted_zone(m, mark) == FT_ZONE_COUNT && !is_big(m, i))
            return FT_ZONE_FACTS;
        return hinted_zone(m, mark);
    default:
        return hinted_zone(m, mark);
    }
}

/* Content that a cell of data does not have. */
static bool is_layout(const marker *m, uint32_t i)
{
    switch (m->tree->nodes[i].tag) {
    case FT_TAG_TABLE:
    case FT_TAG_PRE:
    case FT_TAG_FORM:
    case FT_TAG_BLOCKQUOTE:
        return true;
    case FT_TAG_P:
    case FT_TAG_LI:
        return m->marks[i].chars > PARAGRAPH_LEAST;
    default:
        return false;
    }
}

static bool is_data_table(const marker *m, size_t i)
{
    const ft_node *nodes = m->tree->nodes;
    size_t cells = 0, rows = 0;
    for (uint32_t c = (uint32_t)i + 1; c < nodes[i].end; c++) {
        if (is_layout(m, c))
            return false;
        rows += nodes[c].tag == FT_TAG_TR;
        if (nodes[c].tag != FT_TAG_TD && nodes[c].tag != FT_TAG_TH)
            continue;
        cells++;
        if (m->marks[c].chars > CELL_MOST)
            return false;
    }
    return rows > 0 && cells > rows;
}

static bool is_story(const marker *m, size_t i)
{
    const ft_node *node = &m->tree->nodes[i];
    const ft_mark *mark = &m->marks[i];
    return node->tag == FT_TAG_ARTICLE || node->tag == FT_TAG_MAIN ||
           (mark->hints & (FT_HINT_BODY | FT_HINT_STORY));
}

static void mark_node(marker *m, size_t i)
{
    const ft_node *node = &m->tree->nodes[i];
    const ft_mark *above = &m->marks[node->parent];
    ft_mark *mark = &m->marks[i];
    mark->story = is_story(m, i) ? (uint32_t)i : above->story;
    mark->guest = above->guest;
    mark->dead = above->dead || is_dead(m, i);
    if (mark->dead && !above->dead && is_aside(m, i) && is_guest(m, i)) {
        mark->dead = false;
        mark->guest = true;
    }
    mark->zone = above->zone;
    mark->zoned = above->zoned;
    if (mark->dead || node->tag == FT_TAG_TEXT)
        return;
    ft_zone own = own_zone(m, i);
    if (own != FT_ZONE_COUNT &&
        (above->zone == FT_ZONE_COUNT || own == FT_ZONE_CAPTION ||
         above->zone == FT_ZONE_LIVE)) {
        mark->zone = (uint8_t)own;
        mark->zoned = (uint32_t)i;
    }
    if (node->tag == FT_TAG_TABLE)
        mark->data = is_data_table(m, i);
    else if (node->tag == FT_TAG_TR || node->tag == FT_TAG_TBODY ||
             node->tag == FT_TAG_THEAD || node->tag == FT_TAG_TFOOT)
        mark->data = above->data;
    mark->row = (node->tag == FT_TAG_TR && mark->data) ||
                (mark->zone == FT_ZONE_SCORE && is_row(m, i));
}

ft_mark *ft_mark_read(ft_arena *arena, const ft_tree *tree,
                      const ft_limits *limits)
{
    marker m = {.tree = tree,
                .limits = limits,
                .marks = FT_NEW(arena, ft_mark, tree->count)};
    if (!m.marks)
        return NULL;
    weigh(&m);
    read_all_hints(&m);
    for (size_t i = 1; i < tree->count && !m.stories; i++)
        m.stories = is_story(&m, i);
    m.marks[0].zone = FT_ZONE_COUNT;
    for (size_t i = 1; i < tree->count; i++)
        mark_node(&m, i);
    ft_heads_mark(tree, m.marks);
    return m.marks;
}
