/*
 * require: walks the tree of a pattern bottom up. A branch is a row of items:
 * as long as all it can be is known, it is multiplied out to texts, so that
 * "(?:a|b) goal" needs "a goal" or "b goal"; what is too much for that is told
 * as clauses, one behind the other. An item that may be absent needs nothing.
 */
#include "rules/require.h"

#include <stdlib.h>
#include <string.h>

#include "rules/regex.h"
#include "rules/starts.h"

enum {
    MAYBE_LIMIT = 8,  /* texts of an item that may be absent */
    WIDE = 30,        /* a set of more texts is kept as it is, so that patterns
                         with the same list in them share its clause */
    CLAUSE_LIMIT = 12 /* of one pattern */
};

struct ft_requirer {
    ft_arena *arena;
    ft_regex_reader *reader;
};

static const ft_slice empty = FT_SLICE("");

static const ft_need *walk_group(ft_needs *needs, ft_regex *group);

/* --- a row of items ------------------------------------------------------- */

/* A branch in the making: what it needs up to the last item that is not exact,
 * and the texts it can be from there on. */
typedef struct row {
    ft_need told;
    ft_texts run;
    char text[FT_TEXT_LIMIT]; /* single characters behind the run */
    size_t len;
    bool exact; /* nothing was told yet */
    bool begun; /* something of width was met */
    ft_starts starts;
} row;

static void take_texts(ft_needs *needs, row *r, ft_texts texts, bool maybe);

/* Puts the characters behind the run into it. */
static void settle(ft_needs *needs, row *r)
{
    size_t len = r->len;

    r->len = 0;
    if (len)
        take_texts(needs, r, ft_texts_one(needs, (ft_slice){r->text, len}),
                   false);
}

/* Tells the run; the next one begins. */
static void flush(ft_needs *needs, row *r)
{
    settle(needs, r);
    ft_need_add_texts(needs, &r->told, r->run);
    ft_starts_take(needs, &r->starts, r->run, false);
    r->run = ft_texts_one(needs, empty);
    r->exact = false;
}

static bool is_space(ft_texts texts)
{
    return texts.count == 1 && texts.texts[0].len == 1 &&
           texts.texts[0].data[0] == ' ';
}

/* An item that is one of a few texts, once or perhaps. */
static void take_texts(ft_needs *needs, row *r, ft_texts texts, bool maybe)
{
    settle(needs, r);
    if (maybe && texts.count > MAYBE_LIMIT) {
        flush(needs, r);
        ft_starts_take(needs, &r->starts, texts, true);
        return;
    }
    if (r->run.count > WIDE && !is_space(texts))
        flush(needs, r);
    if (ft_texts_join(needs, r->run, texts, maybe, &r->run) || needs->failed)
        return;
    flush(needs, r);
    if (maybe)
        ft_starts_take(needs, &r->starts, texts, true);
    else
        r->run = texts;
}

/* Characters that stand once, one by one: a long text falls into pieces. */
static void take_plain(ft_needs *needs, row *r, ft_slice text)
{
    for (size_t i = 0; i < text.len;) {
        size_t len = 1;
        while (i + len < text.len &&
               ((unsigned char)text.data[i + len] & 0xC0) == 0x80)
            len++;
        if (r->len + len > sizeof r->text)
            settle(needs, r);
        memcpy(r->text + r->len, text.data + i, len);
        r->len += len;
        i += len;
    }
}

static ft_texts sign(ft_needs *needs, int byte)
{
    char text = (char)byte;

    return ft_texts_one(needs, (ft_slice){&text, 1});
}

/* All that an item can be; none when that is not known. */
static ft_texts texts_of(ft_needs *needs, const ft_regex_item *item)
{
    ft_texts out = {NULL, 0};

    if (item->kind == FT_REGEX_TEXT)
        return ft_texts_one(needs, item->text);
    if (item->kind == FT_REGEX_DIGIT)
        return sign(needs, FT_SIGN_DIGIT);
    if (item->kind == FT_REGEX_MENTION)
        return sign(needs, FT_SIGN_MENTION + (int)item->mention);
    if (item->kind == FT_REGEX_GROUP)
        return walk_group(needs, item->group)->exact;
    if (item->kind != FT_REGEX_ONE_OF)
        return out;
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, item->text.len);
    needs->failed = needs->failed || !texts;
    for (; texts && out.count < item->text.len; out.count++)
        texts[out.count] = (ft_slice){item->text.data + out.count, 1};
    out.texts = texts;
    return out;
}

/* An item that is not known text by text, `least` times. */
static void tell(ft_needs *needs, row *r, const ft_regex_item *item,
                 unsigned least)
{
    if (item->kind != FT_REGEX_GROUP) {
        flush(needs, r);
        ft_starts_lose(&r->starts);
        return;
    }
    const ft_need *group = walk_group(needs, item->group);
    settle(needs, r);
    if (least)
        ft_starts_take_row(needs, &r->starts, r->run, group);
    flush(needs, r);
    ft_starts_take_need(needs, &r->starts, group, !least);
    if (least)
        ft_need_add(needs, &r->told, group, least);
}

static void take_item(ft_needs *needs, row *r, const ft_regex_item *item)
{
    unsigned least = item->least < 3 ? item->least : 3;

    if (item->kind == FT_REGEX_EDGE) {
        r->starts.edge = r->starts.edge || !r->begun;
        return;
    }
    r->begun = true;

    if (item->kind == FT_REGEX_TEXT && least && item->once) {
        take_plain(needs, r, item->text);
        return;
    }
    ft_texts texts = texts_of(needs, item);
    if (!texts.count) {
        tell(needs, r, item, least);
        return;
    }
    if (!least && !item->once) {
        flush(needs, r);
        ft_starts_take(needs, &r->starts, texts, true);
        return;
    }
    take_texts(needs, r, texts, !least);
    for (unsigned i = 1; i < least; i++)
        take_texts(needs, r, texts, false);
    if (item->once)
        return;
    flush(needs, r);
    if (item->kind == FT_REGEX_DIGIT) /* what follows, follows a digit */
        r->run = texts;
}

static ft_need walk_branch(ft_needs *needs, const ft_regex_branch *branch)
{
    row r = {.run = ft_texts_one(needs, empty), .exact = true};

    for (const ft_regex_item *i = branch->items; i && !needs->failed;
         i = i->next)
        take_item(needs, &r, i);
    settle(needs, &r);
    if (r.exact && !needs->failed) {
        ft_starts_take(needs, &r.starts, r.run, false);
        return (ft_need){.exact = r.run, .starts = ft_starts_set(&r.starts)};
    }
    flush(needs, &r);
    r.told.starts = ft_starts_set(&r.starts);
    return r.told;
}

/* --- groups --------------------------------------------------------------- */

/* What a group needs; found out once. Never NULL. */
static const ft_need *walk_group(ft_needs *needs, ft_regex *group)
{
    static const ft_need none = {.count = 0};
    size_t count = 0;

    if (group->note)
        return group->note;
    ft_need *branches = FT_NEW(needs->arena, ft_need, group->count);
    ft_need *out = FT_NEW(needs->arena, ft_need, 1);
    if (!branches || !out) {
        needs->failed = true;
        return &none;
    }
    for (const ft_regex_branch *b = group->branches; b; b = b->next)
        branches[count++] = walk_branch(needs, b);
    *out = ft_need_choose(needs, branches, count);
    group->note = out;
    return out;
}

/* --- the result ----------------------------------------------------------- */

static int by_weight(const void *a, const void *b)
{
    const ft_clause *left = a;
    const ft_clause *right = b;

    return (left->weight < right->weight) - (left->weight > right->weight);
}

/* What a whole pattern needs, as clauses alone. */
static ft_need clauses_of(ft_needs *needs, const ft_need *whole)
{
    ft_need n = {.count = 0};

    ft_need_add(needs, &n, whole, 1);
    for (unsigned k = 0; k < FT_KIND_COUNT; k++) {
        if (n.kinds[k])
            ft_need_add_clause(needs, &n, (ft_clause){.kinds = 1U << k});
        if (n.kinds[k] > 1)
            ft_need_add_clause(needs, &n, (ft_clause){.pairs = 1U << k});
    }
    if (n.digits)
        ft_need_add_clause(needs, &n, (ft_clause){.digit = true});
    return n;
}

ft_requirer *ft_requirer_new(ft_arena *arena)
{
    ft_requirer *requirer = FT_NEW(arena, ft_requirer, 1);

    if (!requirer)
        return NULL;
    requirer->arena = arena;
    requirer->reader = ft_regex_reader_new(arena);
    return requirer->reader ? requirer : NULL;
}

bool ft_require_read(ft_requirer *requirer, ft_slice pattern, ft_required *out)
{
    ft_needs needs = {.arena = requirer->arena};
    ft_regex *tree = NULL;

    *out = (ft_required){.count = 0};
    if (!ft_regex_read(requirer->reader, pattern, &tree))
        return false;
    if (!tree)
        return true;
    const ft_need *whole = walk_group(&needs, tree);
    ft_texts starts = ft_starts_choose(&needs, whole, 1);
    ft_need n = clauses_of(&needs, whole);
    if (needs.failed)
        return false;
    if (n.count)
        qsort(n.clauses, n.count, sizeof *n.clauses, by_weight);
    *out =
        (ft_required){.clauses = n.clauses,
                      .count = n.count < CLAUSE_LIMIT ? n.count : CLAUSE_LIMIT,
                      .starts = starts.texts,
                      .start_count = ft_starts_tell(starts) ? starts.count : 0};
    return true;
}
