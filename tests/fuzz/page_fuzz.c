/*
 * page: bytes as a web page (changed by markup.c): what is set aside before the
 * parse comes back, blocks lie in order in the extracted text, none of them is
 * empty, and what the page says of itself is clean.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "html/article.h"
#include "html/charset.h"
#include "html/same_tree.h"
#include "html/utf8.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static void expect_blocks(const ft_article *article)
{
    ft_slice text = article->text;
    size_t at = 0;

    for (size_t i = 0; i < article->block_count; i++) {
        ft_block block = article->blocks[i];

        expect(block.span.start >= at && block.span.start < block.span.end);
        expect(block.span.end <= text.len && block.zone < FT_ZONE_COUNT);
        expect(!is_space(text.data[block.span.start]));
        expect(!is_space(text.data[block.span.end - 1]));
        expect(block.level <= 6);
        for (size_t k = at; k < block.span.start; k++)
            expect(text.data[k] == '\n');
        at = block.span.end;
    }
}

static void expect_clean(ft_slice text)
{
    int code;

    for (size_t at = 0; at < text.len; at += ft_utf8_next(text, at, &code)) {
        (void)ft_utf8_next(text, at, &code);
        expect(code != FT_CODE_INVALID && code != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size}, page;
    ft_article article;
    size_t replaced = 0;
    char why[512] = "";

    expect(arena != NULL);
    if (!ft_charset_decode(arena, bytes, true, &page, &replaced, NULL) &&
        !same_tree(arena, page, why, sizeof why)) {
        (void)fprintf(stderr, "%s\n", why);
        abort();
    }
    if (!ft_article_read(arena, bytes, FT_TYPE_HTML, &article, NULL)) {
        expect_clean(article.text);
        expect_clean(article.meta.title);
        expect_clean(article.meta.author);
        expect_blocks(&article);
    }
    ft_arena_free(arena);
    return 0;
}
