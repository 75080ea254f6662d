/*
 * docs: docs/rules.md says what is so. Its blocks marked "yaml pack" are whole
 * packs, read as if they stood in a folder beside the tables of names.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "rules/emit.h"
#include "rules/field.h"
#include "rules/lexicon.h"
#include "rules/loader.h"
#include "rules/yaml.h"
#include "support/test.h"

static ft_slice read_docs(ft_arena *arena)
{
    ft_slice text;

    assert_int_equal(ft_file_read(arena, FT_TESTS_DIR "/../docs/rules.md",
                                  1 << 20, &text, NULL),
                     FT_OK);
    return text;
}

/* The next block fenced with "```" and `mark`, from `*at` on. */
static bool next_block(ft_slice text, const char *mark, size_t *at,
                       ft_slice *out)
{
    size_t start = ft_slice_find(text, ft_slice_of(mark), *at);

    if (start == SIZE_MAX)
        return false;
    start += strlen(mark);
    size_t end = ft_slice_find(text, (ft_slice)FT_SLICE("\n```\n"), start - 1);
    assert_true(end != SIZE_MAX);
    *out = ft_slice_cut(text, (ft_span){start, end + 1});
    *at = end + 5;
    return true;
}

static void tell_finding(void *context, const ft_finding *finding)
{
    unsigned *count = context;
    ft_place place = {0, 0};

    if (finding->source)
        place = ft_source_place(finding->source, finding->offset);
    print_message("line %u of the block: %s\n", place.line, finding->message);
    ++*count;
}

static void try_examples(const ft_pack *pack, size_t rule)
{
    size_t count = 0;
    const ft_example *examples = ft_pack_rule_examples(pack, rule, &count);
    ft_slice id = ft_pack_rule_id(pack, rule);

    assert_true(count > 1);
    for (size_t i = 0; i < count; i++) {
        ft_outcome outcome = FT_OUTCOME_WRONG;
        char detail[256] = "";
        assert_int_equal(ft_pack_try(pack, rule, &examples[i], &outcome, detail,
                                     sizeof detail, NULL),
                         FT_OK);
        if (outcome != FT_OUTCOME_PASS)
            fail_msg("%.*s: %.*s: %s", (int)id.len, id.data,
                     (int)examples[i].text.len, examples[i].text.data, detail);
    }
}

static void try_pack(ft_slice text)
{
    ft_arena *arena = ft_arena_new();
    unsigned findings = 0;
    ft_pack *pack = NULL;

    assert_int_equal(
        ft_loader_text(arena, FT_TESTS_DIR "/../rules/football-en/one.yaml",
                       text, tell_finding, &findings, &pack, NULL),
        FT_OK);
    assert_int_equal(findings, 0);
    assert_true(ft_pack_rule_count(pack) > 0);
    for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
        try_examples(pack, i);
    ft_pack_free(pack);
    ft_arena_free(arena);
}

static void a_pack_shown_whole_loads_and_keeps_its_examples(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice docs = read_docs(arena);
    ft_slice block;
    size_t count = 0;

    (void)state;
    for (size_t at = 0; next_block(docs, "```yaml pack\n", &at, &block);)
        try_pack((count++, block));
    assert_int_equal(count, 1);
    ft_arena_free(arena);
}

static void every_other_block_is_yaml(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice docs = read_docs(arena);
    ft_slice block;
    size_t count = 0;

    (void)state;
    for (size_t at = 0; next_block(docs, "```yaml\n", &at, &block); count++) {
        ft_source source;
        const ft_node *root = NULL;
        ft_error err = {0};
        assert_int_equal(
            ft_source_init(&source, arena, ft_slice_of("docs"), block), FT_OK);
        if (ft_yaml_parse(arena, &source, NULL, &root, &err))
            fail_msg("%u:%u: %s\n%.*s", err.line, err.column, err.message,
                     (int)block.len, block.data);
    }
    assert_true(count > 3);
    ft_arena_free(arena);
}

/* `name` stands in the first column of a table. */
static bool is_in_table(ft_slice docs, ft_slice name)
{
    char quoted[64];
    size_t at = 0;

    (void)snprintf(quoted, sizeof quoted, "`%.*s`", (int)name.len, name.data);
    while ((at = ft_slice_find(docs, ft_slice_of(quoted), at)) != SIZE_MAX) {
        size_t line = at;
        while (line && docs.data[line - 1] != '\n')
            line--;
        ft_slice before = ft_slice_cut(docs, (ft_span){line, at});
        if (ft_slice_starts(before, (ft_slice)FT_SLICE("| ")) &&
            ft_slice_find(before, (ft_slice)FT_SLICE(" | "), 0) == SIZE_MAX)
            return true;
        at += strlen(quoted);
    }
    return false;
}

static void every_field_has_its_line(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice docs = read_docs(arena);

    (void)state;
    for (int i = 0; i < FT_FIELD_COUNT; i++) {
        ft_slice name = ft_field_name((ft_field)i);
        if (!is_in_table(docs, name))
            fail_msg("docs/rules.md has no line for the field '%.*s'",
                     (int)name.len, name.data);
    }
    for (int i = 0; i < FT_GOAL_KEY_COUNT; i++) {
        ft_slice name = ft_goal_key_name((ft_goal_key)i);
        if (!is_in_table(docs, name))
            fail_msg("docs/rules.md has no line for a goal's '%.*s'",
                     (int)name.len, name.data);
    }
    assert_false(is_in_table(docs, (ft_slice)FT_SLICE("score.none")));
    ft_arena_free(arena);
}

static void every_list_of_words_has_its_line(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice docs = read_docs(arena);

    (void)state;
    for (size_t i = 0; i < ft_lexicon_list_count(); i++) {
        ft_slice name = ft_lexicon_list_name(i);
        if (!is_in_table(docs, name))
            fail_msg("docs/rules.md has no line for the words '%.*s'",
                     (int)name.len, name.data);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_shown_whole_loads_and_keeps_its_examples),
        cmocka_unit_test(every_other_block_is_yaml),
        cmocka_unit_test(every_field_has_its_line),
        cmocka_unit_test(every_list_of_words_has_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
