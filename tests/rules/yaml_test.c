/* yaml: trees, styles and places. Errors are in tests/bad_rules. */
#include "rules/yaml.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"

typedef struct fixture {
    ft_arena *arena;
    ft_source source;
    const ft_node *root;
} fixture;

static void parse(fixture *f, const char *text)
{
    ft_error err = {0};

    f->arena = ft_arena_new();
    assert_non_null(f->arena);
    assert_int_equal(ft_source_init(&f->source, f->arena, ft_slice_of("t"),
                                    ft_slice_of(text)),
                     FT_OK);
    if (ft_yaml_parse(f->arena, &f->source, NULL, &f->root, &err))
        fail_msg("%s: %u:%u: %s", text, err.line, err.column, err.message);
}

static void finish(fixture *f)
{
    ft_arena_free(f->arena);
}

static void assert_text(const ft_node *node, const char *text)
{
    assert_non_null(node);
    assert_int_equal(node->kind, FT_NODE_SCALAR);
    if (!ft_slice_equal(node->text, ft_slice_of(text)))
        fail_msg("'%.*s' is not '%s'", (int)node->text.len, node->text.data,
                 text);
}

static void maps_and_lists_nest_in_their_order(void **state)
{
    fixture f;

    (void)state;
    parse(&f, "a: {x: 1, y: [p, q]}\nb:\n- one\n- two\n");
    const ft_node *a = ft_node_get(f.root, "a");
    const ft_node *b = ft_node_get(f.root, "b");
    assert_int_equal(f.root->count, 2);
    assert_text(ft_node_get(a, "x"), "1");
    assert_int_equal(ft_node_get(a, "y")->count, 2);
    assert_text(ft_node_get(a, "y")->child->next, "q");
    assert_text(b->child, "one");
    assert_text(b->child->next, "two");
    assert_null(b->child->next->next);
    assert_null(ft_node_get(a, "z"));
    assert_null(ft_node_get(b, "x"));
    assert_null(ft_node_get(NULL, "x"));
    finish(&f);
}

static void words_are_words_whatever_yaml_thinks_of_them(void **state)
{
    fixture f;

    (void)state;
    parse(&f, "on: no\ntime: 12:30\nnone: ~\nempty:\n");
    assert_text(ft_node_get(f.root, "on"), "no");
    assert_text(ft_node_get(f.root, "time"), "12:30");
    assert_text(ft_node_get(f.root, "none"), "~");
    assert_text(ft_node_get(f.root, "empty"), "");
    finish(&f);
}

static void a_file_without_anything_is_an_empty_map(void **state)
{
    static const char *const texts[] = {"", "# only a comment\n", "\n\n"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        fixture f;
        parse(&f, texts[i]);
        assert_int_equal(f.root->kind, FT_NODE_MAP);
        assert_int_equal(f.root->count, 0);
        finish(&f);
    }
}

static void the_style_of_a_scalar_is_kept(void **state)
{
    static const struct {
        const char *text;
        ft_style style;
    } cases[] = {
        {"a: x\n", FT_STYLE_PLAIN},
        {"a: 'x'\n", FT_STYLE_SINGLE},
        {"a: \"x\"\n", FT_STYLE_DOUBLE},
        {"a: |\n  x\n", FT_STYLE_LITERAL},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        fixture f;
        parse(&f, cases[i].text);
        assert_int_equal(ft_node_get(f.root, "a")->style, cases[i].style);
        finish(&f);
    }
}

/* The byte that the mark ^ stands before in `text` is where byte `index` of
 * the value of `a` comes from. */
static void a_byte_of_a_value_leads_back_to_the_file(void **state)
{
    static const struct {
        const char *text;
        size_t index;
        const char *value; /* from index on, a few bytes */
    } cases[] = {
        {"a: ^plain\n", 0, "plain"},
        {"a: pl^ain\n", 2, "ain"},
        {"a: '^x'\n", 0, "x"},
        {"a: 'it''s ^here'\n", 5, "here"},
        {"a: 'it^''s'\n", 2, "'s"},
        {"a: 'two\n    ^lines'\n", 4, "lines"},
        {"a: 'two\n\n    ^lines'\n", 4, "lines"},
        {"a: \"t\\t^x\"\n", 2, "x"},
        {"a: \"\\u00e9^x\"\n", 2, "x"},
        {"a: \"\\u20ac^x\"\n", 3, "x"},
        {"a: \"\\U0001F600^x\"\n", 4, "x"},
        {"a: \"\\ud83d\\ude00^x\"\n", 4, "x"},
        {"a: \"\\N^x\"\n", 2, "x"},
        {"a: \"\\_^x\"\n", 2, "x"},
        {"a: \"\\L^x\"\n", 3, "x"},
        {"a: \"\\P^x\"\n", 3, "x"},
        {"a: \"\\e^x\"\n", 1, "x"},
        {"a: \"\\x41^x\"\n", 1, "x"},
        {"a: \"one\\\n    ^two\"\n", 3, "two"},
        {"a: 'two\r\n    ^lines'\r\n", 4, "lines"},
        {"a: |\r\n  one\r\n  ^two\r\n", 4, "two"},
        {"a: plain\n  ^more\n", 6, "more"},
        {"a: \"\\x41\\\\^x\"\n", 2, "x"},
        {"a: '\xC3\xA9^x'\n", 2, "x"},
        {"a: |\n   one\n   ^two\n", 4, "two"},
        {"a: |\n   one\n     t^wo\n", 7, "wo"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char text[80];
        const char *mark = strchr(cases[i].text, '^');
        size_t at = (size_t)(mark - cases[i].text);
        fixture f;
        (void)snprintf(text, sizeof text, "%.*s%s", (int)at, cases[i].text,
                       mark + 1);
        parse(&f, text);
        const ft_node *a = ft_node_get(f.root, "a");
        size_t len = strlen(cases[i].value);
        assert_true(cases[i].index + len <= a->text.len);
        assert_memory_equal(a->text.data + cases[i].index, cases[i].value, len);
        if (ft_node_place(a, cases[i].index) != at)
            fail_msg("%s: %zu, expected %zu", text,
                     ft_node_place(a, cases[i].index), at);
        finish(&f);
    }
}

static void marks_count_bytes_behind_wide_characters(void **state)
{
    fixture f;

    (void)state;
    parse(&f, "\xEF\xBB\xBF# \xC3\xA9\xE2\x80\x94\r\na: {\xC3\xA9: x}\n");
    const ft_node *inner = ft_node_get(f.root, "a")->child;
    assert_memory_equal(f.source.text.data + inner->offset, "x", 1);
    assert_memory_equal(f.source.text.data + inner->key_offset, "\xC3\xA9", 2);
    finish(&f);
}

static void memory_may_run_out_at_any_request(void **state)
{
    const char *text = "a: {x: 1, y: [p, 'q']}\nb: |\n  one\n";

    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_source source;
        const ft_node *root = NULL;
        ft_error err = {0};
        assert_non_null(arena);
        assert_int_equal(
            ft_source_init(&source, arena, ft_slice_of("t"), ft_slice_of(text)),
            FT_OK);
        ft_arena_fail_at(arena, n);
        ft_status status = ft_yaml_parse(arena, &source, NULL, &root, &err);
        ft_arena_free(arena);
        if (!status)
            break;
        assert_int_equal(status, FT_ERR_MEMORY);
        assert_int_equal(err.status, FT_ERR_MEMORY);
        assert_null(root);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_and_lists_nest_in_their_order),
        cmocka_unit_test(words_are_words_whatever_yaml_thinks_of_them),
        cmocka_unit_test(a_file_without_anything_is_an_empty_map),
        cmocka_unit_test(the_style_of_a_scalar_is_kept),
        cmocka_unit_test(a_byte_of_a_value_leads_back_to_the_file),
        cmocka_unit_test(marks_count_bytes_behind_wide_characters),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
