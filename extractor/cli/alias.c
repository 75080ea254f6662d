/* Comes in: names as people write them. Goes out: whether they may be of one
 * side, one ground, one player. Generous on purpose: who judges by gold wants
 * to see a misreading, not a spelling. */
#include "cli/alias.h"

#include "text/unicode.h"

/* Words that many clubs share: they do not tell one from another. */
static const ft_slice generic[] = {
    FT_SLICE("fc"),       FT_SLICE("afc"),    FT_SLICE("cf"),
    FT_SLICE("sc"),       FT_SLICE("ac"),     FT_SLICE("as"),
    FT_SLICE("ssc"),      FT_SLICE("cd"),     FT_SLICE("ud"),
    FT_SLICE("sv"),       FT_SLICE("vfl"),    FT_SLICE("vfb"),
    FT_SLICE("tsg"),      FT_SLICE("fk"),     FT_SLICE("sk"),
    FT_SLICE("bk"),       FT_SLICE("if"),     FT_SLICE("club"),
    FT_SLICE("the"),      FT_SLICE("de"),     FT_SLICE("team"),
    FT_SLICE("national"), FT_SLICE("women"),  FT_SLICE("womens"),
    FT_SLICE("men"),      FT_SLICE("mens"),   FT_SLICE("w"),
    FT_SLICE("ladies"),   FT_SLICE("calcio"), FT_SLICE("republic"),
    FT_SLICE("of"),
};

/* Behind a surname. */
static const ft_slice juniors[] = {FT_SLICE("jr"), FT_SLICE("jnr"),
                                   FT_SLICE("junior"), FT_SLICE("sr")};

static bool is_one_of(ft_slice word, const ft_slice *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ft_slice_equal(word, list[i]))
            return true;
    return false;
}

/* Left out within a word. */
static bool is_silent(unsigned code)
{
    return code == '\'' || code == '`' || code == '#' || code == 0xB4 ||
           code == 0x2018 || code == 0x2019;
}

/* Letters and digits; every other run becomes one space. */
static ft_status normalise(ft_arena *arena, ft_slice name, ft_slice *out)
{
    ft_slice folded;
    ft_status status = ft_fold(arena, name, &folded);
    char *text = status ? NULL : FT_NEW(arena, char, folded.len + 1);
    size_t len = 0;
    bool space = false;

    if (!text)
        return FT_ERR_MEMORY;
    for (size_t at = 0; at < folded.len;) {
        ft_char c = ft_char_at(folded, at);
        bool word =
            ft_char_in_word(c.kind) || c.kind == FT_CHAR_DIGIT || c.code == '_';

        if (word && space && len > 0)
            text[len++] = ' ';
        space = word ? false : space || !is_silent(c.code);
        for (size_t i = 0; word && i < c.len; i++)
            text[len++] = folded.data[at + i];
        at += c.len;
    }
    *out = (ft_slice){text, len};
    return FT_OK;
}

static size_t word_end(ft_slice text, size_t at)
{
    const ft_slice space = FT_SLICE(" ");
    size_t end = ft_slice_find(text, space, at);

    return end < text.len ? end : text.len;
}

static ft_status part_words(ft_arena *arena, ft_alias *out)
{
    ft_slice *all = FT_NEW(arena, ft_slice, out->norm.len / 2 + 1);
    ft_slice *words = FT_NEW(arena, ft_slice, out->norm.len / 2 + 1);

    if (!all || !words)
        return FT_ERR_MEMORY;
    for (size_t at = 0, end; at < out->norm.len; at = end + 1) {
        ft_slice word;

        end = word_end(out->norm, at);
        word = ft_slice_cut(out->norm, (ft_span){at, end});
        all[out->all_count++] = word;
        if (!is_one_of(word, generic, FT_COUNT(generic)))
            words[out->word_count++] = word;
    }
    out->all = all;
    out->words = out->word_count ? words : all;
    out->word_count = out->word_count ? out->word_count : out->all_count;
    return FT_OK;
}

/* The name read as an article of one line. */
static ft_status find_entries(ft_arena *arena, const ft_lexicon *lexicon,
                              ft_slice name, ft_alias *out)
{
    const ft_abbreviations none = {NULL, 0};
    ft_block block = {.zone = FT_ZONE_BODY, .span = {0, name.len}};
    ft_article article = {.text = name, .blocks = &block, .block_count = 1};
    const ft_reading *readings;
    size_t count = 0;
    ft_text text;

    if (name.len == 0)
        return FT_OK;
    if (ft_text_read(arena, &article, &none, &text, NULL))
        return FT_ERR_MEMORY;
    if (text.token_count == 0 ||
        ft_gazetteer_match(lexicon->gazetteer, &text, 0, &readings, &count) !=
            text.token_count)
        return FT_OK;
    for (size_t i = 0; i < count && out->entry_count < FT_ALIAS_ENTRIES; i++) {
        const ft_entry *entry =
            ft_gazetteer_entry(lexicon->gazetteer, readings[i].entry);

        if (entry->kind == FT_KIND_TEAM)
            out->entries[out->entry_count++] = entry;
    }
    return FT_OK;
}

ft_status ft_alias_read(ft_arena *arena, const ft_lexicon *lexicon,
                        ft_slice name, ft_alias *out)
{
    *out = (ft_alias){0};
    name = ft_slice_trim(name);
    if (normalise(arena, name, &out->norm) || part_words(arena, out))
        return FT_ERR_MEMORY;
    return lexicon ? find_entries(arena, lexicon, name, out) : FT_OK;
}

static bool all_among(const ft_slice *some, size_t count, const ft_slice *all,
                      size_t all_count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_one_of(some[i], all, all_count))
            return false;
    return true;
}

bool ft_alias_loosely(const ft_alias *a, const ft_alias *b)
{
    if (ft_slice_equal(a->norm, b->norm))
        return true;
    return all_among(a->words, a->word_count, b->words, b->word_count) ||
           all_among(b->words, b->word_count, a->words, a->word_count);
}

bool ft_alias_same(const ft_alias *a, const ft_alias *b)
{
    for (size_t i = 0; i < a->entry_count; i++)
        for (size_t k = 0; k < b->entry_count; k++)
            if (a->entries[i] == b->entries[k])
                return true;
    if (ft_slice_equal(a->norm, b->norm))
        return true;
    return a->word_count > 0 && b->word_count > 0 && ft_alias_loosely(a, b);
}

static ft_slice surname(const ft_alias *name)
{
    size_t count = name->all_count;

    while (count > 0 &&
           is_one_of(name->all[count - 1], juniors, FT_COUNT(juniors)))
        count--;
    return count ? name->all[count - 1] : ft_slice_of("");
}

bool ft_alias_person(const ft_alias *a, const ft_alias *b)
{
    return ft_slice_equal(surname(a), surname(b)) ||
           all_among(a->all, a->all_count, b->all, b->all_count) ||
           all_among(b->all, b->all_count, a->all, a->all_count);
}
