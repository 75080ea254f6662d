/* lexicon: lists by name in a table: a new one is a line here. */
#include "rules/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "rules/shape.h"
#include "text/unicode.h"

static const struct {
    ft_slice name;
    size_t words; /* offset of the array in the lexicon */
    size_t count;
    bool map; /* word: meaning, kept as "word=meaning" */
} lists[] = {
#define LIST(name, words, count, map)                                          \
    {                                                                          \
        FT_SLICE(name), offsetof(ft_lexicon, words),                           \
            offsetof(ft_lexicon, count), map                                   \
    }
    LIST("common", common.words, common.count, false),
    LIST("particles", particles.words, particles.count, false),
    LIST("determiners", determiners.words, determiners.count, false),
    LIST("titles", titles.words, titles.count, false),
    LIST("locatives", locatives.words, locatives.count, false),
    LIST("prepositions", prepositions.words, prepositions.count, false),
    LIST("appositions", appositions.words, appositions.count, false),
    LIST("club_words", club_words.words, club_words.count, false),
    LIST("ordinary", ordinary.words, ordinary.count, false),
    LIST("openers", openers.words, openers.count, false),
    LIST("deeds", deeds.words, deeds.count, false),
    LIST("outcomes", outcomes.words, outcomes.count, false),
    LIST("against", against.words, against.count, false),
    LIST("fillers", fillers.words, fillers.count, false),
    LIST("sports", sports.words, sports.count, false),
    LIST("games", games.words, games.count, false),
    LIST("organisations", organisations.words, organisations.count, false),
    LIST("ground_words", ground_words.words, ground_words.count, false),
    LIST("competition_words", competition_words.words, competition_words.count,
         false),
    LIST("abbreviations", abbreviations.words, abbreviations.count, false),
    LIST("variants", variants.words, variants.count, true),
#undef LIST
};

static const struct {
    ft_slice name;
    size_t words; /* offset of the array in the calendar */
    size_t count;
    int least; /* what a word of it may mean */
    int most;
} days[] = {
#define DAYS(name, words, count)                                               \
    {                                                                          \
        FT_SLICE(name), offsetof(ft_calendar, words),                          \
            offsetof(ft_calendar, count), -31, 31                              \
    }
    DAYS("weekdays", weekdays, weekday_count),
    DAYS("months", months, month_count),
    DAYS("relative", relative, relative_count),
    DAYS("parts", parts, part_count),
    DAYS("past", past, past_count),
    DAYS("future", future, future_count),
    DAYS("links", links, link_count),
#undef DAYS
    {FT_SLICE("feasts"), offsetof(ft_calendar, feasts),
     offsetof(ft_calendar, feast_count), 101, 1231},
};

typedef struct reader {
    ft_arena *arena;
    ft_report *report;
    size_t pack;                     /* the one that is read, from 1 */
    size_t told_by[FT_COUNT(lists)]; /* the last pack that has the list */
} reader;

/* The word of a node as texts are compared: lower case, plain dashes. Accents
 * stay, for the lists are of one language. */
static ft_status fold(const reader *r, const ft_node *node, ft_slice word,
                      ft_slice *out)
{
    if (node->kind != FT_NODE_SCALAR || !word.len)
        return ft_report_at(r->report, node, "expected a word");
    size_t len = ft_lower_into(word, NULL, 0);
    char *text = ft_arena_alloc(r->arena, len + 1);
    if (!text)
        return ft_report_memory(r->report);
    *out = (ft_slice){text, ft_lower_into(word, text, len)};
    return FT_OK;
}

static int compare_slices(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

/* Sorts; what stands twice is kept once. */
static size_t sort_slices(ft_slice *words, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(words, count, sizeof *words, compare_slices);
    for (size_t i = 0; i < count; i++) {
        if (!kept || !ft_slice_equal(words[kept - 1], words[i]))
            words[kept++] = words[i];
    }
    return kept;
}

/* Room for what was read before and `more` words behind it. */
static ft_slice *room_for(const reader *r, const ft_slice *words, size_t count,
                          size_t more)
{
    ft_slice *out = FT_NEW(r->arena, ft_slice, count + more);

    if (out && count)
        memcpy(out, words, count * sizeof *words);
    return out;
}

/* A list of words, or one word. */
static ft_status read_list(const reader *r, const ft_node *node,
                           const ft_slice **out, size_t *count)
{
    const ft_node *item = node->kind == FT_NODE_LIST ? node->child : node;
    size_t most = node->kind == FT_NODE_LIST ? node->count : 1;
    ft_slice *words = room_for(r, *out, *count, most);
    size_t have = *count;

    if (!words)
        return ft_report_memory(r->report);
    for (; item; item = node->kind == FT_NODE_LIST ? item->next : NULL) {
        ft_status status = fold(r, item, item->text, &words[have]);
        if (status == FT_ERR_MEMORY)
            return status;
        have += !status;
    }
    *count = sort_slices(words, have);
    *out = words;
    return FT_OK;
}

/* form: variant -> "form=variant" */
static ft_status join_pair(const reader *r, const ft_node *node, ft_slice *out)
{
    ft_slice form = {NULL, 0};
    ft_slice variant = {NULL, 0};
    ft_status status = fold(r, node, node->key, &form);

    if (status || (status = fold(r, node, node->text, &variant)))
        return status;
    char *text = ft_arena_alloc(r->arena, form.len + variant.len + 2);
    if (!text)
        return ft_report_memory(r->report);
    memcpy(text, form.data, form.len);
    text[form.len] = '=';
    memcpy(text + form.len + 1, variant.data, variant.len);
    *out = (ft_slice){text, form.len + 1 + variant.len};
    return FT_OK;
}

static ft_status read_map(const reader *r, const ft_node *node,
                          const ft_slice **out, size_t *count)
{
    ft_slice *words = room_for(r, *out, *count, node->count);
    size_t have = *count;

    if (!words)
        return ft_report_memory(r->report);
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_status status = join_pair(r, n, &words[have]);
        if (status == FT_ERR_MEMORY)
            return status;
        have += !status;
    }
    *count = sort_slices(words, have);
    *out = words;
    return FT_OK;
}

static ft_status fail_list(const reader *r, const ft_node *node)
{
    ft_slice names[FT_COUNT(lists)];

    for (size_t i = 0; i < FT_COUNT(lists); i++)
        names[i] = lists[i].name;
    return ft_report_key(r->report, node, names, FT_COUNT(lists));
}

static ft_status read_named(reader *r, const ft_node *node, ft_lexicon *out)
{
    char *base = (char *)out;

    for (size_t i = 0; i < FT_COUNT(lists); i++) {
        if (!ft_slice_equal(lists[i].name, node->key))
            continue;
        const ft_slice **words =
            (const ft_slice **)(void *)(base + lists[i].words);
        size_t *count = (size_t *)(void *)(base + lists[i].count);
        if (r->told_by[i] == r->pack)
            return ft_report_error(r->report, node->source, node->key_offset,
                                   "another file has this list, too");
        r->told_by[i] = r->pack;
        return lists[i].map ? read_map(r, node, words, count)
                            : read_list(r, node, words, count);
    }
    return fail_list(r, node);
}

static ft_status read_words(reader *r, const ft_node *node, ft_lexicon *out)
{
    if (!node)
        return FT_OK;
    if (node->kind != FT_NODE_MAP)
        return ft_report_at(r->report, node, "expected lists by name");
    for (const ft_node *n = node->child; n; n = n->next) {
        if (read_named(r, n, out) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

/* --- numbers -------------------------------------------------------------- */

static int compare_numbers(const void *a, const void *b)
{
    return ft_slice_compare(((const ft_number_word *)a)->word,
                            ((const ft_number_word *)b)->word);
}

/* Puts a word among those of the packs before, `old` of them, or in the place
 * of one. */
static void put_number(ft_number_word *words, size_t *count, size_t old,
                       ft_number_word word)
{
    for (size_t i = 0; i < old; i++) {
        if (ft_slice_equal(words[i].word, word.word)) {
            words[i] = word;
            return;
        }
    }
    words[(*count)++] = word;
}

static ft_status add_numbers(const reader *r, const ft_node *node, bool ordinal,
                             ft_number_word *words, size_t *count, size_t old)
{
    if (!node)
        return FT_OK;
    if (node->kind != FT_NODE_MAP)
        return ft_report_at(r->report, node,
                            "expected words and their numbers");
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_number_word word = {.ordinal = ordinal};
        ft_status status = fold(r, n, n->key, &word.word);
        if (!status)
            status = ft_shape_integer(r->report, n, 0, 1000000, &word.value);
        if (status == FT_ERR_MEMORY)
            return status;
        if (!status)
            put_number(words, count, old, word);
    }
    return FT_OK;
}

static ft_status read_numbers(const reader *r, const ft_node *pack,
                              ft_number_words *out)
{
    const ft_node *cardinals = ft_node_get(pack, "numbers");
    const ft_node *ordinals = ft_node_get(pack, "ordinals");
    size_t old = out->count;
    size_t count = old;
    size_t most = old + (cardinals ? cardinals->count : 0) +
                  (ordinals ? ordinals->count : 0);
    ft_number_word *words = FT_NEW(r->arena, ft_number_word, most);

    if (!words)
        return ft_report_memory(r->report);
    if (old)
        memcpy(words, out->words, old * sizeof *words);
    if (add_numbers(r, cardinals, false, words, &count, old) == FT_ERR_MEMORY ||
        add_numbers(r, ordinals, true, words, &count, old) == FT_ERR_MEMORY)
        return FT_ERR_MEMORY;
    if (count)
        qsort(words, count, sizeof *words, compare_numbers);
    *out = (ft_number_words){words, count};
    return FT_OK;
}

/* --- calendar ------------------------------------------------------------- */

static int compare_days(const void *a, const void *b)
{
    return ft_slice_compare(((const ft_calendar_word *)a)->word,
                            ((const ft_calendar_word *)b)->word);
}

/* As put_number(). */
static void put_day(ft_calendar_word *words, size_t *count, size_t old,
                    ft_calendar_word word)
{
    for (size_t i = 0; i < old; i++) {
        if (ft_slice_equal(words[i].word, word.word)) {
            words[i] = word;
            return;
        }
    }
    words[(*count)++] = word;
}

/* A map of words and numbers, or a list of words. */
static ft_status read_days(const reader *r, const ft_node *node, size_t list,
                           const ft_calendar_word **out, size_t *out_count)
{
    size_t old = *out_count;
    size_t count = old;
    ft_calendar_word *words =
        FT_NEW(r->arena, ft_calendar_word, old + node->count);
    bool map = node->kind == FT_NODE_MAP;

    if (node->kind == FT_NODE_SCALAR)
        return ft_report_at(r->report, node,
                            "expected words, with numbers or without");
    if (!words)
        return ft_report_memory(r->report);
    if (old)
        memcpy(words, *out, old * sizeof *words);
    for (const ft_node *n = node->child; n; n = n->next) {
        ft_calendar_word word = {.value = 0};
        ft_status status = fold(r, n, map ? n->key : n->text, &word.word);
        if (!status && map)
            status = ft_shape_integer(r->report, n, days[list].least,
                                      days[list].most, &word.value);
        if (status == FT_ERR_MEMORY)
            return status;
        if (!status)
            put_day(words, &count, old, word);
    }
    if (count)
        qsort(words, count, sizeof *words, compare_days);
    *out = words;
    *out_count = count;
    return FT_OK;
}

static ft_status read_calendar(const reader *r, const ft_node *node,
                               ft_calendar *out)
{
    ft_slice names[FT_COUNT(days) + 1];

    for (size_t i = 0; i < FT_COUNT(days); i++)
        names[i] = days[i].name;
    names[FT_COUNT(days)] = (ft_slice)FT_SLICE("month_first");
    (void)ft_shape_keys(r->report, node, names, FT_COUNT(names));
    (void)ft_shape_bool(r->report, ft_node_get(node, "month_first"),
                        &out->month_first);
    for (size_t i = 0; i < FT_COUNT(days); i++) {
        const ft_node *list = ft_node_get(node, days[i].name.data);
        char *base = (char *)out;
        if (list &&
            read_days(r, list, i,
                      (const ft_calendar_word **)(void *)(base + days[i].words),
                      (size_t *)(void *)(base + days[i].count)) ==
                FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

ft_status ft_lexicon_read(ft_arena *arena, ft_report *report,
                          const ft_tree *trees, size_t count, ft_lexicon *out)
{
    reader r = {.arena = arena, .report = report};

    for (size_t i = 0; i < count; i++) {
        const ft_node *root = trees[i].root;
        r.pack = trees[i].pack + 1;
        if (read_words(&r, ft_node_get(root, "words"), out) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
        if (!trees[i].head)
            continue;
        if (read_numbers(&r, root, &out->numbers) == FT_ERR_MEMORY ||
            read_calendar(&r, ft_node_get(root, "calendar"), &out->calendar) ==
                FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

size_t ft_lexicon_list_count(void)
{
    return FT_COUNT(lists);
}

ft_slice ft_lexicon_list_name(size_t index)
{
    return lists[index].name;
}

bool ft_lexicon_list_is_map(size_t index)
{
    return lists[index].map;
}

size_t ft_lexicon_calendar_count(void)
{
    return FT_COUNT(days);
}

ft_slice ft_lexicon_calendar_name(size_t index)
{
    return days[index].name;
}
