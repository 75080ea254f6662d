/* need: sets of texts, clauses, then how needs add up and are chosen from. */
#include "rules/need.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "rules/starts.h"

/* Bytes of a word looked for: more tell hardly more. */
enum { WORD_LIMIT = 10 };

/* --- sets of texts -------------------------------------------------------- */

static char looked_for(char c)
{
    return ft_is_digit(c) ? (char)FT_SIGN_DIGIT : ft_lower(c);
}

ft_texts ft_texts_one(ft_needs *needs, ft_slice text)
{
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, 1);
    char *copy = ft_arena_alloc(needs->arena, text.len + 1);

    if (!texts || !copy) {
        needs->failed = true;
        return (ft_texts){NULL, 0};
    }
    for (size_t i = 0; i < text.len; i++)
        copy[i] = looked_for(text.data[i]);
    texts[0] = (ft_slice){copy, text.len};
    return (ft_texts){texts, 1};
}

/* False: too long, or memory is out. */
static bool join_two(ft_needs *needs, ft_slice head, ft_slice tail,
                     ft_slice *out)
{
    size_t len = head.len + tail.len;

    if (len > FT_TEXT_LIMIT)
        return false;
    char *text = ft_arena_alloc(needs->arena, len + 1);
    if (!text) {
        needs->failed = true;
        return false;
    }
    memcpy(text, head.data, head.len);
    memcpy(text + head.len, tail.data, tail.len);
    *out = (ft_slice){text, len};
    return true;
}

bool ft_texts_join(ft_needs *needs, ft_texts heads, ft_texts tails, bool maybe,
                   ft_texts *out)
{
    static const ft_slice none = FT_SLICE("");
    size_t width = tails.count + maybe;
    size_t made = 0;

    if (heads.count * width > FT_SET_LIMIT)
        return false;
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, heads.count * width);
    needs->failed = needs->failed || !texts;
    for (size_t i = 0; texts && i < heads.count; i++) {
        for (size_t j = 0; j < width; j++) {
            ft_slice tail = j < tails.count ? tails.texts[j] : none;
            if (!join_two(needs, heads.texts[i], tail, &texts[made++]))
                return false;
        }
    }
    *out = (ft_texts){texts, made};
    return true;
}

/* --- clauses -------------------------------------------------------------- */

/* The kind of mention that a byte of a word stands for; FT_KIND_COUNT: none. */
static ft_kind kind_of(char c)
{
    unsigned char byte = (unsigned char)c;

    return byte >= FT_SIGN_MENTION && byte < FT_SIGN_MENTION + FT_KIND_COUNT
               ? (ft_kind)(byte - FT_SIGN_MENTION)
               : FT_KIND_COUNT;
}

static bool is_digit(char c)
{
    return (unsigned char)c == FT_SIGN_DIGIT;
}

enum { OF_LETTER = 3, OF_DIGIT = 5, OF_PAIR = 4 };

static const unsigned of_kind[] = {
    [FT_KIND_TEAM] = 6, [FT_KIND_PERSON] = 5,      [FT_KIND_GROUND] = 9,
    [FT_KIND_CITY] = 7, [FT_KIND_COMPETITION] = 8, [FT_KIND_DAY] = 7,
};
_Static_assert(FT_COUNT(of_kind) == FT_KIND_COUNT, "weigh every kind");

static unsigned weigh_word(ft_slice word)
{
    unsigned weight = 0;

    for (size_t i = 0; i < word.len; i++) {
        ft_kind kind = kind_of(word.data[i]);
        weight += kind != FT_KIND_COUNT    ? of_kind[kind]
                  : is_digit(word.data[i]) ? OF_DIGIT
                                           : OF_LETTER;
    }
    return weight;
}

static unsigned lesser(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* As much as the least telling of what fulfils the clause. */
static unsigned weigh(const ft_clause *clause)
{
    unsigned least = clause->digit ? OF_DIGIT : UINT32_MAX;

    for (size_t i = 0; i < clause->word_count; i++)
        least = lesser(least, weigh_word(clause->words[i]));
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if (clause->kinds & 1U << k)
            least = lesser(least, of_kind[k]);
        if (clause->pairs & 1U << k)
            least = lesser(least, of_kind[k] + OF_PAIR);
    }
    return least;
}

void ft_need_add_clause(ft_needs *needs, ft_need *to, ft_clause clause)
{
    ft_clause *grown = ft_arena_grow(needs->arena, to->clauses, &to->capacity,
                                     to->count + 1, sizeof *grown);

    if (!grown) {
        needs->failed = true;
        return;
    }
    to->clauses = grown;
    clause.weight = weigh(&clause);
    to->clauses[to->count++] = clause;
}

static int compare_words(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

/* The clause asks for what a sign in the word stands for: where the word is,
 * that is, too. */
static bool is_implied(const ft_clause *clause, ft_slice word)
{
    for (size_t i = 0; i < word.len; i++) {
        ft_kind kind = kind_of(word.data[i]);
        if (is_digit(word.data[i])
                ? clause->digit
                : kind != FT_KIND_COUNT && (clause->kinds & 1U << kind))
            return true;
    }
    return false;
}

/* Gives the clause its words, sorted; one that begins with another tells
 * nothing more. */
static void put_words(ft_clause *clause, ft_slice *words, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 0; i < count; i++) {
        if (!is_implied(clause, words[i]) &&
            (!kept || !ft_slice_starts(words[i], words[kept - 1])))
            words[kept++] = words[i];
    }
    clause->words = words;
    clause->word_count = kept;
}

/* A text as it is looked for: its spaces at the ends tell nothing, nor does
 * what goes on for long. */
static ft_slice word_of(ft_slice text)
{
    ft_slice word = ft_slice_trim(text);

    if (word.len > WORD_LIMIT)
        word.len = WORD_LIMIT;
    return ft_slice_trim(word);
}

/* A word that is one sign is told as what it stands for. */
static bool tell_sign(ft_clause *clause, ft_slice word)
{
    if (word.len != 1)
        return false;
    ft_kind kind = kind_of(word.data[0]);
    if (kind != FT_KIND_COUNT)
        clause->kinds |= 1U << kind;
    else if (is_digit(word.data[0]))
        clause->digit = true;
    else
        return false;
    return true;
}

/* False: a text has nothing to look for, or there is none. */
static bool clause_of(ft_needs *needs, ft_texts texts, ft_clause *out)
{
    ft_slice *words = FT_NEW(needs->arena, ft_slice, texts.count);
    size_t count = 0;

    *out = (ft_clause){0};
    if (!words) {
        needs->failed = true;
        return false;
    }
    for (size_t i = 0; i < texts.count; i++) {
        ft_slice word = word_of(texts.texts[i]);
        if (!word.len)
            return false;
        if (!tell_sign(out, word))
            words[count++] = word;
    }
    put_words(out, words, count);
    out->weight = weigh(out);
    return texts.count > 0;
}

/* How often, at least, a sign stands in each of the texts. */
static unsigned count_sign(ft_texts texts, int sign)
{
    unsigned least = texts.count ? UINT32_MAX : 0;

    for (size_t i = 0; i < texts.count; i++) {
        unsigned found = 0;
        for (size_t at = 0; at < texts.texts[i].len; at++)
            found += (unsigned char)texts.texts[i].data[at] == sign;
        least = lesser(least, found);
    }
    return least;
}

/* One kind of mention, or a digit: the counts say so. */
static bool is_counted(const ft_clause *clause)
{
    return !clause->word_count &&
           (clause->digit ? !clause->kinds
                          : !(clause->kinds & (clause->kinds - 1)));
}

void ft_need_add_texts(ft_needs *needs, ft_need *to, ft_texts texts)
{
    ft_clause clause;

    for (int k = 0; k < FT_KIND_COUNT; k++)
        to->kinds[k] += count_sign(texts, FT_SIGN_MENTION + k);
    to->digits += count_sign(texts, FT_SIGN_DIGIT);
    if (clause_of(needs, texts, &clause) && !is_counted(&clause))
        ft_need_add_clause(needs, to, clause);
}

/* --- needs in a row ------------------------------------------------------- */

void ft_need_add(ft_needs *needs, ft_need *to, const ft_need *from,
                 unsigned times)
{
    if (from->exact.count)
        ft_need_add_texts(needs, to, from->exact);
    for (size_t i = 0; i < from->count; i++)
        ft_need_add_clause(needs, to, from->clauses[i]);
    for (size_t k = 0; k < FT_KIND_COUNT; k++)
        to->kinds[k] += from->kinds[k] * times;
    to->digits += from->digits * times;
}

/* --- one of several ------------------------------------------------------- */

static void keep_weightier(ft_clause clause, ft_clause *best, bool *any)
{
    if (!*any || clause.weight > best->weight)
        *best = clause;
    *any = true;
}

/* What tells most: a clause, or a mention, or a digit. False: nothing. */
static bool best_of(ft_needs *needs, const ft_need *n, ft_clause *out)
{
    bool any = n->exact.count && clause_of(needs, n->exact, out);

    for (size_t i = 0; i < n->count; i++)
        keep_weightier(n->clauses[i], out, &any);
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        ft_clause mention = {.kinds = 1U << k};
        mention.weight = weigh(&mention);
        if (n->kinds[k])
            keep_weightier(mention, out, &any);
    }
    ft_clause digit = {.digit = true};
    digit.weight = weigh(&digit);
    if (n->digits)
        keep_weightier(digit, out, &any);
    return any;
}

/* One clause that any of these fulfils. False: too many words. */
static bool unite_clauses(ft_needs *needs, const ft_clause *clauses,
                          size_t count, ft_clause *out)
{
    size_t total = 0;
    size_t made = 0;

    *out = (ft_clause){0};
    for (size_t i = 0; i < count; i++) {
        total += clauses[i].word_count;
        out->kinds |= clauses[i].kinds;
        out->digit = out->digit || clauses[i].digit;
    }
    if (total > FT_SET_LIMIT)
        return false;
    ft_slice *words = FT_NEW(needs->arena, ft_slice, total);
    needs->failed = needs->failed || !words;
    for (size_t i = 0; words && i < count; i++) {
        for (size_t w = 0; w < clauses[i].word_count; w++)
            words[made++] = clauses[i].words[w];
    }
    put_words(out, words, made);
    return !needs->failed;
}

/* One clause for several branches: each gives what it needs most. */
static void add_choice(ft_needs *needs, ft_need *out, const ft_need *branches,
                       size_t count)
{
    ft_clause *best = FT_NEW(needs->arena, ft_clause, count);
    ft_clause choice;

    needs->failed = needs->failed || !best;
    for (size_t i = 0; best && i < count; i++) {
        if (!best_of(needs, &branches[i], &best[i]))
            return;
    }
    if (best && unite_clauses(needs, best, count, &choice))
        ft_need_add_clause(needs, out, choice);
}

/* All texts of branches that are exact; an empty set when one is not, or when
 * there are too many. */
static ft_texts unite_texts(ft_needs *needs, const ft_need *branches,
                            size_t count)
{
    size_t total = 0;
    size_t made = 0;

    for (size_t i = 0; i < count; i++) {
        total += branches[i].exact.count;
        if (!branches[i].exact.count || total > FT_SET_LIMIT)
            return (ft_texts){NULL, 0};
    }
    ft_slice *texts = FT_NEW(needs->arena, ft_slice, total);
    needs->failed = needs->failed || !texts;
    for (size_t i = 0; texts && i < count; i++) {
        for (size_t j = 0; j < branches[i].exact.count; j++)
            texts[made++] = branches[i].exact.texts[j];
    }
    return (ft_texts){texts, made};
}

/* The mentions and digits that every branch has. */
static void keep_common(ft_need *out, const ft_need *branch)
{
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if (branch->kinds[k] < out->kinds[k])
            out->kinds[k] = branch->kinds[k];
    }
    if (branch->digits < out->digits)
        out->digits = branch->digits;
}

ft_need ft_need_choose(ft_needs *needs, const ft_need *branches, size_t count)
{
    if (count == 1)
        return branches[0];
    ft_need out = {.exact = unite_texts(needs, branches, count),
                   .starts = ft_starts_choose(needs, branches, count)};
    if (out.exact.count)
        return out;
    memcpy(out.kinds, branches[0].kinds, sizeof out.kinds);
    out.digits = branches[0].digits;
    for (size_t i = 1; i < count; i++)
        keep_common(&out, &branches[i]);
    add_choice(needs, &out, branches, count);
    return out;
}
