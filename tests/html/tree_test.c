#include "support/test.h"

#include <string.h>

#include "html/tree.h"

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

static ft_tree read(ft_arena *arena, const char *html)
{
    ft_tree tree;
    ft_error err = {0};
    print_message("%s\n", html);
    if (ft_tree_read(arena, ft_slice_of(html), &tree, &err))
        fail_msg("%s", err.message);
    for (size_t i = 1; i < tree.count; i++) {
        const ft_node *above = &tree.nodes[tree.nodes[i].parent];
        assert_true(tree.nodes[i].parent < i);
        assert_true(tree.nodes[i].end > i && tree.nodes[i].end <= above->end);
    }
    return tree;
}

static const ft_node *find(const ft_tree *tree, ft_tag tag)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].tag == tag)
            return &tree->nodes[i];
    fail_msg("no such element");
    return NULL;
}

static void assert_text(const ft_node *node, const char *text)
{
    assert_int_equal(node->tag, FT_TAG_TEXT);
    assert_true(ft_slice_equal(node->text, ft_slice_of(text)));
}

static void text_stands_below_its_element(void **state)
{
    ft_tree tree = read(*state, "<p>one <b>two</b> three</p>");
    const ft_node *p = find(&tree, FT_TAG_P);
    assert_text(p + 1, "one ");
    assert_int_equal(p[2].tag, FT_TAG_B);
    assert_text(p + 3, "two");
    assert_text(p + 4, " three");
    assert_int_equal(p->end, (size_t)(p - tree.nodes) + 5);
}

static void entities_are_characters(void **state)
{
    ft_tree tree =
        read(*state, "<p>2&ndash;1 &amp; &#233;&nbsp;&#x1F600; &nosuch;</p>");
    assert_text(find(&tree, FT_TAG_P) + 1,
                "2\xE2\x80\x93"
                "1 & \xC3\xA9\xC2\xA0\xF0\x9F\x98\x80 &nosuch;");
}

static void attributes_are_found_by_name(void **state)
{
    ft_tree tree =
        read(*state, "<P CLASS='a &amp; b' ID=x title=t hidden>t</P>");
    const ft_node *p = find(&tree, FT_TAG_P);
    assert_true(ft_slice_equal(ft_node_attribute(p, FT_ATTR_CLASS),
                               ft_slice_of("a & b")));
    assert_true(
        ft_slice_equal(ft_node_attribute(p, FT_ATTR_ID), ft_slice_of("x")));
    assert_non_null(ft_node_attribute(p, FT_ATTR_HIDDEN).data);
    assert_null(ft_node_attribute(p, FT_ATTR_ROLE).data);
}

static void what_is_left_open_is_closed(void **state)
{
    ft_tree tree = read(*state, "<ul><li>one<li>two<p>three");
    const ft_node *list = find(&tree, FT_TAG_UL);
    assert_int_equal(list[1].tag, FT_TAG_LI);
    assert_text(list + 2, "one");
    assert_int_equal(list[3].tag, FT_TAG_LI);
    assert_int_equal(list[3].parent, list - tree.nodes);
}

static void long_text_is_one_node(void **state)
{
    enum { LEN = 5000 };
    static char html[LEN + 8];
    memset(html, 'x', 3 + LEN);
    for (size_t i = 0; i < 3; i++)
        html[i] = "<p>"[i];
    ft_tree tree;
    assert_int_equal(ft_tree_read(*state, ft_slice_of(html), &tree, NULL),
                     FT_OK);
    const ft_node *p = find(&tree, FT_TAG_P);
    assert_int_equal(p[1].text.len, LEN);
}

static void nothing_gives_a_root(void **state)
{
    ft_tree tree = read(*state, "");
    assert_int_equal(tree.count, 1);
    assert_int_equal(tree.nodes[0].end, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_below_its_element),
        cmocka_unit_test(entities_are_characters),
        cmocka_unit_test(attributes_are_found_by_name),
        cmocka_unit_test(what_is_left_open_is_closed),
        cmocka_unit_test(long_text_is_one_node),
        cmocka_unit_test(nothing_gives_a_root),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
