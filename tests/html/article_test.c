#include "html/reading.h"
#include "support/test.h"

#include "base/buffer.h"

static void zones_are_found_by_their_names(void **state)
{
    (void)state;
    for (int zone = 0; zone < FT_ZONE_COUNT; zone++) {
        ft_slice name = ft_zone_name((ft_zone)zone);
        assert_true(name.len > 0);
        assert_int_equal(ft_zone_find(name), zone);
    }
    assert_int_equal(ft_zone_find(ft_slice_of("bodies")), FT_ZONE_COUNT);
    assert_int_equal(ft_zone_name(FT_ZONE_COUNT).len, 0);
}

static void pages_and_texts_are_told_apart(void **state)
{
    static const struct {
        const char *bytes;
        bool page;
    } cases[] = {
        {"<!DOCTYPE html>x", true},
        {"\xEF\xBB\xBF \n<html>x", true},
        {"<p>Rovers</p><p>City</p>", true},
        {"<?xml version='1.0'?><html/>", true},
        {"Rovers 2 <City> 1", false},
        {"Rovers < City, and City > Town", false},
        {"He wrote <b>bold</b> in his text", false},
        {"", false},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_article article;
        ft_slice bytes = ft_slice_of(cases[i].bytes);
        print_message("%s\n", cases[i].bytes);
        assert_int_equal(
            ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
        static const ft_slice tag = FT_SLICE("<");
        bool tags = ft_slice_find(article.text, tag, 0) < article.text.len;
        bool has = ft_slice_find(bytes, tag, 0) < bytes.len;
        assert_int_equal(has && !tags, cases[i].page);
        ft_arena_free(arena);
    }
}

static void a_page_in_utf16_is_a_page(void **state)
{
    static const ft_slice bytes =
        FT_SLICE("\xFF\xFE<\0p\0>\0R\0o\0v\0e\0r\0s\0<\0"
                 "/\0p\0>\0");
    ft_arena *arena = ft_arena_new();
    ft_article article;
    (void)state;
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
    assert_true(ft_slice_equal(article.text, ft_slice_of("Rovers")));
    ft_arena_free(arena);
}

static void what_was_asked_for_wins_over_the_look(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_slice bytes = ft_slice_of("<p>Rovers</p><p>City</p>");
    (void)state;
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_TEXT, &article, NULL), FT_OK);
    assert_true(ft_slice_equal(article.text, bytes));
    assert_ptr_not_equal(article.text.data, bytes.data);
    ft_arena_free(arena);
}

static void bytes_that_are_no_text_are_an_error(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_error err = {0};
    static const ft_slice bytes = FT_SLICE("\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    (void)state;
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, &err),
        FT_ERR_ENCODING);
    assert_int_equal(err.status, FT_ERR_ENCODING);
    assert_int_equal(article.block_count, 0);
    ft_arena_free(arena);
}

/* Every byte that is no white space stays in one block. */
static void a_paragraph_without_end_is_cut_into_blocks(void **state)
{
    (void)state;
    static const char *const parts[] = {"A sentence of some words. ", "word ",
                                        "letters", "\xC3\xA9"};
    for (size_t i = 0; i < FT_COUNT(parts); i++) {
        ft_buffer text = {0};
        while (text.len < (size_t)5 * FT_BLOCK_MOST)
            ft_buffer_text(&text, parts[i]);
        ft_arena *arena = ft_arena_new();
        ft_article article;
        print_message("%s\n", parts[i]);
        assert_int_equal(ft_article_read(arena, ft_buffer_slice(&text),
                                         FT_TYPE_TEXT, &article, NULL),
                         FT_OK);
        assert_true(article.block_count >= 5);
        for (size_t b = 0; b < article.block_count; b++) {
            ft_span span = article.blocks[b].span;
            size_t before = b ? article.blocks[b - 1].span.end : 0;
            assert_true(span.end - span.start <= FT_BLOCK_MOST);
            assert_true(span.start - before <= 1);
            assert_true((article.text.data[span.start] & 0xC0) != 0x80);
            if (i == 0 && b + 1 < article.block_count)
                assert_int_equal(article.text.data[span.end - 1], '.');
        }
        ft_buffer_free(&text);
        ft_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_are_found_by_their_names),
        cmocka_unit_test(pages_and_texts_are_told_apart),
        cmocka_unit_test(a_page_in_utf16_is_a_page),
        cmocka_unit_test(what_was_asked_for_wins_over_the_look),
        cmocka_unit_test(bytes_that_are_no_text_are_an_error),
        cmocka_unit_test(a_paragraph_without_end_is_cut_into_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
