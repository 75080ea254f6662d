/* head: what a pack says of itself, and how many packs load together. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "fulltime/version.h"
#include "support/test.h"

static char folder[] = "/tmp/head_test.XXXXXX";

static void write_pack(const char *name, const char *text)
{
    char path[256];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void drop_pack(const char *name)
{
    char path[256];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    (void)unlink(path);
}

static ft_status load(const char *path, ft_pack **out, ft_error *err)
{
    *err = (ft_error){0};
    return ft_pack_load(path, NULL, NULL, out, err);
}

static void an_engine_is_a_list_of_comparisons(void **state)
{
    enum { GOOD, OTHER, ODD };
    static const struct {
        const char *engine;
        int answer;
    } cases[] = {
        {">=0.1, <2", GOOD},
        {">=0", GOOD},
        {"==" FT_VERSION, GOOD},
        {"<=" FT_VERSION, GOOD},
        {">0.0.1", GOOD},
        {"<99.0", GOOD},
        {">= 0.1", GOOD},
        {"  >=0.0.0  ", GOOD},
        {"<" FT_VERSION, OTHER},
        {">" FT_VERSION, OTHER},
        {"==99.1.2", OTHER},
        {">=0.1,<0.0.1", OTHER},
        {">=0.1.0.1", ODD},
        {">=0.1.", ODD},
        {">=", ODD},
        {">=x", ODD},
        {">=1x", ODD},
        {"0.1", ODD},
        {"=0.1", ODD},
        {"!=0.1", ODD},
        {">=0.1,", ODD},
        {",>=0.1", ODD},
        {">=1000000000", ODD},
        {">=0.1 <2", ODD},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char text[256], path[256], wants[160];
        ft_pack *pack = NULL;
        ft_error err;

        (void)snprintf(text, sizeof text,
                       "pack: {id: p, version: 0.1.0, engine: '%s'}\n",
                       cases[i].engine);
        write_pack("pack.yaml", text);
        (void)snprintf(path, sizeof path, "%s/pack.yaml", folder);
        ft_status status = load(path, &pack, &err);
        print_message("%s\n", cases[i].engine);
        if (cases[i].answer == GOOD) {
            assert_int_equal(status, FT_OK);
        } else {
            (void)snprintf(wants, sizeof wants,
                           cases[i].answer == ODD
                               ? "expected versions, as in '>=0.1, <2'"
                               : "the pack wants %s; this is fulltime %s",
                           cases[i].engine, FT_VERSION);
            assert_string_equal(err.message, wants);
            assert_int_equal(err.line, 1);
            assert_int_equal(err.column, 39);
        }
        ft_pack_free(pack);
    }
    drop_pack("pack.yaml");
}

static void packs_that_load_together_are_of_one_sport(void **state)
{
    char path[512];
    ft_pack *pack = NULL;
    ft_error err;

    (void)state;
    write_pack("a.yaml", "pack: {id: a, version: 0.1.0, lang: en, sport: x}\n");
    write_pack("b.yaml", "pack: {id: b, version: 0.2.0, lang: de, sport: x}\n");
    write_pack("c.yaml", "pack: {id: c, version: 0.1.0, lang: en, sport: y}\n");
    (void)snprintf(path, sizeof path, "%s/a.yaml::%s/b.yaml:", folder, folder);
    assert_int_equal(load(path, &pack, &err), FT_OK);
    assert_true(ft_slice_equal(ft_pack_id(pack), ft_slice_of("a+b")));
    assert_true(
        ft_slice_equal(ft_pack_version(pack), ft_slice_of("0.1.0+0.2.0")));
    assert_int_equal(ft_pack_lang(pack).len, 0); /* of two */
    ft_pack_free(pack);
    (void)snprintf(path, sizeof path, "%s/a.yaml:%s/c.yaml", folder, folder);
    assert_int_equal(load(path, &pack, &err), FT_ERR_RULE);
    assert_string_equal(err.message, "the packs are of two sports");
    drop_pack("b.yaml");
    drop_pack("c.yaml");
    drop_pack("a.yaml");
}

static void a_file_with_a_colon_in_its_name_is_one_pack(void **state)
{
    char path[256];
    ft_pack *pack = NULL;
    ft_error err;

    (void)state;
    write_pack("x:y.yaml", "pack: {id: colon, version: 0.1.0}\n");
    (void)snprintf(path, sizeof path, "%s/x:y.yaml", folder);
    assert_int_equal(load(path, &pack, &err), FT_OK);
    assert_true(ft_slice_equal(ft_pack_id(pack), ft_slice_of("colon")));
    ft_pack_free(pack);
    drop_pack("x:y.yaml");
}

static void only_so_many_packs_load_together(void **state)
{
    enum { MOST = 64 };
    ft_buffer list = {0};
    ft_pack *pack = NULL;
    ft_error err;
    char name[32], text[80];

    (void)state;
    ft_buffer_text(&list, "pack: {id: all, version: 0.1.0}\ninclude: [");
    for (int i = 0; i < MOST; i++) {
        (void)snprintf(name, sizeof name, "p%d.yaml", i);
        (void)snprintf(text, sizeof text, "pack: {id: p%d, version: 0.1.0}\n",
                       i);
        write_pack(name, text);
        ft_buffer_text(&list, i ? ", ./" : "./");
        ft_buffer_text(&list, name);
    }
    ft_buffer_text(&list, "]\n");
    ft_buffer_byte(&list, '\0');
    write_pack("all.yaml", list.data);
    char path[256];
    (void)snprintf(path, sizeof path, "%s/all.yaml", folder);
    assert_int_equal(load(path, &pack, &err), FT_ERR_RULE);
    assert_string_equal(err.message, "64 packs load together at most");
    assert_int_equal(err.line, 2);
    for (int i = 0; i < MOST; i++) {
        (void)snprintf(name, sizeof name, "p%d.yaml", i);
        drop_pack(name);
    }
    drop_pack("all.yaml");
    ft_buffer_free(&list);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_engine_is_a_list_of_comparisons),
        cmocka_unit_test(packs_that_load_together_are_of_one_sport),
        cmocka_unit_test(a_file_with_a_colon_in_its_name_is_one_pack),
        cmocka_unit_test(only_so_many_packs_load_together),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
