#include "html/aside.h"
#include "html/same_tree.h"
#include "support/test.h"

#include <string.h>

#include "base/buffer.h"

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

static void a_mark_is_found_again(void **state)
{
    static const size_t indexes[] = {0, 1, 0xFFFD, 0xFFFE, FT_ASIDE_MOST - 1};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(indexes); i++) {
        char text[FT_ASIDE_MARK + 4] = {'a', '\xF3', '\xA0', 'b'};
        size_t index = SIZE_MAX;
        ft_aside_put(indexes[i], text + 4);
        assert_int_equal(
            ft_aside_find((ft_slice){text, sizeof text}, 0, &index), 4);
        assert_int_equal(index, indexes[i]);
        assert_int_equal(
            ft_aside_find((ft_slice){text, sizeof text}, 5, &index), SIZE_MAX);
    }
}

static void an_entity_ends_where_the_parser_ends_it(void **state)
{
    static const struct {
        const char *text, *entity;
        bool private_use;
    } cases[] = {
        {"&amp;b", "&amp;", false},
        {"&amp b", "&amp", false},
        {"& b", "&", false},
        {"&", "&", false},
        {"&;", "&;", false},
        {"&#8217;s", "&#8217;", false},
        {"&#8217s", "&#8217", false},
        {"&#x2019;s", "&#x2019;", false},
        {"&#xE000;s", "&#xE000;", true},
        {"&#57344s", "&#57344", true},
        {"&#xF0001s", "&#xF0001", true},
        {"&#x;", "&#x;", false},
        {"&#", "&#", false},
        {"&#1114112;", "&#1114112;", false},
        {"&#xFFFFFFFFFFFF;", "&#xFFFFFFFFFFFF;", false},
        {"&r\xC3\xA9;x", "&r\xC3\xA9;", false},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        bool private_use = false;
        print_message("%s\n", cases[i].text);
        assert_int_equal(
            ft_entity_length(ft_slice_of(cases[i].text), 0, &private_use),
            strlen(cases[i].entity));
        assert_int_equal(private_use, cases[i].private_use);
    }
}

static void what_is_set_aside_comes_back_in_its_place(void **state)
{
    static const char *const pages[] = {
        "<p>A longer text <b>and a bold one</b> and the end</p>",
        "no element at all, but text",
        "<p>Tom &amp; Jerry &ndash; 2&#8211;1, &nosuch; AT&T &copy2021 &#xZZ",
        "<p>&#xF0000; and &#xF0001;, &#983040; forge marks</p><p>the others",
        "<p class='a b' CLASS=c id=x data-testid=one data-component=two>text",
        "<div class='a &amp; b' id=\"x\">some text</div><p class=next>more",
        "<p class=a\"b'c title=t hidden>quotes of both kinds",
        "<title>One  title &amp; <b>more</title><meta name=a content='b c'>",
        "<meta property='og:title' content='Rovers &amp; City'><link rel=x>",
        "<pre>  two\n\n  lines\t of text </pre>   and   spaces ",
        "<p>\x01odd \x0B bytes\x0C here \xEF\xBF\xBF and \xEF\xBF\xBE</p>",
        "<html><head><meta name=a content=b></head>text<body class=x>body",
        "<p>one<p>two<table><tr><td colspan=2>cell<td>cell 2</table>tail end",
        "text before<html lang=en><body id=late><div>inside it",
        "<ul><li class=a>first<li class=b>second</ul><br>after the list",
        "<h2 class=a>head</h3>text after<p class=x>more text<h1 id=y>again",
        "a < b <3 and so on <p class=>empty <p class>none",
        "<foo:bar class=a>unknown one</foo:bar><x-y id=1>text</x-y>",
        "<a<b class=c>tag in a tag</a><p/class=x>slash",
    };
    for (size_t i = 0; i < FT_COUNT(pages); i++) {
        char why[512];
        print_message("%s\n", pages[i]);
        if (!same_tree(*state, ft_slice_of(pages[i]), why, sizeof why))
            fail_msg("%s", why);
    }
}

static void texts_beyond_the_last_mark_stay_in_the_markup(void **state)
{
    static const ft_slice part = FT_SLICE("<p>words here");
    ft_buffer page = {0};
    char why[512];
    for (size_t i = 0; i < FT_ASIDE_MOST + 10; i++)
        ft_buffer_add(&page, part);
    if (!same_tree(*state, ft_buffer_slice(&page), why, sizeof why))
        fail_msg("%s", why);
    ft_buffer_free(&page);
}

/* As the parser has it, which drops what is no character of XML. */
static void a_stretch_is_what_the_parser_would_hand_over(void **state)
{
    static const char *const texts[] = {
        "plain words",
        "one\x01\x02\x1F two",
        "\xEF\xBF\xBE no\xEF\xBF\xBF",
        "\xEF\xBF\xBD stays",
        "\x7F stays, too",
    };
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        ft_slice text = ft_slice_of(texts[i]);
        char out[64];
        ft_tree tree;
        size_t len = ft_stretch_tidy(text, true, out);
        assert_int_equal(ft_tree_read(*state, text, &tree, NULL), FT_OK);
        assert_true(ft_slice_equal(tree.nodes[tree.count - 1].text,
                                   (ft_slice){out, len}));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_is_found_again),
        cmocka_unit_test(an_entity_ends_where_the_parser_ends_it),
        cmocka_unit_test(what_is_set_aside_comes_back_in_its_place),
        cmocka_unit_test(texts_beyond_the_last_mark_stay_in_the_markup),
        cmocka_unit_test(a_stretch_is_what_the_parser_would_hand_over),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
