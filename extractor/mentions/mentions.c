/*
 * In: a text and a lexicon. Out: mentions and the shadow. The table of contents
 * of this stage: words, names, cast, headlines, resolve, shadow.
 */
#include "mentions/mentions.h"

#include <stdlib.h>

#include "base/error.h"
#include "mentions/headlines.h"
#include "mentions/proven.h"
#include "mentions/resolve.h"
#include "mentions/rows.h"
#include "mentions/shadow.h"

static int by_place(const void *a, const void *b)
{
    const ft_piece *left = a;
    const ft_piece *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

/* The name in quote marks, when they enclose it directly. */
static ft_span with_quotes(const ft_words *words, const ft_piece *piece)
{
    const ft_token *tokens = words->text->tokens;
    ft_span wide = {piece->first, piece->whole};
    if (tokens[piece->first].opens || !piece->first ||
        piece->whole >= words->text->token_count ||
        tokens[piece->whole].opens ||
        !ft_word_is_mark(words, piece->first - 1, '"') ||
        !ft_word_is_mark(words, piece->whole, '"'))
        return wide;
    return (ft_span){piece->first - 1, piece->whole + 1};
}

/* Tokens of the mention: the name with its variant, quote marks and a
 * determiner; none before token `free`. */
static ft_span widen(const ft_words *words, const ft_piece *piece, size_t free)
{
    const ft_token *tokens = words->text->tokens;
    ft_span wide = with_quotes(words, piece);
    if (wide.start < free)
        wide = (ft_span){piece->first, piece->whole};
    if (piece->kind != FT_PIECE_DAY && !tokens[wide.start].opens &&
        wide.start > free &&
        ft_word_is(words, wide.start - 1, FT_WORD_DETERMINER))
        wide.start--;
    return wide;
}

static ft_span bytes_of(const ft_text *text, size_t first, size_t end)
{
    return (ft_span){text->tokens[first].span.start,
                     text->tokens[end - 1].span.end};
}

/* The name without a determiner that its form has. */
static ft_span core_of(const ft_words *words, const ft_piece *piece)
{
    size_t first = piece->first;
    if (piece->kind != FT_PIECE_DAY && piece->end - first > 1 &&
        ft_word_is(words, first, FT_WORD_DETERMINER))
        first++;
    return bytes_of(words->text, first, piece->end);
}

static size_t make_mentions(const ft_words *words, const ft_pieces *pieces,
                            ft_mention *out)
{
    size_t count = 0;
    size_t free = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        const ft_piece *piece = &pieces->items[i];
        if (!piece->entity || piece->first < free)
            continue;
        ft_span wide = widen(words, piece, free);
        out[count++] = (ft_mention){
            .span = bytes_of(words->text, wide.start, wide.end),
            .core = core_of(words, piece),
            .entity = piece->entity - 1,
            .form = piece->form,
        };
        free = wide.end;
    }
    return count;
}

/* Leaves out the mentions whose entity found no code point. */
static size_t drop_unnumbered(const ft_entity *entities, ft_mention *mentions,
                              size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (entities[mentions[i].entity].code)
            mentions[kept++] = mentions[i];
    return kept;
}

static ft_status find_pieces(ft_arena *arena, const ft_words *words,
                             ft_cast *cast, ft_pieces *pieces, ft_error *err)
{
    ft_status status;
    ft_cast_init(cast, arena, words);
    if ((status = ft_names_find(arena, words, pieces, err)) ||
        (status = ft_proven_find(words, pieces, err)) ||
        (status = ft_cast_enter(cast, pieces, err)) ||
        (status = ft_headlines_find(words, cast, pieces, err)))
        return status;
    if (pieces->count)
        qsort(pieces->items, pieces->count, sizeof *pieces->items, by_place);
    return ft_resolve(arena, cast, pieces, err);
}

ft_status ft_mentions_find(ft_arena *arena, const ft_text *text,
                           const ft_lexicon *lexicon, ft_mentions *out,
                           ft_error *err)
{
    ft_words words;
    ft_cast cast;
    ft_pieces pieces;
    ft_status status;
    *out = (ft_mentions){.text = text};
    if ((status = ft_words_read(arena, text, lexicon, &words, err)) ||
        (status = ft_rows_find(arena, &words, err)) ||
        (status = find_pieces(arena, &words, &cast, &pieces, err)))
        return status;
    ft_mention *mentions = FT_NEW(arena, ft_mention, pieces.count);
    if (!mentions)
        return ft_error_memory(err);
    size_t count = make_mentions(&words, &pieces, mentions);
    ft_shadow_number(cast.entities, mentions, count);
    out->sport = words.sport;
    out->entities = cast.entities;
    out->entity_count = cast.count;
    out->mentions = mentions;
    out->mention_count = drop_unnumbered(cast.entities, mentions, count);
    return ft_shadow_build(arena, out, mentions, err);
}
