/* Pages that mean harm, or might as well: each must be read to its end (or to
 * a limit) and give a well-formed article. That none takes long shows in the
 * run of this test, which would not end. */
#include "html/reading.h"
#include "support/test.h"

#include "base/buffer.h"
#include "base/source.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `part` over and over, `size` bytes at most; freed by the caller. */
static ft_slice repeat(const char *part, size_t size)
{
    size_t len = strlen(part), whole = size / len * len;
    char *bytes = malloc(whole);
    assert_non_null(bytes);
    for (size_t i = 0; i < whole; i++)
        bytes[i] = part[i % len];
    return (ft_slice){bytes, whole};
}

static void survive(ft_slice bytes, ft_type type)
{
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_error err = {0};
    ft_status status = ft_article_read(arena, bytes, type, &article, &err);
    if (!status)
        assert_well_formed(&article);
    else if (!ft_arena_refusal(arena))
        fail_msg("%s", err.message);
    ft_arena_free(arena);
}

static void any_part_may_be_repeated_without_end(void **state)
{
    static const char *const parts[] = {
        "<div>",
        "</div>",
        "<b>",
        "<b><div></b>",
        "<div><span></div>",
        "<dd><li>",
        "<p>a",
        "<table><tr><td>",
        "<tr><td>1<td>2",
        "<ul><li>1-1",
        "<svg>",
        "<script>",
        "<style>",
        "<noscript><p>",
        "<title>",
        "<textarea>",
        "<select><option>",
        "<template>",
        "<iframe>",
        "<!--",
        "<![CDATA[",
        "<?",
        "<",
        "</",
        "&",
        "&#",
        "&#xE000;",
        "&lt;p&gt;",
        "<a href=\"",
        "<a href='x' class=",
        "<p class=\"article-body ",
        "a<br>",
        "<h1>a b c",
        "<h1>a</h2>",
        "<div class=score>1 2 a b</div>",
        "<div class=score>",
        "<p>12' a goal for all to see it</p>",
        "<p>12'</p>",
        "<dt>a<dd>b",
        "<dl><dt>a</dt><dd>b</dd>",
        "<pre>a\n",
        "<x-y>",
        "<form>",
        "<frameset>",
        "<script type='application/ld+json'>[",
        "\xC2\xA0",
        "\xE2\x80\x8B",
        "\xFF",
        "a\n",
        "- a\n\n",
        "a | b\n",
        "12' a goal for all of them to see\n",
        "a line as long as those that mail programs break, more or less\n",
        "<blockquote class=twitter-tweet>",
        "<article><main>",
        "<body><html>",
        "<center><font><address>",
        "</p>",
        "<aside>1 2 a b</aside>",
        "<div>Rovers</div><div>2</div><div>1</div><div>City</div>",
        "<p>Rovers 2 City 1</p><article><p>Rovers and City</p>",
        "<dl class=match-facts><dt>Rovers</dt><dd>City Town</dd></dl>",
        "<table><tr><th>Home<th>Att<tr><td>Rovers<td>2-1<td>City<td>9</table>",
        "<tr><th>Home<th>Att<tr><td>Rovers<td>2-1<td>City<td>9",
        "<title>a b c d e f g h</title><article><h1>a b c d e f g h</h1>",
        "<script type='application/ld+json'>{\"@type\":\"Article\","
        "\"author\":{\"@id\":\"x\"}}</script>",
        "<p>20:45</p><p>a goal for all of them to see</p>",
        "<div><a href=x>the title of another story</a><p>b c d e</p></div>",
        "<ul><li><a href=x>Rovers 2-1 City</a>",
        "<p>Posted: Nov 17, 2021</p>",
        "<p>A sentence that is long enough to be prose of any page.</p>",
        "Related Stories More from Privacy ",
        "Rovers keep their lead at Mill "};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(parts); i++) {
        print_message("%s\n", parts[i]);
        ft_slice bytes = repeat(parts[i], 400000);
        survive(bytes, FT_TYPE_HTML);
        survive(bytes, FT_TYPE_TEXT);
        free((void *)(uintptr_t)bytes.data);
    }
}

static void nesting_a_hundred_thousand_deep_keeps_its_text(void **state)
{
    enum { DEEP = 600000 }; /* bytes: a hundred thousand tags */
    ft_slice start = repeat("<div>", DEEP), end = repeat("</div>", DEEP);
    static const ft_slice inside = FT_SLICE("Rovers 2, City 1.");
    ft_buffer page = {0};
    (void)state;
    ft_buffer_add(&page, start);
    ft_buffer_add(&page, inside);
    ft_buffer_add(&page, end);
    assert_false(page.failed);
    ft_arena *arena = ft_arena_new();
    ft_article article;
    assert_int_equal(ft_article_read(arena, ft_buffer_slice(&page),
                                     FT_TYPE_AUTO, &article, NULL),
                     FT_OK);
    assert_true(ft_slice_equal(article.text, inside));
    ft_arena_free(arena);
    free((void *)(uintptr_t)start.data);
    free((void *)(uintptr_t)end.data);
    ft_buffer_free(&page);
}

static void a_huge_page_is_refused_with_the_reason(void **state)
{
    ft_slice bytes = repeat("<div>", (size_t)50 << 20);
    ft_arena *arena = ft_arena_new();
    ft_article article;
    (void)state;
    ft_arena_limit(arena, (size_t)64 << 20);
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL),
        FT_ERR_MEMORY);
    assert_string_equal(ft_arena_refusal(arena),
                        "the article is longer than 16 MB");
    assert_true(ft_arena_used(arena) < 1 << 10);
    ft_arena_free(arena);
    free((void *)(uintptr_t)bytes.data);
}

static const char page[] =
    "<html><head><title>Rovers hold on</title><meta property=og:title "
    "content='Rovers hold on'><script type='application/ld+json'>{\"@type\":"
    "\"LiveBlogPosting\",\"datePublished\":\"2021-11-17\",\"articleBody\":"
    "\"x\",\"liveBlogUpdate\":[{\"headline\":\"Half time\"}]}"
    "</script></head><body><article><h1>Rovers hold on</h1><div class=score>"
    "Rovers <b>2</b> City <b>1</b></div><p>Rovers were second best for most of "
    "the night, and took the points\xC2\xA0&amp; the plaudits all the same.</p>"
    "<table><tr><td>Rovers<td>2<tr><td>City<td>1</table><ul><li>88' Jones "
    "turns "
    "it in at the far post.</ul></article></body></html>";
static const char text[] = "Rovers hold on\r\n\r\nBy Some Body\r\n\r\nRovers "
                           "were second best for most "
                           "of the night and took the points all the "
                           "same.\r\n\r\n- Rovers 2 City 1\r\n";

/* Every request for memory fails once, the first, the second, ... */
static void fail_each_request(ft_slice bytes)
{
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_article article;
        ft_error err = {0};
        ft_arena_fail_at(arena, n);
        ft_status status =
            ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, &err);
        ft_arena_free(arena);
        if (status == FT_OK) {
            assert_true(n > 3);
            return;
        }
        assert_int_equal(status, FT_ERR_MEMORY);
        assert_int_equal(err.status, FT_ERR_MEMORY);
    }
}

static void memory_may_end_at_any_request(void **state)
{
    (void)state;
    fail_each_request(ft_slice_of(page));
    fail_each_request(ft_slice_of(text));
    fail_each_request((ft_slice)FT_SLICE("\xFF\xFE<\0p\0>\0R\0<\0/\0p\0>\0"));
}

/* Each markup that the stage knows, so that no module is left out. */
static void memory_may_end_whatever_the_markup(void **state)
{
    static const ft_slice ending = FT_SLICE(".html");
    DIR *folder = opendir(FT_TESTS_DIR "/html/markup");
    (void)state;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char path[1024];
        ft_arena *arena = ft_arena_new();
        ft_slice bytes;
        if (ft_slice_ends(ft_slice_of(entry->d_name), ending)) {
            int len = snprintf(path, sizeof path, "%s/html/markup/%s",
                               FT_TESTS_DIR, entry->d_name);
            assert_true(len > 0 && (size_t)len < sizeof path);
            assert_int_equal(ft_file_read(arena, path, 0, &bytes, NULL), FT_OK);
            fail_each_request(bytes);
        }
        ft_arena_free(arena);
    }
    closedir(folder);
}

static void a_page_may_end_anywhere(void **state)
{
    (void)state;
    for (size_t len = 0; len <= sizeof(page); len++)
        survive((ft_slice){page, len}, FT_TYPE_HTML);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_part_may_be_repeated_without_end),
        cmocka_unit_test(nesting_a_hundred_thousand_deep_keeps_its_text),
        cmocka_unit_test(a_huge_page_is_refused_with_the_reason),
        cmocka_unit_test(memory_may_end_at_any_request),
        cmocka_unit_test(memory_may_end_whatever_the_markup),
        cmocka_unit_test(a_page_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
