#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/trace.h"

#define FOLDER "feed_test.tmp"

static void write_file(const char *name, ft_slice bytes)
{
    char path[256];
    FILE *file;

    (void)snprintf(path, sizeof path, FOLDER "/%s", name);
    assert_non_null(file = fopen(path, "wb"));
    assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
    (void)fclose(file);
}

static void write_text(const char *name, const char *text)
{
    write_file(name, ft_slice_of(text));
}

static void make_folder(const char *name)
{
    char path[256];

    (void)snprintf(path, sizeof path, FOLDER "/%s", name);
    (void)mkdir(path, 0777);
}

static void expect_of(const char *name, const char *list,
                      const ft_feed_options *options, const char *expected)
{
    char path[256];
    char *names[] = {path};

    (void)snprintf(path, sizeof path, FOLDER "%s%s", *name ? "/" : "", name);
    char *got = trace_names(FOLDER, names, list ? 0 : 1, list, options);
    assert_string_equal(got, expected);
    free(got);
}

static int write_all(void **state)
{
    ft_buffer packed = {0};

    (void)state;
    (void)mkdir(FOLDER, 0777);
    make_folder("pile");
    make_folder("pile/a");
    make_folder("pile/a/deep");
    make_folder("pile/.hidden");
    make_folder("pile/records");
    write_text("pile/a.html", "<p>a.html");
    write_text("pile/a/x.txt", "a/x.txt");
    write_text("pile/a/deep/y.HTM", "a/deep/y.HTM");
    write_text("pile/a-b.txt", "a-b.txt");
    write_text("pile/Z.txt", "Z.txt");
    write_text("pile/picture.png", "no article");
    write_text("pile/README", "no article");
    write_text("pile/.hidden/h.txt", "hidden");
    write_text("pile/b.jsonl", "{\"id\":\"j\",\"text\":\"line\"}\n");
    write_text("pile/records/r.ndjson", "{\"schema\":\"fulltime/match/1\"}\n"
                                        "{\"schema\":\"fulltime/match/1\"}\n");
    trace_pack(&packed, ft_slice_of("packed text"));
    write_file("pile/p.txt.gz", ft_buffer_slice(&packed));
    ft_buffer_free(&packed);
    return 0;
}

/* As `find pile | LC_ALL=C sort` has them. */
static void
a_folder_gives_its_articles_in_the_order_of_their_paths(void **state)
{
    (void)state;
    expect_of("pile", NULL, &trace_plain,
              "+ pile/Z.txt Z.txt\n"
              "+ pile/a-b.txt a-b.txt\n"
              "+ pile/a.html <p>a.html\n"
              "+ pile/a/deep/y.HTM a/deep/y.HTM\n"
              "+ pile/a/x.txt a/x.txt\n"
              "+ j line\n"
              "+ pile/p.txt.gz packed text\n");
    expect_of("pile/", NULL, &trace_plain,
              "+ pile/Z.txt Z.txt\n"
              "+ pile/a-b.txt a-b.txt\n"
              "+ pile/a.html <p>a.html\n"
              "+ pile/a/deep/y.HTM a/deep/y.HTM\n"
              "+ pile/a/x.txt a/x.txt\n"
              "+ j line\n"
              "+ pile/p.txt.gz packed text\n");
}

static void a_type_picks_the_files_of_a_folder(void **state)
{
    ft_feed_options options = trace_plain;

    (void)state;
    options.type = FT_MEDIA_HTML;
    expect_of("pile", NULL, &options,
              "+ pile/a.html <p>a.html\n"
              "+ pile/a/deep/y.HTM a/deep/y.HTM\n");
    options.type = FT_MEDIA_LINES;
    expect_of("pile", NULL, &options, "+ j line\n");
    options.type = FT_MEDIA_WARC;
    expect_of("pile", NULL, &options, "");
}

static void lines_that_were_named_must_be_articles(void **state)
{
    (void)state;
    expect_of("pile/records/r.ndjson", NULL, &trace_plain,
              "! byte 0: the line has neither page nor text\n"
              "! byte 30: the line has neither page nor text\n");
}

static void a_file_that_is_named_is_read_whatever_its_name(void **state)
{
    (void)state;
    expect_of("pile/README", NULL, &trace_plain, "+ pile/README no article\n");
}

static void a_list_names_files_and_folders(void **state)
{
    (void)state;
    write_text("list", FOLDER "/pile/a.html\n\n" FOLDER "/pile/a\n" FOLDER
                              "/missing\n" FOLDER "/pile/Z.txt");
    expect_of("", FOLDER "/list", &trace_plain,
              "+ pile/a.html <p>a.html\n"
              "+ pile/a/deep/y.HTM a/deep/y.HTM\n"
              "+ pile/a/x.txt a/x.txt\n"
              "! No such file or directory\n"
              "+ pile/Z.txt Z.txt\n");
    expect_of("", FOLDER "/no-list", &trace_plain, "No such file or directory");
}

static void a_type_overrides_the_content(void **state)
{
    ft_feed_options options = trace_plain;

    (void)state;
    options.type = FT_MEDIA_TEXT;
    expect_of("pile/b.jsonl", NULL, &options,
              "+ pile/b.jsonl {\"id\":\"j\",\"text\":\"line\"}\n\n");
}

static void what_is_too_large_is_damaged(void **state)
{
    ft_feed_options options = trace_plain;

    (void)state;
    options.limit = 8;
    expect_of("pile/a.html", NULL, &options, "! larger than 8 bytes\n");
    expect_of("pile/p.txt.gz", NULL, &options, "! larger than 8 bytes\n");
    expect_of("pile/Z.txt", NULL, &options, "+ pile/Z.txt Z.txt\n");
}

static void a_packed_article_that_is_cut_off_is_damaged(void **state)
{
    ft_buffer packed = {0};

    (void)state;
    trace_pack(&packed, ft_slice_of("packed text"));
    write_file("cut.gz", (ft_slice){packed.data, packed.len - 4});
    expect_of("cut.gz", NULL, &trace_plain, "! the gzip member is cut off\n");
    ft_buffer_free(&packed);
}

static void
a_folder_that_may_not_be_read_is_named_and_the_rest_goes_on(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip(); /* root may read anything */
    make_folder("closed");
    make_folder("closed/no");
    write_text("closed/z.txt", "z");
    (void)chmod(FOLDER "/closed/no", 0);
    expect_of("closed", NULL, &trace_plain,
              "! Permission denied\n+ closed/z.txt z\n");
    (void)chmod(FOLDER "/closed/no", 0777);
}

static void a_link_to_a_folder_is_not_followed(void **state)
{
    (void)state;
    make_folder("linked");
    write_text("linked/a.txt", "a");
    (void)unlink(FOLDER "/linked/loop.txt");
    (void)unlink(FOLDER "/linked/link.txt");
    assert_int_equal(symlink(".", FOLDER "/linked/loop.txt"), 0);
    assert_int_equal(symlink("a.txt", FOLDER "/linked/link.txt"), 0);
    char *got = NULL;
    char path[] = FOLDER "/linked";
    char *names[] = {path};
    got = trace_names(FOLDER, names, 1, NULL, &trace_plain);
    assert_non_null(strstr(got, "+ linked/a.txt a\n"));
    assert_non_null(strstr(got, "+ linked/link.txt a\n"));
    assert_null(strstr(got, "loop.txt/"));
    free(got);
}

static void all_sizes_are_measured_before(void **state)
{
    char path[] = FOLDER "/pile", dash[] = "-";
    char *names[] = {path, dash};

    (void)state;
    assert_true(ft_feed_measure(names, 1, NULL, &trace_plain) > 40);
    assert_int_equal(ft_feed_measure(names, 2, NULL, &trace_plain), 0);
    assert_int_equal(ft_feed_measure(names, 0, NULL, &trace_plain), 0);
    assert_int_equal(ft_feed_measure(names, 1, "-", &trace_plain), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_folder_gives_its_articles_in_the_order_of_their_paths),
        cmocka_unit_test(a_type_picks_the_files_of_a_folder),
        cmocka_unit_test(lines_that_were_named_must_be_articles),
        cmocka_unit_test(a_file_that_is_named_is_read_whatever_its_name),
        cmocka_unit_test(a_list_names_files_and_folders),
        cmocka_unit_test(a_type_overrides_the_content),
        cmocka_unit_test(what_is_too_large_is_damaged),
        cmocka_unit_test(a_packed_article_that_is_cut_off_is_damaged),
        cmocka_unit_test(
            a_folder_that_may_not_be_read_is_named_and_the_rest_goes_on),
        cmocka_unit_test(a_link_to_a_folder_is_not_followed),
        cmocka_unit_test(all_sizes_are_measured_before),
    };

    return cmocka_run_group_tests(tests, write_all, NULL);
}
