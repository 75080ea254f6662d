/*
 * hostile: rule files that want too much are refused with a place, or bounded;
 * none takes long, for each of them is tried in every run of the tests.
 */
#include "rules/loader.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "support/test.h"

static const char head[] = "pack: {id: bad, version: 1.0.0}\n";

typedef struct first_error {
    ft_place place;
    char message[200];
    size_t count;
} first_error;

static void note(void *context, const ft_finding *finding)
{
    first_error *first = context;

    if (finding->severity != FT_SEVERITY_ERROR || first->count++)
        return;
    if (finding->source)
        first->place = ft_source_place(finding->source, finding->offset);
    (void)snprintf(first->message, sizeof first->message, "%s",
                   finding->message);
}

/* Loads head and text; the pack is freed at once. */
static ft_status load(const ft_buffer *text, first_error *first)
{
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;

    *first = (first_error){.count = 0};
    assert_false(text->failed);
    ft_status status =
        ft_loader_text(arena, FT_TESTS_DIR "/rules/test.yaml",
                       ft_buffer_slice(text), note, first, &pack, NULL);
    assert_int_equal(status == FT_OK, first->count == 0);
    ft_pack_free(pack);
    ft_arena_free(arena);
    return status;
}

/* Refused at this place with these words; the text is freed. */
static void expect_refused(ft_buffer *text, unsigned line, unsigned column,
                           const char *message)
{
    first_error first;

    assert_int_not_equal(load(text, &first), FT_OK);
    ft_buffer_free(text);
    if (first.place.line != line || first.place.column != column ||
        !strstr(first.message, message))
        fail_msg("%u:%u: %s", first.place.line, first.place.column,
                 first.message);
}

static void repeat(ft_buffer *out, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ft_buffer_text(out, text);
}

static void a_pattern_of_a_megabyte_is_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "rules:\n- id: r\n  pattern: '");
    repeat(&text, "abcdefgh", 131072);
    ft_buffer_text(&text, "'\n  emit: {head: true}\n");
    expect_refused(&text, 4, 12, "a text has 65536 bytes at most");
}

static void a_block_of_a_megabyte_is_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "rules:\n- id: r\n  pattern: |\n");
    repeat(&text, "    (?:a|b)*\n", 80000);
    expect_refused(&text, 4, 12, "a text has 65536 bytes at most");
}

static void a_hundred_thousand_fragments_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments:\n");
    for (int i = 0; i < 100000; i++) {
        char line[40];
        (void)snprintf(line, sizeof line, "  f%d: 'x'\n", i);
        ft_buffer_text(&text, line);
    }
    expect_refused(&text, 10003, 3, "10000 fragments at most");
}

static void a_hundred_thousand_rules_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "rules:\n");
    repeat(&text, "- {}\n", 20000);
    first_error first;
    assert_int_not_equal(load(&text, &first), FT_OK);
    assert_true(first.count > 10000);
    ft_buffer_free(&text);
}

static void fragments_that_double_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments:\n  f0: '(?:ab|cd)'\n");
    for (int i = 1; i < 40; i++) {
        char line[60];
        (void)snprintf(line, sizeof line, "  f%d: '%%{f%d}%%{f%d}'\n", i, i - 1,
                       i - 1);
        ft_buffer_text(&text, line);
    }
    first_error first;
    assert_int_not_equal(load(&text, &first), FT_OK);
    assert_non_null(strstr(first.message, "grows beyond 60000 bytes"));
    ft_buffer_free(&text);
}

static void many_large_patterns_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments:\n  f0: '");
    repeat(&text, "abcdefghij", 2500);
    ft_buffer_text(&text, "'\n");
    for (int i = 1; i < 2000; i++) {
        char line[60];
        (void)snprintf(line, sizeof line, "  f%d: '%%{f0}'\n", i);
        ft_buffer_text(&text, line);
    }
    first_error first;
    assert_int_not_equal(load(&text, &first), FT_OK);
    if (!strstr(first.message, "grow beyond 16000000 bytes"))
        fail_msg("%s", first.message);
    ft_buffer_free(&text);
}

static void fragments_in_a_ring_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments:\n");
    for (int i = 0; i < 3000; i++) {
        char line[60];
        (void)snprintf(line, sizeof line, "  f%d: '%%{f%d}'\n", i,
                       (i + 1) % 3000);
        ft_buffer_text(&text, line);
    }
    first_error first;
    assert_int_not_equal(load(&text, &first), FT_OK);
    assert_true(first.place.line > 2);
    ft_buffer_free(&text);
}

static void repeats_that_multiply_are_refused(void **state)
{
    static const char *const patterns[] = {"(?:(?:(?:a{99}){99}){99}){99}",
                                           "(?:a{1,65535}){1,65535}"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++) {
        ft_buffer text = {0};
        ft_buffer_text(&text, head);
        ft_buffer_text(&text, "rules:\n- {id: r, emit: {head: true},\n"
                              "   pattern: '");
        ft_buffer_text(&text, patterns[i]);
        ft_buffer_text(&text, "'}\n");
        first_error first;
        assert_int_not_equal(load(&text, &first), FT_OK);
        assert_int_equal(first.place.line, 4);
        ft_buffer_free(&text);
    }
}

static void deep_nesting_is_refused(void **state)
{
    static const char *const openings[] = {"[", "{a: ", "- ", "(", "a: {b: ["};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(openings); i++) {
        ft_buffer text = {0};
        first_error first;
        ft_buffer_text(&text, head);
        ft_buffer_text(&text, i == 3 ? "fragments: {a: '" : "fragments:\n  ");
        repeat(&text, openings[i], 10000);
        if (i == 3)
            ft_buffer_text(&text, "'}");
        assert_int_not_equal(load(&text, &first), FT_OK);
        assert_true(first.place.line >= 2);
        ft_buffer_free(&text);
    }
}

static void bombs_of_aliases_never_go_off(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments:\n  a: &a [x, x, x, x]\n"
                          "  b: &b [*a, *a, *a, *a]\n  c: [*b, *b, *b]\n");
    expect_refused(&text, 3, 6, "anchors (&) are not part of rule files");
}

static void too_many_values_are_refused(void **state)
{
    ft_buffer text = {0};

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "fragments: {a: [");
    repeat(&text, "a,", 300000);
    ft_buffer_text(&text, "a]}\n");
    first_error first;
    assert_int_not_equal(load(&text, &first), FT_OK);
    assert_non_null(strstr(first.message, "200000 values at most"));
    assert_int_equal(first.place.line, 2);
    ft_buffer_free(&text);
}

static void many_errors_come_to_an_end(void **state)
{
    ft_buffer text = {0};
    first_error first;

    (void)state;
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "rules:\n");
    repeat(&text, "- id: 'open\n", 50000);
    assert_int_not_equal(load(&text, &first), FT_OK);
    assert_true(first.count < 100);
    ft_buffer_free(&text);
}

/* Neither is opened: a pipe would wait for ever. */
static void pipes_and_devices_are_refused(void **state)
{
    ft_buffer text = {0};
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    first_error first = {.count = 0};

    (void)state;
    (void)mkdir("hostile", 0700);
    (void)unlink("hostile/pipe.yaml");
    (void)unlink("hostile/zero.yaml");
    assert_int_equal(mkfifo("hostile/pipe.yaml", 0600), 0);
    assert_int_equal(symlink("/dev/zero", "hostile/zero.yaml"), 0);
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "files: [pipe.yaml, zero.yaml]\n");
    assert_int_equal(ft_loader_text(arena, "hostile/pack.yaml",
                                    ft_buffer_slice(&text), note, &first, &pack,
                                    NULL),
                     FT_ERR_RULE);
    assert_int_equal(first.count, 2);
    assert_string_equal(first.message, "'pipe.yaml' is no regular file");
    ft_arena_free(arena);
    ft_buffer_free(&text);
    assert_int_equal(unlink("hostile/pipe.yaml"), 0);
    assert_int_equal(unlink("hostile/zero.yaml"), 0);
    assert_int_equal(rmdir("hostile"), 0);
}

/* A pack that is named by its folder, with something else in place of its
 * first file. */
static void expect_flaw(const char *message)
{
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    first_error first = {.count = 0};

    assert_int_equal(
        ft_loader_read(arena, "odd", NULL, note, &first, &pack, NULL),
        FT_ERR_RULE);
    assert_int_equal(first.count, 1);
    assert_string_equal(first.message, message);
    ft_arena_free(arena);
    assert_int_equal(unlink("odd/pack.yaml"), 0);
}

static void the_first_file_of_a_folder_is_a_file_in_it(void **state)
{
    (void)state;
    (void)mkdir("odd", 0700);
    (void)unlink("odd/pack.yaml");
    assert_int_equal(mkfifo("odd/pack.yaml", 0600), 0);
    expect_flaw("odd/pack.yaml is no regular file");
    assert_int_equal(symlink("/dev/zero", "odd/pack.yaml"), 0);
    expect_flaw("odd/pack.yaml lies outside the pack's folder");
    assert_int_equal(symlink("/etc/passwd", "odd/pack.yaml"), 0);
    expect_flaw("odd/pack.yaml lies outside the pack's folder");
    assert_int_equal(rmdir("odd"), 0);
}

/* Many names of one file, as an archive may unpack to. */
static void write_large(const char *path, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    for (size_t i = 0; i < size; i += 64)
        assert_true(fputs("# 456789 123456789 123456789 123456789 123456789 "
                          "123456789 1234\n",
                          file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void packs_of_very_many_bytes_are_refused(void **state)
{
    enum { NAMES = 36 };
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    ft_buffer text = {0};
    first_error first = {.count = 0};
    char name[40];

    (void)state;
    (void)mkdir("large", 0700);
    write_large("large/0.yaml", 4000000);
    ft_buffer_text(&text, head);
    ft_buffer_text(&text, "files: [0.yaml");
    for (int i = 1; i < NAMES; i++) {
        (void)snprintf(name, sizeof name, "large/%d.yaml", i);
        (void)unlink(name);
        assert_int_equal(link("large/0.yaml", name), 0);
        ft_buffer_text(&text, ", ");
        ft_buffer_text(&text, name + sizeof "large");
    }
    ft_buffer_text(&text, "]\n");
    assert_int_equal(ft_loader_text(arena, "large/pack.yaml",
                                    ft_buffer_slice(&text), note, &first, &pack,
                                    NULL),
                     FT_ERR_RULE);
    assert_string_equal(first.message, "the files that load together have "
                                       "134217728 bytes at most");
    ft_arena_free(arena);
    ft_buffer_free(&text);
    for (int i = 0; i < NAMES; i++) {
        (void)snprintf(name, sizeof name, "large/%d.yaml", i);
        assert_int_equal(unlink(name), 0);
    }
    assert_int_equal(rmdir("large"), 0);
}

/* A file that includes the next one, and so on. */
static void chains_of_packs_come_to_an_end(void **state)
{
    enum { PACKS = 20 };
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    first_error first = {.count = 0};
    char name[40];

    (void)state;
    (void)mkdir("chain", 0700);
    for (int i = 0; i < PACKS; i++) {
        (void)snprintf(name, sizeof name, "chain/%d.yaml", i);
        FILE *file = fopen(name, "wb");
        assert_non_null(file);
        (void)fprintf(file,
                      "pack: {id: p%d, version: 1.0.0}\ninclude: %d.yaml\n", i,
                      i + 1);
        assert_int_equal(fclose(file), 0);
    }
    assert_int_not_equal(
        ft_loader_read(arena, "chain/0.yaml", NULL, note, &first, &pack, NULL),
        FT_OK);
    assert_string_equal(first.message,
                        "packs include packs too many times over");
    ft_arena_free(arena);
    for (int i = 0; i < PACKS; i++) {
        (void)snprintf(name, sizeof name, "chain/%d.yaml", i);
        assert_int_equal(unlink(name), 0);
    }
    assert_int_equal(rmdir("chain"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_of_a_megabyte_is_refused),
        cmocka_unit_test(a_block_of_a_megabyte_is_refused),
        cmocka_unit_test(a_hundred_thousand_fragments_are_refused),
        cmocka_unit_test(a_hundred_thousand_rules_are_refused),
        cmocka_unit_test(fragments_that_double_are_refused),
        cmocka_unit_test(many_large_patterns_are_refused),
        cmocka_unit_test(fragments_in_a_ring_are_refused),
        cmocka_unit_test(repeats_that_multiply_are_refused),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(bombs_of_aliases_never_go_off),
        cmocka_unit_test(too_many_values_are_refused),
        cmocka_unit_test(many_errors_come_to_an_end),
        cmocka_unit_test(pipes_and_devices_are_refused),
        cmocka_unit_test(the_first_file_of_a_folder_is_a_file_in_it),
        cmocka_unit_test(packs_of_very_many_bytes_are_refused),
        cmocka_unit_test(chains_of_packs_come_to_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
