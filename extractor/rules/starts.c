/* starts: texts are cut to a few bytes, and one that begins with another is
 * left out: it begins in the same place. */
#include "rules/starts.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

enum {
    LENGTH = 8, /* bytes of a text */
    COUNT = 700 /* texts: more tell nothing */
};

static int compare(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

/* A letter or a digit stands first, so that the edge is before it. */
static bool begins_word(ft_slice text)
{
    return text.len && (ft_is_lower(text.data[0]) ||
                        (unsigned char)text.data[0] == FT_SIGN_DIGIT);
}

static ft_slice with_edge(ft_needs *needs, ft_slice text)
{
    char *longer = ft_arena_alloc(needs->arena, text.len + 1);

    needs->failed = needs->failed || !longer;
    if (!longer)
        return text;
    longer[0] = (char)FT_SIGN_EDGE;
    memcpy(longer + 1, text.data, text.len);
    return (ft_slice){longer, text.len + 1};
}

/* Joins two sets into one that is sorted; true when a text was empty. */
static bool unite(ft_needs *needs, ft_texts *set, ft_texts more, bool edge)
{
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, set->count + more.count);
    size_t made = 0;
    size_t kept = 0;
    bool empty = false;

    needs->failed = needs->failed || !texts;
    for (size_t i = 0; texts && i < set->count; i++)
        texts[made++] = set->texts[i];
    for (size_t i = 0; texts && i < more.count; i++) {
        ft_slice text = more.texts[i];
        empty = empty || !text.len;
        text.len = text.len < LENGTH ? text.len : LENGTH;
        if (edge && begins_word(text))
            text = with_edge(needs, text);
        if (text.len)
            texts[made++] = text;
    }
    if (made)
        qsort(texts, made, sizeof *texts, compare);
    for (size_t i = 0; i < made; i++) {
        if (!kept || !ft_slice_starts(texts[i], texts[kept - 1]))
            texts[kept++] = texts[i];
    }
    *set = (ft_texts){texts, kept};
    return empty;
}

void ft_starts_take(ft_needs *needs, ft_starts *starts, ft_texts texts,
                    bool maybe)
{
    if (starts->state != FT_STARTS_OPEN)
        return;
    if (!texts.count) {
        ft_starts_lose(starts);
        return;
    }
    bool empty = unite(needs, &starts->set, texts, starts->edge);
    if (starts->set.count > COUNT)
        ft_starts_lose(starts);
    else if (!empty && !maybe)
        starts->state = FT_STARTS_CLOSED;
}

void ft_starts_take_need(ft_needs *needs, ft_starts *starts,
                         const ft_need *need, bool maybe)
{
    ft_starts_take(needs, starts,
                   need->starts.count ? need->starts : need->exact, maybe);
}

/* Behind another text the edge of a word says nothing that is looked for. */
static ft_texts without_edges(ft_needs *needs, ft_texts set)
{
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, set.count);

    needs->failed = needs->failed || !texts;
    for (size_t i = 0; texts && i < set.count; i++) {
        ft_slice text = set.texts[i];
        size_t edge = text.len && (unsigned char)text.data[0] == FT_SIGN_EDGE;
        texts[i] = ft_slice_cut(text, (ft_span){edge, text.len});
    }
    return (ft_texts){texts, texts ? set.count : 0};
}

static bool has_empty(ft_texts set)
{
    for (size_t i = 0; i < set.count; i++) {
        if (!set.texts[i].len)
            return true;
    }
    return false;
}

void ft_starts_take_row(ft_needs *needs, ft_starts *starts, ft_texts texts,
                        const ft_need *need)
{
    ft_texts behind = need->starts.count ? need->starts : need->exact;
    ft_texts both;

    if (starts->state != FT_STARTS_OPEN || !behind.count || has_empty(texts) ||
        has_empty(behind))
        return;
    behind = without_edges(needs, behind);
    if (ft_texts_join(needs, texts, behind, false, &both))
        ft_starts_take(needs, starts, both, false);
}

void ft_starts_lose(ft_starts *starts)
{
    if (starts->state == FT_STARTS_OPEN)
        starts->state = FT_STARTS_LOST;
}

ft_texts ft_starts_set(const ft_starts *starts)
{
    const ft_texts none = {NULL, 0};

    return starts->state == FT_STARTS_CLOSED ? starts->set : none;
}

bool ft_starts_tell(ft_texts set)
{
    for (size_t i = 0; i < set.count; i++) {
        ft_slice text = set.texts[i];
        if (text.len == 1 && text.data[0] == ' ')
            return false;
    }
    return set.count > 0;
}

ft_texts ft_starts_choose(ft_needs *needs, const ft_need *branches,
                          size_t count)
{
    const ft_texts none = {NULL, 0};
    ft_starts all = {.state = FT_STARTS_OPEN};

    for (size_t i = 0; i < count; i++) {
        ft_starts one = {.state = FT_STARTS_OPEN};
        ft_starts_take_need(needs, &one, &branches[i], false);
        if (one.state != FT_STARTS_CLOSED)
            return none;
        ft_starts_take(needs, &all, one.set, true);
    }
    return all.state == FT_STARTS_OPEN ? all.set : none;
}
