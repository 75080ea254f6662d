/* format: the one form of rule files. */
#include "rules/format.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "support/rules.h"
#include "support/test.h"

/* The text as it is formatted; a failure when it is not. */
static void format(ft_arena *arena, const char *name, ft_slice text,
                   ft_buffer *out)
{
    ft_source source;
    ft_error err = {0};

    assert_int_equal(ft_source_init(&source, arena, ft_slice_of(name), text),
                     FT_OK);
    if (ft_format_source(arena, &source, out, &err))
        fail_msg("%s:%u:%u: %s\n%.*s", name, err.line, err.column, err.message,
                 (int)text.len, text.data);
}

static void assert_formatted(const char *text, const char *expected)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};
    ft_buffer again = {0};

    format(arena, "text", ft_slice_of(text), &out);
    if (!ft_slice_equal(ft_buffer_slice(&out), ft_slice_of(expected)))
        fail_msg("%s\nis formatted as\n%.*s\nexpected\n%s", text, (int)out.len,
                 out.data, expected);
    format(arena, "text", ft_buffer_slice(&out), &again);
    if (!ft_slice_equal(ft_buffer_slice(&out), ft_buffer_slice(&again)))
        fail_msg("%s\nis formatted again as\n%.*s", expected, (int)again.len,
                 again.data);
    ft_buffer_free(&out);
    ft_buffer_free(&again);
    ft_arena_free(arena);
}

static void keys_stand_in_their_usual_order(void **state)
{
    (void)state;
    assert_formatted("rules:\n"
                     "  - emit: {head: true, aet: true}\n"
                     "    unless: {where: 'a', before: 'b'}\n"
                     "    pattern: 'x'\n"
                     "    id: r\n"
                     "    examples:\n"
                     "      - {fields: {b: 1, a: 2}, match: 'x'}\n"
                     "pack: {version: 1.0.0, id: p}\n",
                     "pack: {id: p, version: 1.0.0}\n"
                     "rules:\n"
                     "- id: r\n"
                     "  pattern: 'x'\n"
                     "  unless: {before: 'b', where: 'a'}\n"
                     "  emit: {head: true, aet: true}\n"
                     "  examples:\n"
                     "  - {match: 'x', fields: {b: 1, a: 2}}\n");
}

static void rules_are_parted_by_an_empty_line(void **state)
{
    (void)state;
    assert_formatted("\n\nrules:\n\n- id: a\n  about: x\n- id: b\n\n\n\n"
                     "  about: y\n- {id: c}\n",
                     "rules:\n- id: a\n  about: x\n\n- id: b\n\n"
                     "  about: y\n- {id: c}\n");
}

static void comments_stay_with_what_they_are_about(void **state)
{
    (void)state;
    assert_formatted("# of the file\n"
                     "\n"
                     "rules:   # all of them\n"
                     "\n"
                     "# of a\n"
                     "- about: x # behind\n"
                     "   # far in\n"
                     "  id: a\n"
                     "  in: [body, # in brackets\n"
                     "    lead] # behind them\n"
                     "  needs: [p, q]   # short\n"
                     "  pattern: |  # block\n"
                     "    y\n"
                     "# the end\n",
                     "# of the file\n"
                     "\n"
                     "rules:  # all of them\n"
                     "# of a\n"
                     "# far in\n"
                     "- id: a\n"
                     "  about: x  # behind\n"
                     "  in:  # behind them\n"
                     "  - body  # in brackets\n"
                     "  - lead\n"
                     "  needs: [p, q]  # short\n"
                     "  pattern: |  # block\n"
                     "    y\n"
                     "# the end\n");
}

static void quotes_are_single_where_they_can_be(void **state)
{
    (void)state;
    assert_formatted("a: \"x\"\nb: \"it's\"\nc: 'say \"it''s\"'\n"
                     "d: \"\\\\d it's\"\ne: \"tab\\t\"\nf: ''\n"
                     "\"g\": 'h'\n'i j: k': l\nm: 'two\n  lines'\nn: o\n  p\n"
                     "q:\nr: \"\\u00e9\\x00\"\n",
                     "a: 'x'\nb: \"it's\"\nc: 'say \"it''s\"'\n"
                     "d: '\\d it''s'\ne: \"tab\\t\"\nf: ''\n"
                     "g: 'h'\n'i j: k': l\nm: 'two lines'\nn: o p\n"
                     "q:\nr: \"\xC3\xA9\\x00\"\n");
}

static void long_brackets_are_filled(void **state)
{
    static const char word[] = "quadragesima";
    char text[400] = "words: {common: [";
    char expected[400] = "words: {common: [";

    (void)state;
    for (int i = 0; i < 20; i++) {
        char item[40];
        (void)snprintf(item, sizeof item, "%s%s", i ? ",\n " : "", word);
        RULES_ADD(text, item);
        (void)snprintf(item, sizeof item, "%s%s",
                       !i                  ? ""
                       : i == 7 || i == 15 ? ",\n  "
                                           : ", ",
                       word);
        RULES_ADD(expected, item);
    }
    RULES_ADD(text, "]}\n");
    RULES_ADD(expected, "]}\n");
    assert_formatted(text, expected);
}

static void lists_and_blocks_have_one_shape(void **state)
{
    (void)state;
    assert_formatted("a:\n    - b\n    -   - c\n        - d\n    -\n"
                     "        e: f\n        g: h\n    - []\n    - {}\n"
                     "i: |+\n     j\n\n       k\n\n\nl: |-\n m\n",
                     "a:\n- b\n- - c\n  - d\n- e: f\n  g: h\n- []\n- {}\n"
                     "i: |+\n  j\n\n    k\n\n\nl: |-\n  m\n");
}

static void an_error_is_told_and_nothing_written(void **state)
{
    static const char *const texts[] = {"a: [b\n", "a: b\na: c\n", "a: *b\n"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        ft_arena *arena = ft_arena_new();
        ft_source source;
        ft_buffer out = {0};
        ft_error err = {0};
        assert_int_equal(ft_source_init(&source, arena, ft_slice_of("t"),
                                        ft_slice_of(texts[i])),
                         FT_OK);
        assert_int_equal(ft_format_source(arena, &source, &out, &err),
                         FT_ERR_SYNTAX);
        assert_true(err.line > 0);
        assert_int_equal(out.len, 0);
        ft_buffer_free(&out);
        ft_arena_free(arena);
    }
}

/* --- files ---------------------------------------------------------------- */

/* Formatting what was formatted changes nothing; that it says the same as
 * before, the formatter checks itself. */
static void check_file(const char *path)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer once = {0};
    ft_buffer twice = {0};
    ft_slice text;

    assert_int_equal(ft_file_read(arena, path, 0, &text, NULL), FT_OK);
    format(arena, path, text, &once);
    format(arena, path, ft_buffer_slice(&once), &twice);
    if (!ft_slice_equal(ft_buffer_slice(&once), ft_buffer_slice(&twice)))
        fail_msg("%s changes when it is formatted again", path);
    ft_buffer_free(&once);
    ft_buffer_free(&twice);
    ft_arena_free(arena);
}

static void every_rule_file_can_be_formatted(void **state)
{
    static const char folder[] = FT_RULES_DIR "/football-en";
    DIR *dir = opendir(folder);
    size_t count = 0;

    (void)state;
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *end = strrchr(entry->d_name, '.');
        char path[512];
        if (!end || strcmp(end, ".yaml") != 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        check_file(path);
        count++;
    }
    (void)closedir(dir);
    assert_true(count > 5);
    check_file(FT_TESTS_DIR "/rules/packs/json/pack.json");
}

static void memory_may_run_out_at_any_request(void **state)
{
    ft_slice text = FT_SLICE("rules:\n# c\n- about: [x, 'y'] # d\n  id: |\n"
                             "    z\n");

    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_source source;
        ft_buffer out = {0};
        ft_error err = {0};
        assert_int_equal(ft_source_init(&source, arena, ft_slice_of("t"), text),
                         FT_OK);
        ft_arena_fail_at(arena, n);
        ft_status status = ft_format_source(arena, &source, &out, &err);
        ft_buffer_free(&out);
        ft_arena_free(arena);
        if (!status)
            break;
        assert_int_equal(status, FT_ERR_MEMORY);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_stand_in_their_usual_order),
        cmocka_unit_test(rules_are_parted_by_an_empty_line),
        cmocka_unit_test(comments_stay_with_what_they_are_about),
        cmocka_unit_test(quotes_are_single_where_they_can_be),
        cmocka_unit_test(long_brackets_are_filled),
        cmocka_unit_test(lists_and_blocks_have_one_shape),
        cmocka_unit_test(an_error_is_told_and_nothing_written),
        cmocka_unit_test(every_rule_file_can_be_formatted),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
