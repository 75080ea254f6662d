#include "support/test.h"

#include "base/buffer.h"
#include "html/slim.h"

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

typedef struct example {
    const char *page;
    const char *expected;
} example;

static void run(ft_arena *arena, const example *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ft_slim slim;
        print_message("%s\n", cases[i].page);
        assert_int_equal(ft_slim_read(arena, ft_slice_of(cases[i].page),
                                      FT_SLIM_WHOLE, &slim, NULL),
                         FT_OK);
        const char *html = ft_arena_string(arena, slim.html);
        assert_string_equal(html, cases[i].expected);
    }
}

static void what_no_reader_sees_is_cut(void **state)
{
    static const example cases[] = {
        {"a<script>if (a < b) x('</p>');</script>b", "ab"},
        {"a<SCRIPT src=x></Script >b", "ab"},
        {"a<script>document.write('<script><\\/script>')</script>b", "ab"},
        {"a<style>p > b {}</style>b", "ab"},
        {"a<svg><path d='M0'/><svg></svg><text>x</text></svg>b", "ab"},
        {"a<noscript><img src=x></noscript>b", "ab"},
        {"a<!-- <p>x</p> -->b", "ab"},
        {"a<!-->b<!--->c", "abc"},
        {"a<!--x--!>b", "ab"},
        {"<!DOCTYPE html>a<?php echo ?>b<![CDATA[x]]>c", "abc"},
        {"a<img src='x>y'>b<input value=\"1>2\">c<wbr>d", "abcd"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void of_white_space_one_is_left(void **state)
{
    static const example cases[] = {
        {"a  b\n\n\n<p>\n\t c\n </p>  d ", "a b\n<p>\nc\n</p> d "},
        {"<pre>a  b\n\n c</pre>  d", "<pre>a  b\n\n c</pre> d"},
        {"<pre><b>a  b</b></pre>", "<pre><b>a  b</b></pre>"},
        {" ", ""},
        {" \n a", "a"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void attributes_nobody_reads_are_cut(void **state)
{
    static const example cases[] = {
        {"<p class=\"a b\" onclick='x(\">\")' data-x=1>t</p>",
         "<p class=\"a b\">t</p>"},
        {"<div style='color:red'>t</div>", "<div>t</div>"},
        {"<div style='display: none'>t</div>", "<div hidden>t</div>"},
        {"<a href='http://example.org/?a=1&b=2'>t</a>", "<a>t</a>"},
        {"<time datetime=2021-11-17>t</time>",
         "<time datetime=\"2021-11-17\">t</time>"},
        {"<meta property='og:title' content='Say \"yes\"'>",
         "<meta property=\"og:title\" content='Say \"yes\"'>"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void open_ends_lose_no_more_than_they_must(void **state)
{
    static const example cases[] = {
        {"a<svg>b", "ab"},
        {"a<noscript>b", "ab"},
        {"a<!-- b>c", "ac"},
        {"a<a href=\"x>b</a>c", "a<a>b</a>c"},
        {"a<script>b", "a"},
        {"a<title>b", "ab"},
        {"a < b <3 c", "a &lt; b &lt;3 c"},
        {"a<", "a&lt;"},
        {"a<p", "a<p>"},
        {"a</", "a"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void end_tags_without_a_start_are_dropped(void **state)
{
    static const example cases[] = {
        {"<b>a</i></b>", "<b>a</b>"},
        {"<div><b></div>a</b>", "<div><b></div>a"},
        {"<b><div></b></div>", "<b><div></div>"},
        {"<h2>a</h3>b", "<h2>a</h2>b"},
        {"<body>a</body>b</html>", "<body>ab"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void a_title_is_text(void **state)
{
    static const example cases[] = {
        {"<title>a <b>c</title>", "<title>a  b>c</title>"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void a_head_ends_where_something_else_begins(void **state)
{
    static const example cases[] = {
        {"<title>a</title><article>b", "<title>a</title><body><article>b"},
        {"<head></head><body>b", "<head></head><body>b"},
        {"<p>b", "<p>b"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void json_ld_is_kept_beside(void **state)
{
    ft_slim slim;
    const char *page = "<script type='application/ld+json'>{\"a\":\"</p>\"}"
                       "</script>x<script>y</script>"
                       "<script type=application/ld+json>[]</script>";
    assert_int_equal(
        ft_slim_read(*state, ft_slice_of(page), FT_SLIM_WHOLE, &slim, NULL),
        FT_OK);
    assert_int_equal(slim.linked_count, 2);
    assert_true(
        ft_slice_equal(slim.linked[0], ft_slice_of("{\"a\":\"</p>\"}")));
    assert_true(ft_slice_equal(slim.linked[1], ft_slice_of("[]")));
}

static void elements_too_deep_become_line_breaks(void **state)
{
    static const ft_slice tag = FT_SLICE("<div>");
    static const ft_slice rest = FT_SLICE("a<b>c</b></div></div></div>d");
    ft_buffer page = {0};
    for (size_t i = 0; i < FT_SLIM_DEPTH + 2; i++)
        ft_buffer_add(&page, tag);
    ft_buffer_add(&page, rest);
    ft_slim slim;
    assert_int_equal(ft_slim_read(*state, ft_buffer_slice(&page), FT_SLIM_WHOLE,
                                  &slim, NULL),
                     FT_OK);
    static const ft_slice tail = FT_SLICE("<div><br>ac<br></div>d");
    assert_true(ft_slice_ends(slim.html, tail));
    ft_buffer_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_reader_sees_is_cut),
        cmocka_unit_test(of_white_space_one_is_left),
        cmocka_unit_test(attributes_nobody_reads_are_cut),
        cmocka_unit_test(open_ends_lose_no_more_than_they_must),
        cmocka_unit_test(end_tags_without_a_start_are_dropped),
        cmocka_unit_test(a_title_is_text),
        cmocka_unit_test(a_head_ends_where_something_else_begins),
        cmocka_unit_test(json_ld_is_kept_beside),
        cmocka_unit_test(elements_too_deep_become_line_breaks),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
