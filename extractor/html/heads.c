/* In: tables of data. Out: cells with the head that names them. A head is a row
 * of words over rows of results; what the words mean is left to the rules. */
#include "html/heads.h"

#include "base/ascii.h"
#include "html/shape.h"
#include "html/utf8.h"

enum {
    CELLS_MOST = 24, /* of a row */
    LABEL_LEAST = 2, /* bytes of a head */
    LABEL_MOST = 24, /* and at most */
    LABEL_WORDS = 3,
    NAME_MOST = 48,   /* bytes of a side's name */
    COLUMNS_MOST = 99 /* columns that one cell may span */
};

typedef enum kind { EMPTY, OTHER, NAME, NUMBER, SCORE } kind;

typedef struct cell {
    uint32_t node;
    size_t column;
    kind kind;
} cell;

typedef struct row {
    cell cells[CELLS_MOST];
    size_t count;
} row;

/* The only text below a node that says something; empty when there are more,
 * or none. */
static ft_slice text_of(const ft_tree *tree, uint32_t node)
{
    ft_slice text = {"", 0};
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i++) {
        ft_slice own = ft_utf8_trim(tree->nodes[i].text);
        if (tree->nodes[i].tag != FT_TAG_TEXT || own.len == 0)
            continue;
        if (text.len > 0)
            return (ft_slice){"", 0};
        text = own;
    }
    return text;
}

static size_t digits(ft_slice text, size_t at)
{
    size_t end = at;
    while (end < text.len && ft_is_digit(text.data[end]))
        end++;
    return end - at;
}

/* "2", or "2-1" whatever parts the two. */
static kind number_kind(ft_slice text)
{
    size_t first = digits(text, 0), at = first;
    if (first > 2)
        return OTHER;
    if (first == text.len)
        return NUMBER;
    while (at < text.len && !ft_is_digit(text.data[at]) &&
           !ft_is_letter(text.data[at]))
        at++;
    size_t second = digits(text, at);
    bool short_gap = at - first <= 5;
    return second >= 1 && second <= 2 && at + second == text.len && short_gap
               ? SCORE
               : OTHER;
}

static kind kind_of(const ft_tree *tree, const ft_mark *mark, uint32_t node)
{
    if (mark->chars == 0)
        return EMPTY;
    ft_slice text = text_of(tree, node);
    if (text.len == 0)
        return OTHER;
    if (ft_is_digit(text.data[0]))
        return number_kind(text);
    return ft_is_wordy(text.data[0]) && !ft_is_lower(text.data[0]) &&
                   text.len <= NAME_MOST && ft_shape_numbers(text) == 0
               ? NAME
               : OTHER;
}

/* How many columns a cell takes. */
static size_t span_of(const ft_node *node)
{
    ft_slice value = ft_node_attribute(node, FT_ATTR_COLSPAN);
    size_t span = 0;
    for (size_t i = 0; i < value.len && ft_is_digit(value.data[i]); i++)
        if (span <= COLUMNS_MOST)
            span = span * 10 + (size_t)(value.data[i] - '0');
    return span >= 1 && span <= COLUMNS_MOST ? span : 1;
}

static bool is_cell(ft_tag tag)
{
    return tag == FT_TAG_TD || tag == FT_TAG_TH;
}

static row read_row(const ft_tree *tree, const ft_mark *marks, uint32_t node)
{
    row r = {.count = 0};
    size_t column = 0;
    for (uint32_t i = node + 1; i < tree->nodes[node].end;
         i = tree->nodes[i].end) {
        if (!is_cell(tree->nodes[i].tag))
            continue;
        if (r.count < CELLS_MOST)
            r.cells[r.count++] = (cell){i, column, kind_of(tree, &marks[i], i)};
        column += span_of(&tree->nodes[i]);
    }
    return r;
}

/* Words and nothing else, in cells that say they are a head's. */
static bool is_head(const ft_tree *tree, const row *r)
{
    size_t words = 0;
    for (size_t i = 0; i < r->count; i++) {
        uint32_t node = r->cells[i].node;
        uint32_t part = tree->nodes[tree->nodes[node].parent].parent;
        if (tree->nodes[node].tag != FT_TAG_TH &&
            tree->nodes[part].tag != FT_TAG_THEAD)
            return false;
        if (r->cells[i].kind == NUMBER || r->cells[i].kind == SCORE)
            return false;
        words += r->cells[i].kind != EMPTY;
    }
    return words >= 2;
}

/* Index of the cell behind the result that a row tells; 0 when it tells none.
 */
static size_t behind_result(const row *r)
{
    static const kind forms[][4] = {{NAME, NUMBER, NUMBER, NAME},
                                    {NAME, NUMBER, NAME, NUMBER},
                                    {NAME, SCORE, NAME, EMPTY}};
    for (size_t at = 0; at < r->count; at++)
        for (size_t f = 0; f < FT_COUNT(forms); f++) {
            size_t k = 0;
            while (k < 4 && forms[f][k] != EMPTY && at + k < r->count &&
                   r->cells[at + k].kind == forms[f][k])
                k++;
            if (k == 4 || forms[f][k] == EMPTY)
                return at + k;
        }
    return 0;
}

/* The head's cell over a column; 0 when none says what it is. */
static uint32_t label_of(const ft_tree *tree, const row *head, size_t column)
{
    for (size_t i = 0; i < head->count; i++) {
        const cell *c = &head->cells[i];
        if (c->column != column)
            continue;
        ft_slice text = text_of(tree, c->node);
        bool label = text.len >= LABEL_LEAST && text.len <= LABEL_MOST &&
                     ft_is_wordy(text.data[0]) &&
                     ft_shape_words(text) <= LABEL_WORDS;
        return label ? c->node : 0;
    }
    return 0;
}

static void mark_row(const ft_tree *tree, ft_mark *marks, const row *head,
                     const row *r)
{
    size_t from = behind_result(r);
    for (size_t i = from; from > 0 && i < r->count; i++)
        if (r->cells[i].kind != EMPTY)
            marks[r->cells[i].node].head =
                label_of(tree, head, r->cells[i].column);
}

static void mark_table(const ft_tree *tree, ft_mark *marks, uint32_t table)
{
    row head = {.count = 0};
    for (uint32_t i = table + 1; i < tree->nodes[table].end; i++) {
        if (tree->nodes[i].tag != FT_TAG_TR)
            continue;
        row r = read_row(tree, marks, i);
        if (is_head(tree, &r))
            head = r;
        else if (head.count > 0)
            mark_row(tree, marks, &head, &r);
    }
}

void ft_heads_mark(const ft_tree *tree, ft_mark *marks)
{
    for (uint32_t i = 1; i < tree->count; i++)
        if (tree->nodes[i].tag == FT_TAG_TABLE && marks[i].data &&
            !marks[i].dead)
            mark_table(tree, marks, i);
}
