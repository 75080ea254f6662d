#include "html/reading.h"
#include "support/test.h"

#define ONE                                                                    \
    "Rovers were second best for most of the night and took the points all "   \
    "the same."
#define TWO                                                                    \
    "The visitors went home wondering how so much of the ball could bring so " \
    "little."
#define THREE                                                                  \
    "The home side have now won three in a row, and go to Town on Saturday "   \
    "with nothing to fear."
#define STORY "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define BODY "+body: " ONE "\n+body: " TWO "\n+body: " THREE "\n"
#define HEAD "<html><body>"
#define TITLED                                                                 \
    "<html><head><title>Rovers hold on - Daily Ball</title></head><body>"
#define TEASER                                                                 \
    "<p><a href=x>Town lose again after a poor show against everybody</a></p>"

typedef struct example {
    const char *name, *page, *shown;
} example;

static void run(const example *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        print_message("%s\n", cases[i].name);
        expect_page(cases[i].page, cases[i].shown);
    }
}

static void the_story_is_found_by_name_or_by_its_prose(void **state)
{
    static const example cases[] = {
        {"itemprop", HEAD "<div itemprop=articleBody>" STORY "</div>", BODY},
        {"a class", HEAD "<div><div class='story-body'>" STORY "</div></div>",
         BODY},
        {"an article", HEAD "<div><article>" STORY "</article></div>", BODY},
        {"prose alone", HEAD "<div><div><div>" STORY "</div></div></div>",
         BODY},
        {"a table of layout",
         HEAD "<table><tr><td><a href=x>Home</a><td>" STORY "</table>", BODY},
        {"several boxes of one name",
         HEAD
         "<article><div class=article-body><p>" ONE "</p><p>" TWO "</p>"
         "</div><div class=ad>Buy a car</div><div class=article-body><p>" THREE
         "</p></div></article>",
         BODY},
        {"a form around the page",
         HEAD "<form><div class=article-body>" STORY "</div></form>", BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void links_that_tell_something_stay(void **state)
{
    static const example cases[] = {
        {"a score",
         HEAD "<article><p>" ONE "</p><ul><li><a href=x>Albion 2-10 Wanderers"
              "</a></li></ul><p>" TWO "</p></article>",
         "+body: " ONE "\n+list: Albion 2-10 Wanderers\n+body: " TWO "\n"},
        {"a sentence that ends within quotes",
         HEAD "<article><p>" ONE "</p><p><a href=x>Their captain, who had seen "
              "it all before, called it \"a night to forget.\"</a></p><p>" TWO
              "</p></article>",
         "+body: " ONE "\n+body: Their captain, who had seen it all before, "
         "called it \"a night to forget.\"\n+body: " TWO "\n"},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void furniture_is_left_out_altogether(void **state)
{
    static const example cases[] = {
        {"menus and the page's own header and footer",
         HEAD "<header><p>Daily Ball, since 1901</p></header><nav><ul><li><a>"
              "Football</a></ul></nav><div class=article-body>" STORY
              "</div><footer>Copyright Daily Ball</footer>",
         BODY},
        {"a ticker of other matches",
         HEAD "<main><div class='scores-ticker'><span>Town 0-0 Athletic</span>"
              "<span>Albion 3-3 Wanderers</span></div><article>" STORY
              "</article></main>",
         BODY},
        {"a ticker called score, outside the story",
         HEAD "<div class=score>Town 0-0 Athletic</div><article>" STORY
              "</article>",
         BODY},
        {"a list under an invitation, linked in part",
         HEAD "<article>" STORY "<div>More great Ball stories</div><ul>"
              "<li>The night <a href=x>Town fell</a></li>"
              "<li>How to <a href=y>miss from a yard</a></li></ul></article>",
         BODY},
        {"linked titles with numbers that are no score",
         HEAD "<article>" STORY "<h5><a href=x>The 2020 shirt is a 300g "
              "wonder of 1 piece</a></h5></article>",
         BODY},
        {"related stories in the box",
         HEAD "<article>" STORY
              "<div class=related-stories><h3>Related</h3>" TEASER
              "</div></article>",
         BODY},
        {"teasers without a name",
         HEAD "<article>" STORY "<h3>More news</h3>" TEASER TEASER "</article>",
         BODY},
        {"a link between paragraphs",
         HEAD "<article><p>" ONE "</p>" TEASER "<p>" TWO "</p><p>" THREE
              "</p></article>",
         BODY},
        {"comments",
         HEAD "<article>" STORY "</article><section id=comments><p>I think "
              "that they were lucky, and that the referee was blind all "
              "night long.</p><p>Of the two sides I saw only one that wanted "
              "to win the match at all.</p></section>",
         BODY},
        {"cookies, a newsletter, sharing",
         HEAD "<div class=cookie-banner>We use cookies to know you better, and "
              "you cannot do much about it.</div><article>" STORY
              "<div class='newsletter-signup'>Get the best of the ball in your "
              "inbox, every morning.</div><ul class=share-tools><li>Share</li>"
              "</ul></article>",
         BODY},
        {"most read",
         HEAD "<article>" STORY "</article><aside class=most-read><ol><li><a>"
              "One</a><li><a>Two</a></ol></aside>",
         BODY},
        {"hidden text",
         HEAD "<article>" STORY "<p style='display:none'>" ONE
              "</p><span class=sr-only hidden>Opens in a new "
              "window</span></article>",
         BODY},
        {"promotions by their first words",
         HEAD "<article><p>" ONE "</p><p>Read more: how it was won</p><p>" TWO
              "</p><p>" THREE "</p><p>Follow us on every channel there is</p>"
              "</article>",
         BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void a_large_part_is_never_dropped_for_its_name(void **state)
{
    static const example cases[] = {
        {"sidebar", HEAD "<div class='content has-sidebar'>" STORY "</div>",
         BODY},
        {"aside", HEAD "<aside>" STORY "</aside>", BODY},
        {"footer", HEAD "<footer>" STORY "</footer>", BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void headline_and_standfirst_stand_before_the_body(void **state)
{
    static const example cases[] = {
        {"a summary without a name, between headline and box",
         TITLED
         "<article><h1>Rovers hold on</h1><div class=x>A late goal saved "
         "the points for a side that had done little until then.</div>"
         "<div class=article-body>" STORY "</div></article>",
         "-headline: Rovers hold on\n-standfirst: A late goal saved the points "
         "for a side that had done little until then.\n" BODY},
        {"in the box",
         TITLED
         "<article><h1>Rovers hold on</h1><p class=standfirst>City left to "
         "rue it.</p><p class=byline>By Some Body</p>" STORY "</article>",
         "-headline: Rovers hold on\n-standfirst: City left to rue it.\n"
         "-byline: By Some Body\n" BODY},
        {"above the box",
         TITLED "<main><h1>Rovers hold on</h1><div class=author>Some Body</div>"
                "<div class=article-body>" STORY "</div></main>",
         "-headline: Rovers hold on\n-byline: Some Body\n" BODY},
        {"the title tells which of two",
         TITLED "<h1>Daily Ball</h1><main><h2>Rovers hold on</h2>"
                "<div class=article-body>" STORY "</div></main>",
         "-headline: Rovers hold on\n" BODY},
        {"what stands above it is no story",
         TITLED "<div class=article-body><p>" THREE
                "</p><h1>Rovers hold on</h1><p>" ONE "</p><p>" TWO "</p></div>",
         "-headline: Rovers hold on\n+body: " ONE "\n+body: " TWO "\n"},
        {"a second h1 is a heading",
         TITLED "<article><h1>Rovers hold on</h1><p>" ONE
                "</p><h1>How it was won"
                "</h1><p>" TWO "</p></article>",
         "-headline: Rovers hold on\n+body: " ONE
         "\n+heading: How it was won\n+body: " TWO "\n"},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void the_title_is_the_headline_where_there_is_none(void **state)
{
    static const example cases[] = {
        {"no other", TITLED "<article>" STORY "</article>",
         "-headline: Rovers hold on\n" BODY},
        {"a score that the headline leaves out",
         "<title>Rovers 2-1 City: match report - Daily Ball</title>"
         "<article><h1>A night of luck</h1>" STORY "</article>",
         "-headline: Rovers 2-1 City: match report\n"
         "-headline: A night of luck\n" BODY},
        {"one that says less",
         TITLED "<article><h1>A night of luck</h1>" STORY "</article>",
         "-headline: A night of luck\n" BODY},
        {"a name is no headline",
         "<title>Daily Ball</title><article>" STORY "</article>", BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void the_score_may_stand_above_the_article(void **state)
{
    static const example cases[] = {
        {"of the match",
         HEAD
         "<main><div class=match-header><b>Rovers</b><b>2</b><b>1</b><b>City"
         "</b></div><article>" STORY "</article></main>",
         "-score: Rovers 2 1 City\n" BODY},
        {"of a round",
         HEAD "<main><div class=score><p>Rovers 2 City 1</p><p>Town 0 Athletic "
              "0</p><p>Albion 3 Wanderers 3</p><p>North 1 South 1</p></div>"
              "<article>" STORY "</article></main>",
         BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void results_alone_are_a_story(void **state)
{
    static const example cases[] = {
        {"a list",
         "<html><body><div><h1>Results</h1><ul><li>Rovers 2-1 City<li>Town 0-0 "
         "Athletic</ul></div>",
         "-headline: Results\n+list: Rovers 2-1 City\n+list: Town 0-0 "
         "Athletic\n"},
        {"headings at the end",
         HEAD "<article>" STORY "<h3>Town 0, Athletic 0</h3></article>",
         BODY "+heading: Town 0, Athletic 0\n"},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void json_ld_gives_the_story_that_the_page_does_not(void **state)
{
#define LINKED(body)                                                           \
    HEAD "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","      \
         "\"articleBody\":\"" body "\"}</script>"
    static const example cases[] = {
        {"an empty page",
         LINKED(ONE "\\n" TWO "\\n" THREE "\\n" ONE) "<article><h1>Rovers hold "
                                                     "on</h1></article>",
         "-headline: Rovers hold on\n" BODY "+body: " ONE "\n"},
        {"with tags in it",
         LINKED("<p>" ONE "<\\/p><p>" TWO "<\\/p><p>" THREE "<\\/p><p>" ONE
                "<\\/p>") "<p>Loading</p>",
         BODY "+body: " ONE "\n"},
        {"a page that shows more", LINKED("Cut short.") "<article>" STORY,
         BODY},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_story_is_found_by_name_or_by_its_prose),
        cmocka_unit_test(links_that_tell_something_stay),
        cmocka_unit_test(furniture_is_left_out_altogether),
        cmocka_unit_test(a_large_part_is_never_dropped_for_its_name),
        cmocka_unit_test(headline_and_standfirst_stand_before_the_body),
        cmocka_unit_test(the_title_is_the_headline_where_there_is_none),
        cmocka_unit_test(the_score_may_stand_above_the_article),
        cmocka_unit_test(results_alone_are_a_story),
        cmocka_unit_test(json_ld_gives_the_story_that_the_page_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
