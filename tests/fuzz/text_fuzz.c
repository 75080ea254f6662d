/*
 * text: bytes as plain text, through article and text. Whatever comes in, the
 * stages must agree with their headers: spans lie in order inside the text,
 * and every span of normal text leads back to a span of the source.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "html/article.h"
#include "text/text.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static bool begins_character(ft_slice text, size_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static void expect_way_back(const ft_text *text, ft_span span)
{
    ft_span source = ft_text_origin(text, span);

    expect(source.start <= source.end && source.end <= text->source.len);
    expect(begins_character(text->source, source.start));
    expect(begins_character(text->source, source.end));
}

static void expect_tokens(const ft_text *text, ft_sentence sentence)
{
    size_t at = sentence.span.start;

    expect(sentence.tokens.start < sentence.tokens.end);
    for (size_t i = sentence.tokens.start; i < sentence.tokens.end; i++) {
        ft_token token = text->tokens[i];
        expect(token.span.start >= at && token.span.start < token.span.end);
        expect(token.opens == (i == sentence.tokens.start));
        expect_way_back(text, token.span);
        at = token.span.end;
    }
    expect(at == sentence.span.end);
}

static void expect_sentences(const ft_text *text)
{
    size_t at = 0, tokens = 0;

    for (size_t i = 0; i < text->sentence_count; i++) {
        ft_sentence sentence = text->sentences[i];
        ft_span block = text->blocks[sentence.block];
        expect(sentence.span.start >= at && sentence.span.start >= block.start);
        expect(sentence.span.end <= block.end);
        expect(sentence.tokens.start == tokens);
        expect_tokens(text, sentence);
        at = sentence.span.end;
        tokens = sentence.tokens.end;
    }
    expect(tokens == text->token_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size};
    ft_article article;
    ft_text text;

    if (arena && !ft_article_read(arena, bytes, FT_TYPE_TEXT, &article, NULL) &&
        !ft_text_read(arena, &article, NULL, &text, NULL))
        expect_sentences(&text);
    ft_arena_free(arena);
    return 0;
}
