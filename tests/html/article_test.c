#include "html/reading.h"
#include "support/test.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zones_are_found_by_their_names),
        cmocka_unit_test(pages_and_texts_are_told_apart),
        cmocka_unit_test(a_page_in_utf16_is_a_page),
        cmocka_unit_test(what_was_asked_for_wins_over_the_look),
        cmocka_unit_test(bytes_that_are_no_text_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
