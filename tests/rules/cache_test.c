/* cache: an image says what its sources say, or it does not count. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "rules/scan.h"
#include "support/test.h"

static const char two[] = FT_TESTS_DIR "/rules/packs/two";
static const char base[] = FT_TESTS_DIR "/rules/packs/base";

static char folder[] = "/tmp/cache_test.XXXXXX";

/* --- the folder ------------------------------------------------------------
 */

/* Calls `visit` with the path of each file in the folder; how many there are.
 */
static size_t each_file(void (*visit)(const char *path))
{
    DIR *dir = opendir(folder);
    size_t count = 0;

    for (struct dirent *e; dir && (e = readdir(dir));) {
        char path[512];
        if (e->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (visit)
            visit(path);
        count++;
    }
    if (dir)
        (void)closedir(dir);
    return count;
}

static void drop(const char *path)
{
    (void)unlink(path);
}

static size_t file_count(void)
{
    return each_file(NULL);
}

static char image_path[512];

static void keep_path(const char *path)
{
    (void)snprintf(image_path, sizeof image_path, "%s", path);
}

/* The bytes of the one image; free(). */
static unsigned char *read_image(size_t *size)
{
    assert_int_equal(each_file(keep_path), 1);
    FILE *file = fopen(image_path, "rb");
    struct stat info;
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &info), 0);
    *size = (size_t)info.st_size;
    unsigned char *bytes = malloc(*size);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    assert_int_equal(fclose(file), 0);
    return bytes;
}

static void write_image(const unsigned char *bytes, size_t size)
{
    FILE *file = fopen(image_path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* --- packs -----------------------------------------------------------------
 */

static ft_pack *open_pack(const char *path)
{
    ft_pack *pack = NULL;
    ft_error err = {0};

    if (ft_pack_open(path, NULL, &pack, &err))
        fail_msg("%s: %s: %s", path, err.file, err.message);
    return pack;
}

static bool is_mapped(const char *path)
{
    ft_pack *pack = open_pack(path);
    bool mapped = pack->map != NULL;

    ft_pack_free(pack);
    return mapped;
}

/* What the rules find in an article, in text. */
static void tell(const ft_pack *pack, ft_slice bytes, ft_buffer *out)
{
    ft_arena *arena = ft_arena_new();
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    ft_facts facts;

    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
    assert_int_equal(
        ft_text_read(arena, &article, &lexicon->abbreviations, &text, NULL),
        FT_OK);
    assert_int_equal(ft_mentions_find(arena, &text, lexicon, &mentions, NULL),
                     FT_OK);
    assert_int_equal(
        ft_rules_scan(arena, pack, &article, &mentions, NULL, &facts, NULL),
        FT_OK);
    ft_buffer_add(out, mentions.shadow);
    for (size_t i = 0; i < facts.count; i++) {
        const ft_fact *fact = &facts.facts[i];
        ft_buffer_add(out, ft_pack_rule_id(pack, fact->rule));
        ft_buffer_integer(out, (long long)fact->span.start);
        ft_buffer_integer(out, (long long)fact->span.end);
        for (size_t k = 0; k < fact->slot_count; k++) {
            ft_buffer_integer(out, fact->slots[k].field);
            ft_buffer_integer(out, fact->slots[k].value.integer);
            ft_buffer_add(out, fact->slots[k].value.text);
        }
        for (size_t k = 0; k < fact->credit_count; k++) {
            ft_buffer_add(out, fact->credits[k].name.text);
            ft_buffer_integer(out, fact->credits[k].minute.integer);
        }
        ft_buffer_byte(out, '\n');
    }
    ft_arena_free(arena);
}

static const char story[] = "Canada beat Mexico on Tuesday.";

static void expect_told(const char *path, const char *what)
{
    ft_pack *pack = open_pack(path);
    ft_buffer told = {0};

    tell(pack, ft_slice_of(story), &told);
    ft_buffer_byte(&told, '\0');
    if (!strstr(told.data, what))
        fail_msg("'%s' is not in '%s'", what, told.data);
    ft_buffer_free(&told);
    ft_pack_free(pack);
}

/* --- tests -----------------------------------------------------------------
 */

static void the_second_load_is_an_image(void **state)
{
    (void)state;
    assert_false(is_mapped(two));
    assert_int_equal(file_count(), 1);
    assert_true(is_mapped(two));
    expect_told(two, "first");
}

static void an_image_can_be_read_by_its_owner_alone(void **state)
{
    struct stat info;

    (void)state;
    assert_false(is_mapped(two));
    assert_int_equal(each_file(keep_path), 1);
    assert_int_equal(stat(image_path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
}

static void an_image_that_others_may_open_does_not_count(void **state)
{
    static const mode_t modes[] = {0640, 0604, 0620, 0602, 0610};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(modes); i++) {
        (void)is_mapped(two);
        assert_true(is_mapped(two));
        assert_int_equal(each_file(keep_path), 1);
        assert_int_equal(chmod(image_path, modes[i]), 0);
        assert_false(is_mapped(two));
    }
}

static void an_image_of_somebody_else_does_not_count(void **state)
{
    (void)state;
    if (geteuid())
        skip();
    (void)is_mapped(two);
    assert_true(is_mapped(two));
    assert_int_equal(each_file(keep_path), 1);
    assert_int_equal(chown(image_path, 12345, 12345), 0);
    assert_false(is_mapped(two));
}

static void a_link_to_an_image_does_not_count(void **state)
{
    char elsewhere[600];

    (void)state;
    (void)is_mapped(two);
    assert_int_equal(each_file(keep_path), 1);
    (void)snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", folder);
    assert_int_equal(rename(image_path, elsewhere), 0);
    assert_int_equal(symlink(elsewhere, image_path), 0);
    assert_false(is_mapped(two));
    assert_true(is_mapped(two)); /* it has been put in the place of the link */
}

static void a_fifo_in_its_place_does_not_count(void **state)
{
    (void)state;
    (void)is_mapped(two);
    assert_int_equal(each_file(keep_path), 1);
    assert_int_equal(unlink(image_path), 0);
    assert_int_equal(mkfifo(image_path, 0600), 0);
    assert_false(is_mapped(two));
}

static void an_image_cut_short_does_not_count(void **state)
{
    size_t size;

    (void)state;
    (void)is_mapped(two);
    unsigned char *bytes = read_image(&size);
    for (size_t len = 0; len < size; len += 1 + size / 40) {
        write_image(bytes, len);
        assert_false(is_mapped(two));
    }
    free(bytes);
}

/* Wherever a bit is wrong: what is looked at once is found out, the code of a
 * pattern is made anew from its text. */
static void a_damaged_image_says_nothing_wrong(void **state)
{
    size_t size;
    size_t mapped = 0;

    (void)state;
    (void)is_mapped(two);
    unsigned char *bytes = read_image(&size);
    for (size_t at = 0; at < size; at += 1 + size / 300) {
        bytes[at] ^= 0x10;
        write_image(bytes, size);
        mapped += is_mapped(two);
        write_image(bytes, size);
        expect_told(two, "first");
        bytes[at] ^= 0x10;
    }
    assert_true(mapped > 10 && mapped < 290);
    free(bytes);
}

static void an_image_is_not_used_when_its_sources_are_others(void **state)
{
    char link[600];

    (void)state;
    (void)snprintf(link, sizeof link, "%s/../%s.link", folder,
                   strrchr(folder, '/') + 1);
    (void)unlink(link);
    assert_int_equal(symlink(two, link), 0);
    assert_false(is_mapped(link));
    assert_true(is_mapped(link));
    assert_int_equal(unlink(link), 0);
    assert_int_equal(symlink(base, link), 0);
    ft_pack *pack = open_pack(link);
    assert_null(pack->map);
    assert_false(ft_slice_equal(ft_pack_id(pack), ft_slice_of("two-files")));
    ft_pack_free(pack);
    assert_int_equal(unlink(link), 0);
}

static void packs_have_images_of_their_own(void **state)
{
    (void)state;
    (void)is_mapped(two);
    (void)is_mapped(base);
    assert_int_equal(file_count(), 2);
    assert_true(is_mapped(two));
    assert_true(is_mapped(base));
}

static void a_pack_with_an_error_has_no_image(void **state)
{
    ft_pack *pack = NULL;
    ft_error err;

    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            ft_pack_open(FT_TESTS_DIR "/rules/packs/loop/a", NULL, &pack, &err),
            FT_ERR_RULE);
    assert_int_equal(file_count(), 0);
}

static void without_a_folder_it_is_loaded_all_the_same(void **state)
{
    static const char *const told[] = {"off", "/dev/null/none", "relative",
                                       "/proc/none"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(told); i++) {
        assert_int_equal(setenv("FULLTIME_CACHE", told[i], 1), 0);
        assert_false(is_mapped(two));
        assert_false(is_mapped(two));
        expect_told(two, "first");
    }
    assert_int_equal(file_count(), 0);
}

static void set_or_unset(const char *name, const char *path)
{
    char whole[512];

    (void)snprintf(whole, sizeof whole, "%s%s", *path == '/' ? folder : "",
                   path);
    assert_int_equal(*path ? setenv(name, whole, 1) : unsetenv(name), 0);
}

/* A path that begins with a slash lies in the folder of this test. */
static void images_lie_where_the_user_keeps_what_may_be_lost(void **state)
{
    static const struct {
        const char *told, *cache, *home;
        const char *place; /* NULL: nowhere */
    } cases[] = {
        {"/a", "/b", "/c", "/a"},
        {"", "/b", "/c", "/b/fulltime"},
        {"", "", "/c", "/c/.cache/fulltime"},
        {"", "b", "/c", "/c/.cache/fulltime"}, /* a relative path is none */
        {"", "", "c", NULL},
        {"", "b", "", NULL},
        {"", "", "", NULL},
    };
    const char *home = getenv("HOME");
    char before[512], path[512], command[600];

    (void)state;
    (void)snprintf(before, sizeof before, "%s", home ? home : "/");
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s, %s, %s\n", cases[i].told, cases[i].cache,
                      cases[i].home);
        for (const char *name = "abc"; *name; name++) {
            (void)snprintf(path, sizeof path, "%s/%c", folder, *name);
            (void)mkdir(path, 0700);
            if (*name != 'c')
                continue;
            (void)snprintf(path, sizeof path, "%s/c/.cache", folder);
            (void)mkdir(path, 0700);
        }
        set_or_unset("FULLTIME_CACHE", cases[i].told);
        set_or_unset("XDG_CACHE_HOME", cases[i].cache);
        set_or_unset("HOME", cases[i].home);
        assert_false(is_mapped(two));
        assert_int_equal(is_mapped(two), cases[i].place != NULL);
        if (cases[i].place) {
            (void)snprintf(path, sizeof path, "%s%s", folder, cases[i].place);
            assert_int_equal(access(path, R_OK), 0);
        }
        (void)snprintf(command, sizeof command, "rm -rf %s/a %s/b %s/c", folder,
                       folder, folder);
        assert_int_equal(system(command), 0);
    }
    assert_int_equal(setenv("HOME", before, 1), 0);
    assert_int_equal(unsetenv("XDG_CACHE_HOME"), 0);
}

static void only_the_newest_images_are_kept(void **state)
{
    char path[600];

    (void)state;
    for (unsigned i = 0; i < 12; i++) {
        (void)snprintf(path, sizeof path, "%s/%016x.pack", folder, i);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        assert_int_equal(fclose(file), 0);
        const struct timespec times[] = {{(long)i + 1, 0}, {(long)i + 1, 0}};
        assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    }
    (void)is_mapped(two);
    assert_int_equal(file_count(), 8);
    assert_int_not_equal(access(path, F_OK), -1);
    assert_true(is_mapped(two));
}

static void memory_that_fails_is_told(void **state)
{
    size_t n = 0;
    ft_status status = FT_ERR_MEMORY;

    (void)state;
    (void)is_mapped(two);
    while (status && n < 100) {
        ft_arena *arena = ft_arena_new();
        ft_pack *pack = NULL;
        ft_arena_fail_at(arena, ++n);
        status = ft_cache_load(arena, two, NULL, &pack, NULL);
        assert_true(status == FT_OK || status == FT_ERR_MEMORY);
        if (!status)
            ft_pack_free(pack);
        ft_arena_free(arena);
    }
    assert_true(n > 1 && n < 100);
}

/* --- the corpus ------------------------------------------------------------
 */

typedef struct pair {
    const ft_pack *source, *image;
    size_t articles;
} pair;

static void compare(pair *p, const char *path)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes;
    ft_buffer a = {0};
    ft_buffer b = {0};

    if (ft_file_read(arena, path, 0, &bytes, NULL) == FT_OK) {
        tell(p->source, bytes, &a);
        tell(p->image, bytes, &b);
        if (!ft_slice_equal(ft_buffer_slice(&a), ft_buffer_slice(&b)))
            fail_msg("%s: source and image differ", path);
        p->articles++;
    }
    ft_buffer_free(&a);
    ft_buffer_free(&b);
    ft_arena_free(arena);
}

static void each_folder(pair *p, const char *path, unsigned depth)
{
    DIR *dir = opendir(path);

    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));) {
        char inner[600];
        struct stat info;
        int len = snprintf(inner, sizeof inner - 16, "%s/%s", path, e->d_name);
        assert_true(len > 0 && (size_t)len < sizeof inner - 16);
        if (e->d_name[0] == '.' || stat(inner, &info) || !S_ISDIR(info.st_mode))
            continue;
        if (depth) {
            each_folder(p, inner, depth - 1);
            continue;
        }
        memcpy(inner + len, "/article.txt", 13);
        compare(p, inner);
        memcpy(inner + len, "/article.html", 14);
        compare(p, inner);
    }
    (void)closedir(dir);
}

static void an_image_finds_in_the_corpus_what_its_sources_find(void **state)
{
    static const char football[] = FT_RULES_DIR "/football-en";
    ft_pack *source = NULL;
    pair p = {NULL, NULL, 0};

    (void)state;
    (void)is_mapped(football);
    ft_pack *image = open_pack(football);
    assert_non_null(image->map);
    assert_int_equal(ft_pack_load(football, NULL, NULL, &source, NULL), FT_OK);
    p.source = source;
    p.image = image;
    each_folder(&p, FT_CORPUS_DIR, 1);
    assert_true(p.articles > 100);
    ft_pack_free(source);
    ft_pack_free(image);
}

static int set_up(void **state)
{
    (void)state;
    each_file(drop);
    return setenv("FULLTIME_CACHE", folder, 1);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    each_file(drop);
    return rmdir(folder);
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_second_load_is_an_image),
        TEST(an_image_can_be_read_by_its_owner_alone),
        TEST(an_image_that_others_may_open_does_not_count),
        TEST(an_image_of_somebody_else_does_not_count),
        TEST(a_link_to_an_image_does_not_count),
        TEST(a_fifo_in_its_place_does_not_count),
        TEST(an_image_cut_short_does_not_count),
        TEST(a_damaged_image_says_nothing_wrong),
        TEST(an_image_is_not_used_when_its_sources_are_others),
        TEST(packs_have_images_of_their_own),
        TEST(a_pack_with_an_error_has_no_image),
        TEST(without_a_folder_it_is_loaded_all_the_same),
        TEST(images_lie_where_the_user_keeps_what_may_be_lost),
        TEST(only_the_newest_images_are_kept),
        TEST(memory_that_fails_is_told),
        TEST(an_image_finds_in_the_corpus_what_its_sources_find),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
