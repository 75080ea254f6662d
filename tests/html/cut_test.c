/* What is cut before the parse must cost no word: the text of the slim page is
 * that of the whole page as libxml2 alone reads it, less the elements that are
 * cut. Pages are named on the command line. */
#include "support/test.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/source.h"
#include "html/charset.h"
#include "html/same_tree.h"
#include "html/slim.h"
#include "html/tree.h"

/* White space left out: where blocks end is the tree's matter. */
static void add_text(ft_buffer *out, ft_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ft_is_space(text.data[i]))
            ft_buffer_byte(out, text.data[i]);
}

static void text_with_cut(ft_arena *arena, ft_slice page, ft_buffer *out)
{
    ft_slim slim;
    ft_tree tree;
    assert_int_equal(ft_slim_read(arena, page, FT_SLIM_ASIDE, &slim, NULL),
                     FT_OK);
    assert_int_equal(ft_tree_build(arena, &slim, &tree, NULL), FT_OK);
    for (size_t i = 0; i < tree.count; i++)
        if (tree.nodes[i].tag == FT_TAG_TEXT)
            add_text(out, tree.nodes[i].text);
}

static bool is_cut(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE &&
           ft_tag_is_cut(ft_tag_find(ft_slice_of((const char *)node->name)));
}

static const xmlNode *next_node(const xmlNode *node)
{
    if (node->children && !is_cut(node))
        return node->children;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

static void text_without_cut(ft_slice page, ft_buffer *out)
{
    htmlDocPtr doc = htmlReadMemory(
        page.data, (int)page.len, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    const xmlNode *node = doc ? xmlDocGetRootElement(doc) : NULL;
    for (; node && node->type != XML_HTML_DOCUMENT_NODE; node = next_node(node))
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(out, ft_slice_of((const char *)node->content));
    xmlFreeDoc(doc);
}

/* Shows both from a little before where they part. */
static void show_difference(const char *path, ft_slice a, ft_slice b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && a.data[at] == b.data[at])
        at++;
    size_t from = at > 40 ? at - 40 : 0;
    fail_msg("%s, byte %zu of the text\nwith the cut:    %.*s\n"
             "without the cut: %.*s",
             path, at, (int)(a.len - from < 120 ? a.len - from : 120),
             a.data + from, (int)(b.len - from < 120 ? b.len - from : 120),
             b.data + from);
}

static void the_cut_costs_no_word(void **state)
{
    const char *path = *state;
    ft_arena *arena = ft_arena_new();
    ft_slice bytes, page;
    size_t replaced = 0;
    ft_buffer slim = {0}, whole = {0};
    assert_non_null(arena);
    assert_int_equal(ft_file_read(arena, path, 0, &bytes, NULL), FT_OK);
    assert_int_equal(
        ft_charset_decode(arena, bytes, true, &page, &replaced, NULL), FT_OK);
    text_with_cut(arena, page, &slim);
    text_without_cut(page, &whole);
    assert_false(slim.failed || whole.failed);
    assert_int_not_equal(slim.len, 0);
    if (!ft_slice_equal(ft_buffer_slice(&slim), ft_buffer_slice(&whole)))
        show_difference(path, ft_buffer_slice(&slim), ft_buffer_slice(&whole));
    ft_buffer_free(&slim);
    ft_buffer_free(&whole);
    ft_arena_free(arena);
}

static void what_is_set_aside_comes_back(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes, page;
    size_t replaced = 0;
    char why[512];
    assert_non_null(arena);
    assert_int_equal(ft_file_read(arena, *state, 0, &bytes, NULL), FT_OK);
    assert_int_equal(
        ft_charset_decode(arena, bytes, true, &page, &replaced, NULL), FT_OK);
    if (!same_tree(arena, page, why, sizeof why))
        fail_msg("%s: %s", (const char *)*state, why);
    ft_arena_free(arena);
}

int main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        const struct CMUnitTest tests[] = {
            cmocka_unit_test_prestate(the_cut_costs_no_word, argv[i]),
            cmocka_unit_test_prestate(what_is_set_aside_comes_back, argv[i])};
        failed += cmocka_run_group_tests(tests, NULL, NULL) != 0;
    }
    xmlCleanupParser();
    return failed != 0;
}
