/* loader: packs that include packs, packs side by side, JSON, where files lie.
 */
#include "rules/loader.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "support/test.h"

static const char packs[] = FT_TESTS_DIR "/rules/packs/";

static void note(void *context, const ft_finding *finding)
{
    ft_buffer *out = context;
    ft_place place = {0, 0};

    if (finding->source)
        place = ft_source_place(finding->source, finding->offset);
    ft_buffer_integer(out, place.line);
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, place.column);
    ft_buffer_text(out, ": ");
    ft_buffer_text(out, finding->message);
    ft_buffer_byte(out, '\n');
}

/* Packs of the folder above, with ':' between. */
static ft_pack *load(const char *names)
{
    char path[1024] = "";
    ft_buffer told = {0};
    ft_pack *pack = NULL;
    ft_error err = {0};

    for (const char *at = names; *at;) {
        size_t len = strcspn(at, ":");
        size_t used = strlen(path);
        (void)snprintf(path + used, sizeof path - used, "%s%s%.*s",
                       used ? ":" : "", packs, (int)len, at);
        at += len + (at[len] == ':');
    }
    if (ft_pack_load(path, note, &told, &pack, &err))
        fail_msg("%s: %s: %s\n%.*s", names, err.file, err.message,
                 (int)told.len, told.data);
    if (told.len)
        fail_msg("%s:\n%.*s", names, (int)told.len, told.data);
    ft_buffer_free(&told);
    return pack;
}

static void assert_slice(ft_slice slice, const char *text)
{
    if (!ft_slice_equal(slice, ft_slice_of(text)))
        fail_msg("'%.*s' is not '%s'", (int)slice.len, slice.data, text);
}

/* How a text fares as an example of a match of a rule. */
static ft_outcome try_text(const ft_pack *pack, const char *id,
                           const char *text)
{
    ft_example example = {.kind = FT_EXAMPLE_MATCH,
                          .text = ft_slice_of(text),
                          .zone = FT_ZONE_BODY};
    ft_outcome outcome = FT_OUTCOME_WRONG;
    char detail[200];

    for (size_t i = 0; i < ft_pack_rule_count(pack); i++) {
        if (!ft_slice_equal(ft_pack_rule_id(pack, i), ft_slice_of(id)))
            continue;
        assert_int_equal(ft_pack_try(pack, i, &example, &outcome, detail,
                                     sizeof detail, NULL),
                         FT_OK);
        return outcome;
    }
    fail_msg("no rule %s", id);
    return outcome;
}

static void a_pack_comes_behind_what_it_includes(void **state)
{
    ft_pack *pack = load("over");

    (void)state;
    assert_slice(ft_pack_id(pack), "over");
    assert_slice(ft_pack_version(pack), "0.3.0");
    assert_slice(ft_pack_lang(pack), "en");
    assert_slice(ft_pack_sport(pack), "football");
    assert_int_equal(ft_pack_rule_count(pack), 2);
    assert_slice(ft_pack_rule_id(pack, 0), "base.beat");
    assert_slice(ft_pack_rule_id(pack, 1), "over.draw");
    assert_int_equal(ft_pack_lexicon(pack)->common.count, 3);
    ft_pack_free(pack);
}

static void a_fragment_may_be_defined_anew(void **state)
{
    ft_pack *base = load("base");
    ft_pack *over = load("over");
    const char *old = "Mexico beat Canada 2-1.";
    const char *new = "Mexico skittled Canada one-pair.";

    (void)state;
    assert_int_equal(try_text(base, "base.beat", old), FT_OUTCOME_PASS);
    assert_int_equal(try_text(base, "base.beat", new), FT_OUTCOME_MISSING);
    assert_int_equal(try_text(over, "base.beat", old), FT_OUTCOME_MISSING);
    assert_int_equal(try_text(over, "base.beat", new), FT_OUTCOME_PASS);
    ft_pack_free(base);
    ft_pack_free(over);
}

static void the_numbers_of_the_later_pack_count(void **state)
{
    ft_pack *pack = load("over");
    const ft_number_words *numbers = &ft_pack_lexicon(pack)->numbers;
    int value = 0;

    (void)state;
    assert_int_equal(numbers->count, 3);
    assert_true(ft_number_read(numbers, ft_slice_of("pair"), &value, NULL));
    assert_int_equal(value, 3);
    ft_pack_free(pack);
}

static void packs_side_by_side_do_not_see_each_other(void **state)
{
    ft_pack *pack = load("base:json:more");

    (void)state;
    assert_slice(ft_pack_id(pack), "base+json+more");
    assert_slice(ft_pack_version(pack), "1.0.0+1.0.0+2.0.0");
    assert_slice(ft_pack_lang(pack), ""); /* of two languages */
    assert_slice(ft_pack_sport(pack), "football");
    assert_int_equal(ft_pack_rule_count(pack), 3); /* base's once */
    assert_int_equal(ft_gazetteer_count(ft_pack_lexicon(pack)->gazetteer), 4);
    assert_int_equal(try_text(pack, "base.beat", "Mexico beat Canada 2-1."),
                     FT_OUTCOME_PASS);
    assert_int_equal(try_text(pack, "more.schlug", "Mexico schlug Canada."),
                     FT_OUTCOME_PASS);
    ft_pack_free(pack);
}

static void packs_that_include_each_other_are_refused(void **state)
{
    ft_buffer told = {0};
    ft_pack *pack = NULL;
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_pack_load(FT_TESTS_DIR "/rules/packs/loop/a", note,
                                  &told, &pack, &err),
                     FT_ERR_RULE);
    ft_buffer_byte(&told, '\0');
    assert_string_equal(told.data, "2:11: the pack includes itself\n");
    assert_non_null(strstr(err.file, "/b/pack.yaml"));
    assert_null(pack);
    ft_buffer_free(&told);
}

static void json_is_read_as_it_is(void **state)
{
    ft_pack *pack = load("json");
    size_t count = 0;

    (void)state;
    assert_slice(ft_pack_id(pack), "json");
    const ft_example *examples = ft_pack_rule_examples(pack, 0, &count);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        ft_outcome outcome = FT_OUTCOME_WRONG;
        char detail[200] = "";
        assert_int_equal(ft_pack_try(pack, 0, &examples[i], &outcome, detail,
                                     sizeof detail, NULL),
                         FT_OK);
        if (outcome != FT_OUTCOME_PASS)
            fail_msg("example %zu: %s", i, detail);
    }
    ft_pack_free(pack);
}

/* A pack in a folder of its own, far from the tables. */
static void what_is_not_beside_a_pack_is_on_the_shelf(void **state)
{
    const char *text = "pack: {id: far, version: 1.0.0}\n"
                       "include: [base]\n"
                       "gazetteers: {ground: ../names/grounds.tsv}\n";
    const char *path = "far_away/far.yaml";
    (void)mkdir("far_away", 0700);
    FILE *file = fopen(path, "w");
    ft_pack *pack = NULL;
    ft_error err = {0};

    (void)state;
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(ft_pack_load(path, NULL, NULL, &pack, &err), FT_ERR_RULE);
    if (ft_pack_load_beside(path, FT_TESTS_DIR "/rules/packs", NULL, NULL,
                            &pack, &err))
        fail_msg("%s:%u: %s", err.file, err.line, err.message);
    assert_slice(ft_pack_rule_id(pack, 0), "base.beat");
    ft_pack_free(pack);
    assert_int_equal(remove(path), 0);
    assert_int_equal(rmdir("far_away"), 0);
}

static void memory_may_run_out_at_any_request(void **state)
{
    (void)state;
    for (size_t n = 1;; n += 1 + n / 50) {
        ft_arena *arena = ft_arena_new();
        ft_pack *pack = NULL;
        ft_error err = {0};
        ft_arena_fail_at(arena, n);
        ft_status status =
            ft_loader_read(arena, FT_TESTS_DIR "/rules/packs/over", NULL, note,
                           &(ft_buffer){0}, &pack, &err);
        if (status) {
            assert_int_equal(status, FT_ERR_MEMORY);
            assert_int_equal(err.status, FT_ERR_MEMORY);
            assert_null(pack);
        }
        ft_pack_free(pack);
        ft_arena_free(arena);
        if (!status)
            break;
        assert_true(n < 100000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_comes_behind_what_it_includes),
        cmocka_unit_test(a_fragment_may_be_defined_anew),
        cmocka_unit_test(the_numbers_of_the_later_pack_count),
        cmocka_unit_test(packs_side_by_side_do_not_see_each_other),
        cmocka_unit_test(packs_that_include_each_other_are_refused),
        cmocka_unit_test(json_is_read_as_it_is),
        cmocka_unit_test(what_is_not_beside_a_pack_is_on_the_shelf),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
