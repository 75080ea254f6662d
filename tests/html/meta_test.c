#include "support/test.h"

#include <string.h>

#include "html/article.h"

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

static ft_meta read(ft_arena *arena, const char *page)
{
    ft_article article;
    ft_error err = {0};
    print_message("%s\n", page);
    if (ft_article_read(arena, ft_slice_of(page), FT_TYPE_HTML, &article, &err))
        fail_msg("%s", err.message);
    return article.meta;
}

static void assert_slice(ft_slice got, const char *expected)
{
    char text[100] = "";
    assert_true(got.len < sizeof(text));
    if (got.len > 0)
        memcpy(text, got.data, got.len);
    assert_string_equal(text, expected);
}

#define LINKED(json) "<script type='application/ld+json'>" json "</script>"

static void the_published_day_has_many_places(void **state)
{
    static const struct {
        const char *page, *published;
    } cases[] = {
        {LINKED("{\"@type\":\"NewsArticle\",\"datePublished\":"
                "\"2021-11-17T16:18:00Z\"}"),
         "2021-11-17T16:18:00Z"},
        {LINKED(
             "{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"Article\","
             "\"ReportageNewsArticle\"],\"datePublished\":\"2021-11-17\"}]}"),
         "2021-11-17"},
        {LINKED("[{\"@type\":\"LiveBlogPosting\",\"datePublished\":"
                "\"2021-11-17\"}]"),
         "2021-11-17"},
        {LINKED("{\"@type\":\"WebPage\",\"datePublished\":\"2021-11-16\"}")
             LINKED("{\"@type\":\"NewsArticle\",\"datePublished\":"
                    "\"2021-11-17\"}"),
         "2021-11-17"},
        {LINKED("{\"@type\":\"NewsArticle\", broken, \"datePublished\" : "
                "\"2021-11-17\"}"),
         "2021-11-17"},
        {"<meta property='article:published_time' content='2021-11-17'>",
         "2021-11-17"},
        {"<meta name=pubdate content='20211117'>", "2021-11-17"},
        {"<meta name=date content='Sat, 20 Nov 2021 15:04:05 GMT'>",
         "2021-11-20T15:04:05Z"},
        {"<meta name=date content='Nov 17, 2021'>", "2021-11-17"},
        {"<meta name=date content='2021/11/17 10:00'>", "2021-11-17"},
        {"<meta itemprop=datePublished content=2021-11-17>", "2021-11-17"},
        {"<p itemprop=datePublished>2021-11-17</p>", "2021-11-17"},
        {"<time itemprop=datePublished datetime=2021-11-17T11:00>Nov 17</time>",
         "2021-11-17T11:00"},
        {"<article><time datetime=2021-11-17>Wednesday</time></article>",
         "2021-11-17"},
        {"<link rel=canonical href='https://example.org/2021/11/17/rovers'>",
         "2021-11-17"},
        {"<link rel=canonical href='https://example.org/a-2021-11-17.html'>",
         "2021-11-17"},
        {"<link rel=canonical href='https://example.org/2021/nov/17/a'>",
         "2021-11-17"},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_slice(read(*state, cases[i].page).published, cases[i].published);
}

static void machine_readable_places_come_in_their_order(void **state)
{
    ft_meta meta = read(
        *state,
        "<time datetime=2020-01-01></time>"
        "<meta property='article:published_time' content=2020-02-02>"
        "<link rel=canonical href='https://example.org/2020/04/04/'>" LINKED(
            "{\"@type\":\"Article\",\"datePublished\":\"2020-03-03\"}"));
    assert_slice(meta.published, "2020-03-03");
}

static void what_is_no_day_is_passed_over(void **state)
{
    static const char *const pages[] = {
        "<meta name=date content='17 hours ago'>",
        "<meta name=date content='2021-13-17'>",
        "<meta name=date content='17-11-2021'>",
        "<meta name=date content='1637168280'>",
        "<time>2 hours ago</time>",
        "<p>Updated 3 hours ago</p>",
        "<p>Posted: Nov 17, 11:18 AM ET</p>",
        "<link rel=canonical href='https://example.org/12345/67/89/'>",
        "<nav><time datetime=2021-11-17>Today</time></nav>",
        (LINKED("{\"datePublished\":{\"x\":[1")),
    };
    for (size_t i = 0; i < FT_COUNT(pages); i++)
        assert_slice(read(*state, pages[i]).published, "");
}

static void the_rest_of_the_head_is_read(void **state)
{
    ft_meta meta = read(
        *state,
        "<html lang=en-CA><head><title>Rovers hold on | Ball</title>"
        "<meta property=og:title content=' Rovers hold on '>"
        "<meta property=og:url content='https://example.org/og'>"
        "<meta property=og:site_name content='Daily Ball'>"
        "<meta property=article:section content=Football>"
        "<meta property=article:modified_time content=2021-11-18T01:00:00Z>"
        "<meta name=author content='Some Body'>"
        "<link rel=canonical href='https://example.org/rovers'></head>");
    assert_slice(meta.title, "Rovers hold on");
    assert_slice(meta.url, "https://example.org/rovers");
    assert_slice(meta.site, "Daily Ball");
    assert_slice(meta.section, "Football");
    assert_slice(meta.modified, "2021-11-18T01:00:00Z");
    assert_slice(meta.author, "Some Body");
    assert_slice(meta.lang, "en-CA");
}

static void json_ld_names_people_in_many_forms(void **state)
{
    static const char *const pages[] = {
        (LINKED("{\"@type\":\"NewsArticle\",\"author\":\"Some Body\"}")),
        (LINKED(
            "{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Some Body\"}}")),
        (LINKED(
            "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Some Body\"},"
            "{\"name\":\"Another\"}]}")),
    };
    for (size_t i = 0; i < FT_COUNT(pages); i++)
        assert_slice(read(*state, pages[i]).author, "Some Body");
}

static void a_day_shown_to_readers_is_the_last_resort(void **state)
{
    static const struct {
        const char *page, *published, *modified;
    } cases[] = {
        {"<h1>Rovers</h1><p>Posted: Nov 17, 2021 11:18 AM ET</p>",
         "2021-11-17T11:18", ""},
        {"<h1>Rovers</h1><p>Posted: Nov 17, 2021 11:18 AM ET | Last Updated: "
         "November 18, 2021</p>",
         "2021-11-17T11:18", "2021-11-18"},
        {"<h1>Rovers</h1><div class=byline>By Some Body <span>17 November "
         "2021</span></div>",
         "2021-11-17", ""},
        {"<h1>Rovers</h1><p>Updated: Nov 18, 2021</p>", "", "2021-11-18"},
        {"<meta name=date content=2021-11-16><h1>Rovers</h1><p>Posted: Nov 17, "
         "2021 11:18 AM ET</p>",
         "2021-11-16", ""},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_meta meta = read(*state, cases[i].page);
        assert_slice(meta.published, cases[i].published);
        assert_slice(meta.modified, cases[i].modified);
        if (meta.modified.len > 0)
            assert_int_equal(meta.from.modified, FT_META_TEXT);
    }
}

static void of_several_articles_the_page_is_about_one(void **state)
{
#define OLD                                                                    \
    "{\"@type\":\"NewsArticle\",\"headline\":\"Town lose again\","             \
    "\"url\":\"https://example.org/town\",\"datePublished\":\"2021-11-01\"}"
    static const char *const pages[] = {
        "<link rel=canonical href='https://www.example.org/rovers/'>" LINKED(
            "[" OLD ",{\"@type\":\"NewsArticle\",\"url\":"
            "\"http://example.org/rovers?from=feed\",\"datePublished\":"
            "\"2021-11-17\"}]"),
        "<link rel=canonical href='https://example.org/rovers'>" LINKED(
            "{\"@graph\":[" OLD
            ",{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":{\"@id\":"
            "\"https://example.org/rovers#page\"},\"datePublished\":"
            "\"2021-11-17\"}]}"),
        "<title>Rovers hold on - Daily Ball</title>" LINKED(OLD)
            LINKED("{\"@type\":\"NewsArticle\",\"headline\":\"Rovers hold on\","
                   "\"datePublished\":\"2021-11-17\"}"),
        LINKED("{\"@type\":\"LiveBlogPosting\",\"datePublished\":"
               "\"2021-11-17\",\"liveBlogUpdate\":[{\"@type\":"
               "\"BlogPosting\",\"datePublished\":\"2021-11-18\"}]}"),
    };
    for (size_t i = 0; i < FT_COUNT(pages); i++)
        assert_slice(read(*state, pages[i]).published, "2021-11-17");
    ft_meta none = read(
        *state, "<link rel=canonical href='https://example.org/all'>" LINKED(
                    "[" OLD "," OLD "]"));
    assert_slice(none.published, "");
}

static void a_name_may_stand_elsewhere_in_the_graph(void **state)
{
    ft_meta meta =
        read(*state,
             LINKED("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":"
                    "\"#me\"},\"publisher\":{\"@id\":\"#us\"}},{\"@type\":"
                    "\"Person\",\"@id\":\"#me\",\"name\":\"Some Body\"},"
                    "{\"@id\":\"#us\",\"name\":\"Daily Ball\"}]}"));
    assert_slice(meta.author, "Some Body");
    assert_slice(meta.site, "Daily Ball");
}

static void the_title_falls_back_to_what_there_is(void **state)
{
    assert_slice(read(*state, "<title>Rovers &amp; City</title>").title,
                 "Rovers & City");
    assert_slice(read(*state, LINKED("{\"@type\":\"Article\",\"headline\":"
                                     "\"Rovers\"}") "<title>x</title>")
                     .title,
                 "Rovers");
    assert_slice(read(*state, "<p>Nothing</p>").title, "");
}

static void every_field_knows_where_it_was_found(void **state)
{
    static const struct {
        const char *page, *title, *published, *author;
        ft_meta_places from;
    } cases[] = {
        {LINKED("{\"@type\":\"Article\",\"headline\":\"Rovers\","
                "\"datePublished\":\"2021-11-17\",\"author\":\"A. Body\"}"),
         "Rovers",
         "2021-11-17",
         "A. Body",
         {.title = FT_META_JSON_LD,
          .published = FT_META_JSON_LD,
          .author = FT_META_JSON_LD}},
        {"<title>Rovers</title><meta property=article:published_time "
         "content=2021-11-17T10:00:00+01:00><meta name=author content=A>",
         "Rovers",
         "2021-11-17T10:00:00+01:00",
         "A",
         {.title = FT_META_TITLE,
          .published = FT_META_OG,
          .author = FT_META_META}},
        {"<h1 itemprop=headline>Rovers</h1>"
         "<p itemprop=author itemscope><b> <i itemprop=name>A. Body</i></b>"
         "<time datetime=2021-11-17>today</time>",
         "Rovers",
         "2021-11-17",
         "A. Body",
         {.title = FT_META_MICRODATA,
          .published = FT_META_TIME,
          .author = FT_META_MICRODATA}},
        {"<meta property=og:url content='https://example.org/2021/11/17/a'>",
         "",
         "2021-11-17",
         "",
         {.published = FT_META_URL, .url = FT_META_OG}},
        {"<link rel=canonical href=https://example.org/a>"
         "<meta name=twitter:title content=Rovers>",
         "Rovers",
         "",
         "",
         {.title = FT_META_META, .url = FT_META_LINK}},
        {"<html lang=en><p>Rovers</p>", "", "", "", {.lang = FT_META_LANG}},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_meta meta = read(*state, cases[i].page);
        assert_slice(meta.title, cases[i].title);
        assert_slice(meta.published, cases[i].published);
        assert_slice(meta.author, cases[i].author);
        assert_memory_equal(&meta.from, &cases[i].from, sizeof meta.from);
    }
}

static void json_ld_comes_in_wrappings_and_with_flaws(void **state)
{
    static const char *const pages[] = {
        (LINKED("<!-- {\"@type\":\"Article\",\"headline\":\"Rovers\"} -->")),
        (LINKED("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":"
                "\"Rovers\"}\n//]]>")),
        (LINKED("{\"@type\":\"Article\",\"headline\":\"Rovers\"};")),
        (LINKED("[{\"@type\":\"Article\",\"headline\":\"Rovers\"}]")),
        (LINKED("{\"@graph\":[{\"@type\":\"Article\",\"description\":"
                "\"two\nlines\",\"headline\":\"Rovers\"}]}")),
        (LINKED("{\"@type\":\"Article\",,\"headline\":\"Rovers\"}")),
        (LINKED("{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":"
                "\"NewsArticle\",\"headline\":\"Rovers\"}}")),
    };
    for (size_t i = 0; i < FT_COUNT(pages); i++)
        assert_slice(read(*state, pages[i]).title, "Rovers");
}

static void a_page_says_the_same_when_its_bytes_are_gone(void **state)
{
    char page[] = LINKED("{broken \"datePublished\":\"2021-11-17\","
                         "\"headline\":\"Rovers\"");
    ft_article article;
    assert_int_equal(ft_article_read(*state, ft_slice_of(page), FT_TYPE_HTML,
                                     &article, NULL),
                     FT_OK);
    memset(page, 'x', sizeof(page) - 1);
    assert_slice(article.meta.published, "2021-11-17");
    assert_slice(article.meta.title, "Rovers");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_day_has_many_places),
        cmocka_unit_test(machine_readable_places_come_in_their_order),
        cmocka_unit_test(what_is_no_day_is_passed_over),
        cmocka_unit_test(the_rest_of_the_head_is_read),
        cmocka_unit_test(json_ld_names_people_in_many_forms),
        cmocka_unit_test(a_day_shown_to_readers_is_the_last_resort),
        cmocka_unit_test(of_several_articles_the_page_is_about_one),
        cmocka_unit_test(a_name_may_stand_elsewhere_in_the_graph),
        cmocka_unit_test(the_title_falls_back_to_what_there_is),
        cmocka_unit_test(every_field_knows_where_it_was_found),
        cmocka_unit_test(json_ld_comes_in_wrappings_and_with_flaws),
        cmocka_unit_test(a_page_says_the_same_when_its_bytes_are_gone),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
