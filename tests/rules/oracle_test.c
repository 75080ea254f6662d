/*
 * oracle: what the reader of rule files takes, libyaml takes, too, and both
 * see the same tree: over all rule files that there are, and over thousands of
 * small changes to them.
 */
#include "rules/yaml.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "support/test.h"

/* --- a tree in one line --------------------------------------------------- */

static void show_text(ft_buffer *out, ft_slice text)
{
    ft_buffer_integer(out, (long long)text.len);
    ft_buffer_byte(out, '<');
    ft_buffer_add(out, text);
    ft_buffer_byte(out, '>');
}

static void show_node(ft_buffer *out, const ft_node *node)
{
    if (node->kind == FT_NODE_SCALAR) {
        show_text(out, node->text);
        return;
    }
    ft_buffer_byte(out, node->kind == FT_NODE_LIST ? '[' : '{');
    for (const ft_node *n = node->child; n; n = n->next) {
        if (node->kind == FT_NODE_MAP)
            show_text(out, n->key);
        show_node(out, n);
    }
    ft_buffer_byte(out, node->kind == FT_NODE_LIST ? ']' : '}');
}

static bool show_event(ft_buffer *out, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        show_text(out, (ft_slice){(const char *)event->data.scalar.value,
                                  event->data.scalar.length});
        break;
    case YAML_SEQUENCE_START_EVENT:
        ft_buffer_byte(out, '[');
        break;
    case YAML_SEQUENCE_END_EVENT:
        ft_buffer_byte(out, ']');
        break;
    case YAML_MAPPING_START_EVENT:
        ft_buffer_byte(out, '{');
        break;
    case YAML_MAPPING_END_EVENT:
        ft_buffer_byte(out, '}');
        break;
    default:
        break;
    }
    return event->type == YAML_STREAM_END_EVENT;
}

/* What libyaml makes of it; false when it refuses. */
static bool show_oracle(ft_buffer *out, ft_slice text)
{
    yaml_parser_t parser;
    bool good = true;

    assert_true(yaml_parser_initialize(&parser));
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.data,
                                 text.len);
    for (bool end = false; good && !end;) {
        yaml_event_t event;
        good = yaml_parser_parse(&parser, &event) != 0;
        if (good) {
            end = show_event(out, &event);
            yaml_event_delete(&event);
        }
    }
    yaml_parser_delete(&parser);
    return good;
}

/* True when the text is taken; then libyaml must agree. An empty file is an
 * empty map to us and nothing to libyaml. */
static bool agree(const char *name, ft_slice text)
{
    ft_arena *arena = ft_arena_new();
    ft_source source;
    const ft_node *root = NULL;
    ft_buffer ours = {0};
    ft_buffer theirs = {0};
    ft_error err = {0};

    assert_int_equal(ft_source_init(&source, arena, ft_slice_of(name), text),
                     FT_OK);
    bool taken = !ft_yaml_parse(arena, &source, NULL, &root, &err);
    if (taken && (root->count || root->flow || root->kind != FT_NODE_MAP)) {
        show_node(&ours, root);
        bool good = show_oracle(&theirs, text);
        if (!good ||
            !ft_slice_equal(ft_buffer_slice(&ours), ft_buffer_slice(&theirs)))
            fail_msg("%s:\n%.*s\nours:\n%.*s\n%s:\n%.*s", name, (int)text.len,
                     text.data, (int)ours.len, ours.data,
                     good ? "theirs" : "refused", (int)theirs.len, theirs.data);
    }
    ft_buffer_free(&ours);
    ft_buffer_free(&theirs);
    ft_arena_free(arena);
    return taken;
}

/* --- texts ---------------------------------------------------------------- */

static void what_is_taken_reads_as_libyaml_reads_it(void **state)
{
    static const char *const texts[] = {
        "a: b\n",
        "a:\n- b\n- c\nd: e\n",
        "a:\n  - b\n  - - c\n    - d\n  -\n    e: f\n  - g: h\n    i: j\n",
        "a:\nb:\n  c:\n  d:\ne:\n",
        "- a\n-\n- b:\n- {}\n- []\n",
        "a: b c  \n  d\n\n\n  e # no\nf: g#h\n",
        "a: 'b\n  c\n\n  d '\nb: ''\nc: 'it''s'\nd: '  '\n",
        "a: \"b\\\n  c\\n \\\n\n  d\\x41\\u00e9\\U0001F600\\N\\_\\L\\P\"\n",
        "a: |\n  b\n   c\n\n  d\n\n\nb: |-\n  c\nd: |+\n  e\n\nf: |2\n   g\n",
        "a: |\nb: |-\n\nc: |+\n\n\nd: |  # why\n  e",
        "a: [b, c d, 'e', \"f\", [g], {h: i}, 12:30, a:b, -1]\n",
        "a: [b,\n  c\n  d, # e\n  f\n]\nb: {c: d,\n  e: f,}\n",
        "a: {b: , c: d, 'e':f, \"g\":[h]}\n",
        "{\"a\":[1,2.5,true,null],\"b\":{\"c\":\"d\\/e\\t\"}}",
        "{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t]\n}\n",
        "---\na: b\n",
        "# only\n\na: b # c\n# d\n",
        "a: b\r\nc: |\r\n  d\r\n  e\r\n",
        "\"a b\": c\n'd: e': f\n? : g\n",
        "a: -\n",
        "a: - b\n",
        "a: b: c\n",
        "a: 'b'c\n",
        "a: [b\n",
        "a: *b\nc: &d e\nf: !g h\n%i: j\n",
        "a\nb: c\n",
        "a:\n   b: c\n  d: e\n",
        "a: |\n b\n  c\n d\n",
        "a:\n  'b': c\n  \"d\" : e\n  f : g\n",
        "a: >\n  b\n",
        "- |\n b\n- c\n-  d:  e\n   f: g\n",
        "a:\n- |\n b\n- 'c\n  d'\n",
        "a: 'b\nc'\n",
        "a:\n\t- b\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "a: x\n\n  \n  # y\n  z\n",
        "a : b\n",
        "a: b\n c: d\n",
        "[a, b]: c\n",
        "[[[a]]]",
        "a: [,]\n",
        "a: [b,,c]\n",
        "a: [b: c]\n",
        "a: \"\\q\"\n",
        "a: \"\\ud83d\"\n",
        "a:b\n",
        "-a: b\n",
        "- - - a\n    - b\n  - c\n- d\n",
        "a: [b]c\n",
        "a: [b] # c\n",
        "a: {b: c}: d\n",
        "a: b #c\n",
        "a:   # b\n  c\n",
        "a:\n# b\n- c\n  # d\n- e\n",
        "a: ?b\n",
        "a: ? b\n",
        "a: `b`\n",
        "a: @b\n",
        "a: %b\n",
        "a: b%\n",
        "a: |x\n  b\n",
        "a: |\n   \n  b\n",
        "a: |\n\n  b\n",
        "a: |1\n  b\n",
        "a:\n- b\n c\n",
        "a: b\n  - c\n",
        "a:\n  b\n  c: d\n",
        "a:",
        "a: b\nc:",
        "a:\n-",
        "a:\n- b\n- ",
        "a: {b:}",
        "a: |",
        "a: '",
        "a: b #",
    };
    size_t taken = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++)
        taken += agree("text", ft_slice_of(texts[i]));
    assert_true(taken >= 30);
}

static void pairs_of_escapes_are_one_character(void **state)
{
    ft_slice text = FT_SLICE("{\"a\": \"\\ud83d\\ude00\"}");
    ft_arena *arena = ft_arena_new();
    ft_source source;
    const ft_node *root = NULL;

    (void)state;
    assert_int_equal(ft_source_init(&source, arena, ft_slice_of("t"), text),
                     FT_OK);
    assert_int_equal(ft_yaml_parse(arena, &source, NULL, &root, NULL), FT_OK);
    assert_true(ft_slice_equal(root->child->text,
                               (ft_slice)FT_SLICE("\xF0\x9F\x98\x80")));
    ft_arena_free(arena);
}

/* --- files ---------------------------------------------------------------- */

typedef void visit(const char *path, ft_slice text);

static size_t each_file(const char *folder, visit *call)
{
    DIR *dir = opendir(folder);
    size_t count = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *end = strrchr(entry->d_name, '.');
        char path[512];
        ft_slice text;
        if (!end || strcmp(end, ".yaml") != 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ft_arena *arena = ft_arena_new();
        assert_int_equal(ft_file_read(arena, path, 0, &text, NULL), FT_OK);
        call(path, text);
        ft_arena_free(arena);
        count++;
    }
    (void)closedir(dir);
    return count;
}

static void expect_taken(const char *path, ft_slice text)
{
    if (!agree(path, text))
        fail_msg("%s is not taken", path);
}

static void every_rule_file_is_taken_and_read_alike(void **state)
{
    (void)state;
    assert_true(each_file(FT_RULES_DIR "/football-en", expect_taken) > 5);
}

/* The numbers of Knuth's linear generator (MMIX). */
static uint64_t next_number(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Bytes put in, taken out or exchanged in a piece of the file. */
static void change(const char *path, ft_slice text)
{
    static const char bytes[] = " \n:-[]{},'\"|>#&*!?%@\\ab\n  - \r~";
    uint64_t seed = text.len;
    char piece[400];

    for (size_t i = 0; i < 300 && text.len > 10; i++) {
        size_t start = next_number(&seed) % text.len;
        while (start && text.data[start - 1] != '\n')
            start--;
        size_t len = text.len - start < 300 ? text.len - start : 300;
        memcpy(piece, text.data + start, len);
        for (size_t k = next_number(&seed) % 3 + 1; k && len > 1; k--) {
            size_t at = next_number(&seed) % len;
            char byte = bytes[next_number(&seed) % (sizeof bytes - 1)];
            switch (next_number(&seed) % 3) {
            case 0:
                memmove(piece + at + 1, piece + at, len - at);
                len++;
                piece[at] = byte;
                break;
            case 1:
                memmove(piece + at, piece + at + 1, len - at - 1);
                len--;
                break;
            default:
                piece[at] = byte;
            }
        }
        (void)agree(path, (ft_slice){piece, len});
    }
}

static void changed_files_are_read_alike_or_refused(void **state)
{
    (void)state;
    assert_true(each_file(FT_RULES_DIR "/football-en", change) > 5);
    assert_true(each_file(FT_TESTS_DIR "/bad_rules", change) > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_reads_as_libyaml_reads_it),
        cmocka_unit_test(pairs_of_escapes_are_one_character),
        cmocka_unit_test(every_rule_file_is_taken_and_read_alike),
        cmocka_unit_test(changed_files_are_read_alike_or_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
