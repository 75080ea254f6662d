#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/source.h"
#include "output/formats.h"
#include "support/sample.h"

typedef struct place {
    ft_arena *arena;
    char folder[32];
    char path[64];
} place;

static int make_place(void **state)
{
    place *p = calloc(1, sizeof *p);

    if (!p)
        return -1;
    memcpy(p->folder, "formats_test.XXXXXX", sizeof "formats_test.XXXXXX");
    p->arena = ft_arena_new();
    *state = p;
    return p->arena && mkdtemp(p->folder) ? 0 : -1;
}

static int remove_place(void **state)
{
    static const char *const names[] = {
        "out/matches.csv",
        "out/results.csv",
        "out/goalscorers.csv",
        "out/shootouts.csv",
        "out",
        "one.json",
        "matches.json",
        "football.txt",
        "",
    };
    place *p = *state;
    char path[96];

    for (size_t i = 0; i < FT_COUNT(names); i++)
        for (int part = 1; part >= 0; part--) {
            (void)snprintf(path, sizeof path, "%s/%s%s", p->folder, names[i],
                           part && *names[i] ? ".part" : "");
            (void)remove(path);
        }
    ft_arena_free(p->arena);
    free(p);
    return 0;
}

static const char *in(place *p, const char *name)
{
    (void)snprintf(p->path, sizeof p->path, "%s/%s", p->folder, name);
    return p->path;
}

static bool there(place *p, const char *name)
{
    struct stat info;

    return stat(in(p, name), &info) == 0;
}

static const char *content(place *p, const char *name)
{
    ft_slice text;

    assert_int_equal(ft_file_read(p->arena, in(p, name), 0, &text, NULL),
                     FT_OK);
    return ft_arena_string(p->arena, text);
}

static void begin(ft_sink **sink, ft_format format, const char *path,
                  const char *state)
{
    ft_error err = {0};
    const ft_sink_start run = {.pack = "p",
                               .version = "v",
                               .resume = state != NULL,
                               .state = ft_slice_of(state)};

    assert_int_equal(ft_formats_open(format, path, sink, &err), FT_OK);
    if ((*sink)->begin(*sink, &run, &err))
        fail_msg("%s: %s", err.file, err.message);
}

static void add(ft_sink *sink, size_t count)
{
    const ft_identity article = {.name = ft_slice_of("report.html")};
    const ft_delivery delivery = {.article = &article,
                                  .fate = FT_FATE_MATCHES,
                                  .matches = &sample_match,
                                  .count = 1,
                                  .origin = &sample_origin};

    while (count-- > 0)
        assert_int_equal(sink->add(sink, &delivery, NULL), FT_OK);
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;

    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void csv_makes_its_folder_and_four_files(void **state)
{
    place *p = *state;
    ft_sink *sink;
    char *folder = ft_arena_string(p->arena, ft_slice_of(in(p, "out")));

    begin(&sink, FT_FORMAT_CSV, folder, NULL);
    add(sink, 3);
    assert_int_equal(sink->end(sink, true, NULL), FT_OK);
    ft_sink_free(sink);
    assert_int_equal(lines_of(content(p, "out/results.csv")), 4);
    assert_int_equal(lines_of(content(p, "out/matches.csv")), 4);
    assert_int_equal(lines_of(content(p, "out/goalscorers.csv")), 10);
    assert_int_equal(lines_of(content(p, "out/shootouts.csv")), 1);
}

static void a_file_in_a_folder_has_a_name_of_its_own(void **state)
{
    place *p = *state;
    ft_sink *sink;

    begin(&sink, FT_FORMAT_FOOTBALL_TXT, p->folder, NULL);
    add(sink, 1);
    assert_int_equal(sink->end(sink, true, NULL), FT_OK);
    ft_sink_free(sink);
    assert_true(there(p, "football.txt"));
}

static void an_interrupted_run_leaves_parts_and_goes_on(void **state)
{
    place *p = *state;
    ft_sink *sink;
    ft_buffer saved = {0};
    char *path = ft_arena_string(p->arena, ft_slice_of(in(p, "one.json")));
    ft_error err = {0};

    begin(&sink, FT_FORMAT_OPENFOOTBALL, path, NULL);
    add(sink, 2);
    assert_int_equal(sink->save(sink, &saved, &err), FT_OK);
    ft_buffer_byte(&saved, '\0');
    add(sink, 1); /* lost: not saved */
    assert_int_equal(sink->end(sink, false, &err), FT_OK);
    ft_sink_free(sink);
    assert_false(there(p, "one.json"));

    begin(&sink, FT_FORMAT_OPENFOOTBALL, path, saved.data);
    add(sink, 1);
    assert_int_equal(sink->end(sink, true, &err), FT_OK);
    ft_sink_free(sink);
    assert_int_equal(lines_of(content(p, "one.json")), 1 + 3 + 1);
    assert_null(strstr(content(p, "one.json"), "}\n{"));
    ft_buffer_free(&saved);
}

static void what_is_written_at_the_end_cannot_be_gone_on_with(void **state)
{
    ft_sink *sink;

    (void)state;
    assert_int_equal(ft_formats_open(FT_FORMAT_TABLE, NULL, &sink, NULL),
                     FT_OK);
    assert_null(sink->save);
    ft_sink_free(sink);
}

static void a_folder_that_cannot_be_made_is_named(void **state)
{
    place *p = *state;
    const ft_sink_start run = {.pack = "p", .version = "v"};
    ft_sink *sink;
    ft_error err = {0};
    char *path = ft_arena_string(p->arena, ft_slice_of(in(p, "no/where")));

    assert_int_equal(ft_formats_open(FT_FORMAT_CSV, path, &sink, &err), FT_OK);
    assert_int_equal(sink->begin(sink, &run, &err), FT_ERR_IO);
    assert_string_equal(err.file, path);
    assert_non_null(strstr(err.message, "cannot make the folder"));
    ft_sink_free(sink);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(csv_makes_its_folder_and_four_files,
                                        make_place, remove_place),
        cmocka_unit_test_setup_teardown(
            a_file_in_a_folder_has_a_name_of_its_own, make_place, remove_place),
        cmocka_unit_test_setup_teardown(
            an_interrupted_run_leaves_parts_and_goes_on, make_place,
            remove_place),
        cmocka_unit_test(what_is_written_at_the_end_cannot_be_gone_on_with),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_made_is_named,
                                        make_place, remove_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
