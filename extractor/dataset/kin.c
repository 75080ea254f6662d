/*
 * Comes in: the records of one key. Goes out: a number for each side's name,
 * and for the name that it is a short form of. Two names that ever played each
 * other are no forms of one.
 */
#include "dataset/kin.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "dataset/key.h"

typedef struct name {
    ft_slice text;  /* "=CAN" for an id, "ramford rovers" for a written name */
    ft_slice words; /* one space between them */
    size_t place;   /* 2 * record + side, where it was met */
} name;

typedef struct table {
    ft_arena *arena;
    name *names; /* sorted by text, each once */
    size_t count;
    size_t *kin; /* of each */
} table;

static int compare_names(const void *left, const void *right)
{
    const name *a = left, *b = right;
    int order = ft_slice_compare(a->text, b->text);

    if (order == 0)
        order = ft_slice_compare(a->words, b->words);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static ft_status read_name(ft_arena *arena, const ft_side *side, name *out)
{
    ft_buffer words = {0}, text = {0};

    ft_name_words(&words, ft_slice_of(side->name));
    if (side->code) {
        ft_buffer_byte(&text, '=');
        ft_buffer_text(&text, side->code);
    } else if (words.len > 0) {
        ft_buffer_add(&text, ft_buffer_slice(&words));
    } else { /* signs alone */
        ft_buffer_text(&text, side->name);
    }
    if (!words.failed && !text.failed) {
        out->words = ft_arena_copy(arena, ft_buffer_slice(&words));
        out->text = ft_arena_copy(arena, ft_buffer_slice(&text));
    }
    ft_buffer_free(&words);
    ft_buffer_free(&text);
    return out->words.data && out->text.data ? FT_OK : FT_ERR_MEMORY;
}

/* Numbers the names, and tells each record the numbers of its own. */
static void number_names(table *t, ft_told *told, size_t count)
{
    for (size_t i = 0; i < 2 * count; i++) {
        name *one = &t->names[i];

        if (t->count == 0 ||
            !ft_slice_equal(t->names[t->count - 1].text, one->text))
            t->names[t->count++] = *one;
        told[one->place / 2].name[one->place % 2] = t->count - 1;
    }
}

static bool is_known(const name *one)
{
    return one->text.len > 0 && one->text.data[0] == '=';
}

static bool has_word(ft_slice words, ft_slice word)
{
    for (size_t at = 0; at + word.len <= words.len;) {
        size_t end = ft_slice_find(words, (ft_slice)FT_SLICE(" "), at);

        end = end < words.len ? end : words.len;
        if (ft_slice_equal(ft_slice_cut(words, (ft_span){at, end}), word))
            return true;
        at = end + 1;
    }
    return false;
}

/* Every word of `part` stands in `whole`. */
static bool holds(ft_slice whole, ft_slice part)
{
    for (size_t at = 0, end; at < part.len; at = end + 1) {
        end = ft_slice_find(part, (ft_slice)FT_SLICE(" "), at);
        end = end < part.len ? end : part.len;
        if (!has_word(whole, ft_slice_cut(part, (ft_span){at, end})))
            return false;
    }
    return part.len > 0;
}

/* `longer` may be what `shorter` is a form of. A written name may also be the
 * longer form of a known one ("Everton FC"). */
static bool may_be(const name *shorter, const name *longer)
{
    if (is_known(shorter))
        return false;
    if (holds(longer->words, shorter->words))
        return is_known(longer) || longer->words.len > shorter->words.len;
    return is_known(longer) && holds(shorter->words, longer->words);
}

static bool ever_met(const ft_told *told, size_t count, size_t a, size_t b)
{
    for (size_t i = 0; i < count; i++)
        if ((told[i].name[0] == a && told[i].name[1] == b) ||
            (told[i].name[0] == b && told[i].name[1] == a))
            return true;
    return false;
}

/* The one name that all others it may be are forms of; itself when there is
 * none. A known name comes before written ones. */
static size_t find_kin(const table *t, size_t one)
{
    size_t best = one;

    for (int known = 1; known >= 0 && best == one; known--) {
        for (size_t i = 0; i < t->count; i++) {
            const name *other = &t->names[i];

            if (i == one || is_known(other) != (known == 1) ||
                !may_be(&t->names[one], other))
                continue;
            if (best == one || holds(other->words, t->names[best].words))
                best = i;
            else if (!holds(t->names[best].words, other->words))
                return one; /* it could be either */
        }
        if (known && best != one)
            break;
    }
    return best;
}

/* Two known names are two, even where one's words are among the other's. */
static bool is_torn(const table *t, size_t one)
{
    size_t known = 0;

    for (size_t i = 0; i < t->count; i++)
        known += is_known(&t->names[i]) && may_be(&t->names[one], &t->names[i]);
    return known > 1;
}

static void find_all_kin(table *t, const ft_told *told, size_t count)
{
    for (size_t i = 0; i < t->count; i++)
        t->kin[i] = i;
    if (t->count > FT_KIN_MOST)
        return;
    for (size_t i = 0; i < t->count; i++) {
        size_t kin = is_torn(t, i) ? i : find_kin(t, i);

        t->kin[i] = ever_met(told, count, i, kin) ? i : kin;
    }
}

/* The kin of the kin: names grow word by word, so it ends. */
static size_t last_kin(const table *t, size_t one)
{
    for (size_t steps = 0; t->kin[one] != one && steps < t->count; steps++)
        one = t->kin[one];
    return one;
}

static void tell_kin(const table *t, ft_told *told)
{
    for (int side = 0; side < 2; side++)
        told->kin[side] = last_kin(t, told->name[side]);
    if (told->kin[0] == told->kin[1])
        memcpy(told->kin, told->name, sizeof told->kin);
    told->turned = told->kin[0] > told->kin[1];
}

ft_status ft_kin_find(ft_arena *arena, ft_told *told, size_t count)
{
    table t = {.arena = arena, .names = FT_NEW(arena, name, 2 * count)};

    if (!t.names)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < 2 * count; i++) {
        t.names[i].place = i;
        if (read_name(arena, &told[i / 2].report->match.sides[i % 2],
                      &t.names[i]))
            return FT_ERR_MEMORY;
    }
    if (count > 0)
        qsort(t.names, 2 * count, sizeof *t.names, compare_names);
    number_names(&t, told, count);
    if (!(t.kin = FT_NEW(arena, size_t, t.count)))
        return FT_ERR_MEMORY;
    find_all_kin(&t, told, count);
    for (size_t i = 0; i < count; i++)
        tell_kin(&t, &told[i]);
    return FT_OK;
}
