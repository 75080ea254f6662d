/*
 * In: pieces, those of the story kept. Out: a few more of them. What makes a
 * score that of the story's match is not the name of its box but the names in
 * it: both sides are told in the story.
 */
#include "html/beside.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/utf8.h"

enum {
    WORD_LEAST = 3,        /* letters of a word that names something */
    WORD_MOST = 40,        /* and the most that are looked at */
    NAME_MOST = 5,         /* words of a side's name */
    SHARED_LEAST = 3,      /* words that facts share with the story */
    LINE_MOST = 160,       /* bytes of a piece of a score */
    BOX_MOST = 300,        /* bytes of the box around a score */
    STORY_MOST = 64 * 1024 /* bytes of the story whose words count */
};

/* --- the words of the story ----------------------------------------------- */

/* Words with a capital, by hash; open addressing, 0 is empty. */
typedef struct words {
    uint64_t *slots;
    size_t size; /* a power of two */
} words;

static bool is_capital(ft_slice text, size_t at)
{
    return ft_is_upper(text.data[at]) || (unsigned char)text.data[at] >= 0x80;
}

static size_t word_end(ft_slice text, size_t at)
{
    while (at < text.len && ft_is_wordy(text.data[at]))
        at++;
    return at;
}

static uint64_t hash_word(ft_slice word)
{
    char lower[WORD_MOST];
    word.len = word.len < WORD_MOST ? word.len : WORD_MOST;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ft_lower(word.data[i]);
    uint64_t hash = ft_slice_hash((ft_slice){lower, word.len});
    return hash ? hash : 1;
}

/* The slot that holds the hash, or the empty one where it belongs. */
static uint64_t *find_slot(const words *w, uint64_t hash)
{
    size_t at = (size_t)hash & (w->size - 1);
    while (w->slots[at] && w->slots[at] != hash)
        at = (at + 1) & (w->size - 1);
    return &w->slots[at];
}

/* Finds the next word with a capital at or after *at; false when none is. */
static bool next_word(ft_slice text, size_t *at, ft_slice *out)
{
    for (size_t end; *at < text.len; *at = end + 1) {
        end = word_end(text, *at);
        if (end - *at >= WORD_LEAST && is_capital(text, *at)) {
            *out = ft_slice_cut(text, (ft_span){*at, end});
            *at = end;
            return true;
        }
    }
    return false;
}

static size_t story_size(const ft_pieces *pieces)
{
    size_t size = 0;
    for (size_t i = 0; i < pieces->count && size < STORY_MOST; i++)
        size += pieces->items[i].kept ? pieces->items[i].text.len : 0;
    return size;
}

static bool read_words(ft_arena *arena, const ft_pieces *pieces, words *out)
{
    size_t left = story_size(pieces);
    out->size = 64;
    while (out->size < left) /* a word has bytes enough: it never fills up */
        out->size *= 2;
    out->slots = FT_NEW(arena, uint64_t, out->size);
    for (size_t i = 0; out->slots && i < pieces->count && left > 0; i++) {
        const ft_piece *p = &pieces->items[i];
        ft_slice word;
        if (!p->kept || p->text.len > left)
            continue;
        left -= p->text.len;
        for (size_t at = 0; next_word(p->text, &at, &word);) {
            uint64_t hash = hash_word(word);
            *find_slot(out, hash) = hash;
        }
    }
    return out->slots != NULL;
}

static bool is_told(const words *w, ft_slice word)
{
    return *find_slot(w, hash_word(word)) != 0;
}

/* The first word of a name is told, and half of the others. */
static bool is_name_told(const words *w, ft_slice name)
{
    ft_slice word;
    size_t count = 0, told = 0;
    for (size_t at = 0; next_word(name, &at, &word); count++) {
        bool found = is_told(w, word);
        if (count == 0 && !found)
            return false;
        told += found;
    }
    return count > 0 && told * 2 >= count;
}

/* --- scores --------------------------------------------------------------- */

typedef enum kind { OTHER, NAME, NUMBER } kind;

typedef struct token {
    kind kind;
    ft_slice text;
    size_t piece;
} token;

/* A score has four tokens: those read last are kept. */
enum { SCORE_TOKENS = 4 };

typedef struct scanner {
    ft_pieces *pieces;
    const words *words;
    token last[SCORE_TOKENS];
} scanner;

static bool is_gap(char byte)
{
    return ft_is_space(byte) || byte == '-';
}

/* One or two digits that are no time, minute or part of a larger number. */
static kind read_number(ft_slice text, size_t *at)
{
    size_t start = *at;
    while (*at < text.len && ft_is_digit(text.data[*at]))
        ++*at;
    char next = *at < text.len ? text.data[*at] : ' ';
    return *at - start <= 2 && (is_gap(next) || (unsigned char)next >= 0x80)
               ? NUMBER
               : OTHER;
}

/* Words up to the next figure or mark that ends a name. */
static kind read_name(ft_slice text, size_t *at)
{
    size_t count = 0;
    bool capital = is_capital(text, *at);
    while (*at < text.len && !ft_is_digit(text.data[*at])) {
        size_t end = word_end(text, *at);
        if (end == *at && !ft_is_space(text.data[*at]) &&
            !strchr(".'&-", text.data[*at]))
            break;
        count += end > *at;
        *at = end > *at ? end : *at + 1;
    }
    return capital && count <= NAME_MOST ? NAME : OTHER;
}

static token read_token(ft_slice text, size_t *at)
{
    size_t start = *at;
    kind found = OTHER;
    if (ft_is_digit(text.data[start]))
        found = read_number(text, at);
    else if (ft_is_wordy(text.data[start]))
        found = read_name(text, at);
    else
        ++*at;
    return (token){
        .kind = found,
        .text = ft_slice_trim(ft_slice_cut(text, (ft_span){start, *at}))};
}

static void push(scanner *s, token t)
{
    memmove(s->last, s->last + 1, sizeof s->last - sizeof *s->last);
    s->last[SCORE_TOKENS - 1] = t;
}

/* "Rovers 2 1 City", "Rovers 2 City 1", "Rovers City 2 1", of sides that the
 * story names. */
static bool is_score(const scanner *s)
{
    static const kind forms[][SCORE_TOKENS] = {{NAME, NUMBER, NUMBER, NAME},
                                               {NAME, NUMBER, NAME, NUMBER},
                                               {NAME, NAME, NUMBER, NUMBER}};
    for (size_t f = 0; f < FT_COUNT(forms); f++) {
        bool fits = true;
        for (size_t i = 0; i < SCORE_TOKENS; i++)
            fits = fits && s->last[i].kind == forms[f][i] &&
                   (forms[f][i] == NUMBER ||
                    is_name_told(s->words, s->last[i].text));
        if (fits)
            return true;
    }
    return false;
}

static bool is_open(const ft_piece *p)
{
    return !p->kept && p->text.len <= LINE_MOST && p->links * 2 <= p->chars;
}

/* Reads piece i; true when a score ends in it. */
static bool scan_piece(scanner *s, size_t i)
{
    ft_slice text = s->pieces->items[i].text;
    for (size_t at = 0; at < text.len;) {
        if (is_gap(text.data[at]) || text.data[at] == '|' ||
            (unsigned char)text.data[at] == 0xE2) {
            /* dashes, too: a bar or a dash is but what parts the figures */
            at += (unsigned char)text.data[at] == 0xE2 ? 3 : 1;
            continue;
        }
        token t = read_token(text, &at);
        t.piece = i;
        push(s, t);
        if (is_score(s))
            return true;
    }
    return false;
}

/* --- keeping -------------------------------------------------------------- */

typedef struct keeper {
    ft_arena *arena;
    const ft_tree *tree;
    const ft_mark *marks;
    ft_pieces *pieces;
} keeper;

/* What stands beside it under a name of its own keeps that. */
static bool has_own_zone(const ft_piece *p)
{
    return p->zone == FT_ZONE_BYLINE || p->zone == FT_ZONE_STANDFIRST ||
           p->zone == FT_ZONE_CAPTION || p->zone == FT_ZONE_POST ||
           p->zone == FT_ZONE_QUOTE;
}

static void keep(ft_piece *p, ft_zone zone, uint32_t group)
{
    p->kept = true;
    if (has_own_zone(p))
        return;
    p->zone = zone;
    p->group = group;
    p->level = 0;
}

static bool is_below(const keeper *k, uint32_t node, uint32_t box)
{
    return node >= box && node < k->tree->nodes[box].end;
}

/* The largest box around the score that has room for little else. */
static uint32_t box_around(const keeper *k, uint32_t first, uint32_t last)
{
    uint32_t box = first;
    while (box != 0 && !is_below(k, last, box))
        box = k->tree->nodes[box].parent;
    for (uint32_t up = box; up != 0; up = k->tree->nodes[up].parent)
        if (k->marks[up].chars <= BOX_MOST &&
            k->marks[up].link_chars * 2 <= k->marks[up].chars)
            box = up;
        else
            break;
    return box;
}

/* The tokens of a score in one piece, the first of theirs. */
static bool join(keeper *k, const token tokens[SCORE_TOKENS])
{
    ft_piece *first = &k->pieces->items[tokens[0].piece];
    size_t room = SCORE_TOKENS, len = 0;
    for (size_t i = 0; i < SCORE_TOKENS; i++)
        room += tokens[i].text.len;
    char *text = ft_arena_alloc(k->arena, room);
    if (!text)
        return false;
    for (size_t i = 0; i < SCORE_TOKENS; i++) {
        if (i > 0)
            text[len++] = ' ';
        memcpy(text + len, tokens[i].text.data, tokens[i].text.len);
        len += tokens[i].text.len;
    }
    first->text = (ft_slice){text, len};
    return true;
}

/* Keeps a score and what stands in its box: the day, the ground, the crowd. */
static bool keep_score(keeper *k, const token tokens[SCORE_TOKENS])
{
    size_t from = tokens[0].piece, to = tokens[SCORE_TOKENS - 1].piece;
    ft_piece *items = k->pieces->items;
    uint32_t box = box_around(k, items[from].node, items[to].node);
    if (from < to && !join(k, tokens))
        return false;
    for (size_t i = 0; i < k->pieces->count; i++)
        if ((i <= from || i > to) && is_open(&items[i]) &&
            is_below(k, items[i].node, box))
            keep(&items[i], FT_ZONE_SCORE, box);
    return true;
}

/* What may be a score of the match: above the story, or called one. */
static bool is_candidate(const keeper *k, size_t i, size_t first)
{
    const ft_piece *p = &k->pieces->items[i];
    return is_open(p) &&
           (i < first || p->zone == FT_ZONE_SCORE || k->marks[p->node].guest);
}

static size_t first_body(const ft_pieces *pieces)
{
    size_t i = 0;
    while (i < pieces->count && !pieces->items[i].body)
        i++;
    return i;
}

static bool has_score(const ft_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->items[i].kept && pieces->items[i].zone == FT_ZONE_SCORE)
            return true;
    return false;
}

/* A page that shows one score of the two sides shows that of the match; of
 * several, nobody can tell. */
static bool keep_scores(keeper *k, const words *w)
{
    scanner s = {.pieces = k->pieces, .words = w};
    size_t first = first_body(k->pieces), found = 0;
    token tokens[SCORE_TOKENS];
    for (size_t i = 0; i < k->pieces->count && found < 2; i++) {
        if (!is_candidate(k, i, first)) {
            push(&s, (token){.kind = OTHER});
        } else if (scan_piece(&s, i)) {
            memcpy(tokens, s.last, sizeof tokens);
            memset(s.last, 0, sizeof s.last);
            found++;
        }
    }
    return found != 1 || keep_score(k, tokens);
}

/* The story's names in a box that begins with piece i. Distinct words would be
 * better; that a name recurs does little harm. */
static size_t count_shared(const keeper *k, const words *w, uint32_t box,
                           size_t i)
{
    size_t shared = 0;
    for (; i < k->pieces->count && shared < SHARED_LEAST; i++) {
        const ft_piece *p = &k->pieces->items[i];
        ft_slice word;
        if (!is_below(k, p->node, box))
            break;
        for (size_t at = 0; !p->kept && next_word(p->text, &at, &word);)
            shared += is_told(w, word);
    }
    return shared;
}

/* Boxes of facts that the story's names stand in. */
static void keep_facts(keeper *k, const words *w)
{
    uint32_t judged = 0;
    bool shares = false;
    for (size_t i = 0; i < k->pieces->count; i++) {
        ft_piece *p = &k->pieces->items[i];
        uint32_t box = k->marks[p->node].zoned;
        if (p->kept || p->zone != FT_ZONE_FACTS || box == 0)
            continue;
        if (box != judged)
            shares = count_shared(k, w, box, i) >= SHARED_LEAST;
        judged = box;
        if (shares)
            keep(p, FT_ZONE_FACTS, box);
    }
}

ft_status ft_beside_keep(ft_arena *arena, const ft_tree *tree,
                         const ft_mark *marks, ft_pieces *pieces, ft_error *err)
{
    keeper k = {arena, tree, marks, pieces};
    words w;
    if (!read_words(arena, pieces, &w) ||
        (!has_score(pieces) && !keep_scores(&k, &w)))
        return ft_error_memory(err);
    keep_facts(&k, &w);
    return FT_OK;
}
