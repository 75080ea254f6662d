#include "html/reading.h"

#include <string.h>

#include "support/test.h"

#include "base/buffer.h"
#include "html/utf8.h"

static void show_block(ft_buffer *out, const ft_article *article,
                       const ft_block *block)
{
    ft_buffer_byte(out, block->body ? '+' : '-');
    ft_buffer_add(out, ft_zone_name(block->zone));
    if (block->stamp.len > 0) {
        ft_buffer_byte(out, '[');
        ft_buffer_add(out, block->stamp);
        ft_buffer_byte(out, ']');
    }
    ft_buffer_text(out, ": ");
    ft_buffer_add(out, ft_slice_cut(article->text, block->span));
    ft_buffer_byte(out, '\n');
}

const char *show_article(ft_arena *arena, const ft_article *article)
{
    ft_buffer out = {0};
    for (size_t i = 0; i < article->block_count; i++)
        show_block(&out, article, &article->blocks[i]);
    const char *shown = ft_arena_string(arena, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    assert_non_null(shown);
    return shown;
}

static const char *read_as(ft_arena *arena, const char *text, ft_type type)
{
    ft_article article;
    ft_error err = {0};
    if (ft_article_read(arena, ft_slice_of(text), type, &article, &err))
        fail_msg("%s", err.message);
    assert_well_formed(&article);
    return show_article(arena, &article);
}

const char *read_page(ft_arena *arena, const char *html)
{
    return read_as(arena, html, FT_TYPE_HTML);
}

const char *read_plain(ft_arena *arena, const char *text)
{
    return read_as(arena, text, FT_TYPE_TEXT);
}

static void expect(const char *text, const char *expected, ft_type type)
{
    ft_arena *arena = ft_arena_new();
    assert_non_null(arena);
    const char *shown = read_as(arena, text, type);
    if (strcmp(shown, expected) != 0)
        print_error("input:\n%s\nexpected:\n%s\ngot:\n%s\n", text, expected,
                    shown);
    assert_string_equal(shown, expected);
    ft_arena_free(arena);
}

void expect_page(const char *html, const char *expected)
{
    expect(html, expected, FT_TYPE_HTML);
}

void expect_plain(const char *text, const char *expected)
{
    expect(text, expected, FT_TYPE_TEXT);
}

static void assert_clean(ft_slice text)
{
    for (size_t i = 0; i < text.len;) {
        int code = 0;
        i += ft_utf8_next(text, i, &code);
        assert_true(code > 0);
        assert_false(ft_utf8_is_private(code));
    }
}

void assert_well_formed(const ft_article *article)
{
    size_t end = 0;
    assert_clean(article->text);
    for (size_t i = 0; i < article->block_count; i++) {
        const ft_block *block = &article->blocks[i];
        assert_true(block->span.start >= end);
        assert_true(block->span.end > block->span.start);
        assert_true(block->span.end <= article->text.len);
        end = block->span.end;
        ft_slice text = ft_slice_cut(article->text, block->span);
        assert_int_equal(ft_utf8_trim(text).len, text.len);
        assert_true(block->stamp.len <= text.len);
    }
}
