#include "html/reading.h"
#include "support/test.h"

#define PROSE                                                                  \
    "Rovers were second best for most of the night and took the points all "   \
    "the same."
#define MORE                                                                   \
    "The visitors went home wondering how so much of the ball could bring so " \
    "little."

/* A page whose story holds `inside` between two paragraphs. */
#define STORY(inside)                                                          \
    "<html><body><main><article><h1>Rovers hold on</h1>"                       \
    "<div class='article-body'><p>" PROSE "</p>" inside "<p>" MORE             \
    "</p></div></article></main></body></html>"
#define SHOWN(inside)                                                          \
    "-headline: Rovers hold on\n+body: " PROSE "\n" inside "+body: " MORE "\n"

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

static void words_join_and_blocks_part(void **state)
{
    static const example cases[] = {
        {"a drop cap is of its word",
         STORY("<p><span class=cap>R</span>overs <b>w</b>on it late on.</p>"),
         SHOWN("+body: Rovers won it late on.\n")},
        {"elements side by side are words of their own",
         STORY("<div><span>Rovers</span><span>2</span><span>1</span><span>City"
               "</span></div>"),
         SHOWN("+heading: Rovers 2 1 City\n")},
        {"an ordinal is one word",
         STORY("<p>In the <b>2</b><sup>nd</sup> half they won it.</p>"),
         SHOWN("+body: In the 2nd half they won it.\n")},
        {"white space collapses",
         STORY("<p>Rovers \n\t&nbsp; won it <i> late </i> on.</p>"),
         SHOWN("+body: Rovers won it late on.\n")},
        {"what has no width goes",
         STORY("<p>Rov&#8203;ers w&shy;on it late on.</p>"),
         SHOWN("+body: Rovers won it late on.\n")},
        {"text in bare boxes",
         STORY("<div>Rovers won it late on.<div>City had the lead.</div>Then "
               "came Jones.</div>"),
         SHOWN("+body: Rovers won it late on.\n+body: City had the lead.\n"
               "+body: Then came Jones.\n")},
        {"private-use characters of icon fonts",
         STORY("<p>&#xE001; Rovers won it late on.</p>"),
         SHOWN("+body: \xEF\xBF\xBD Rovers won it late on.\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void line_breaks_part_lines_but_no_sentence(void **state)
{
    static const example cases[] = {
        {"results",
         STORY("<p>Rovers 2-1 City<br>Town 0-0 Athletic<br/>Albion 3-3 "
               "Wanderers</p>"),
         SHOWN("+list: Rovers 2-1 City\n+list: Town 0-0 Athletic\n"
               "+list: Albion 3-3 Wanderers\n")},
        {"a sentence wrapped by hand",
         STORY("<p>Rovers took the lead after a quarter<br>of an hour, and "
               "lost it again.</p>"),
         SHOWN("+body: Rovers took the lead after a quarter of an hour, and "
               "lost it again.\n")},
        {"two breaks are a paragraph's end",
         STORY("<div>Rovers took the lead early on.<br><br>but not for "
               "long.</div>"),
         SHOWN("+body: Rovers took the lead early on.\n+body: but not for "
               "long.\n")},
        {"preformatted lines",
         STORY("<pre>Rovers  2  City     1\nTown    0  Athletic 0\n</pre>"),
         SHOWN("+list: Rovers 2 City 1\n+list: Town 0 Athletic 0\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void score_headers_are_lines(void **state)
{
    static const example cases[] = {
        {"boxes side by side",
         STORY("<div class='scoreboard'><div>Rovers</div><div><span>2</span>"
               "<span>-</span><span>1</span></div><div>City</div></div>"),
         SHOWN("-score: Rovers 2 - 1 City\n")},
        {"a header with the scorers below it",
         STORY("<header class=match-header><span>Rovers</span><b>2</b>"
               "<span>City</span><b>1</b><ul><li>Smith 12'</li><li>Jones 88'"
               "</li></ul></header>"),
         SHOWN("-score: Rovers 2 City 1\n-score: Smith 12'\n-score: Jones "
               "88'\n")},
        {"each match its own line",
         STORY("<div class=score><p>Rovers <b>2</b> City <b>1</b></p>"
               "<p>Town <b>0</b> Athletic <b>0</b></p></div>"),
         SHOWN("-score: Rovers 2 City 1\n-score: Town 0 Athletic 0\n")},
        {"microdata",
         STORY("<div itemscope itemtype='http://schema.org/SportsEvent'>"
               "<span>Rovers</span><span>2</span><span>1</span><span>City"
               "</span></div>"),
         SHOWN("-score: Rovers 2 1 City\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void facts_of_the_match_are_kept_beside(void **state)
{
    static const example cases[] = {
        {"an aside",
         STORY("<aside class=match-facts><h3>Match facts</h3><p>Venue: Park "
               "Lane</p><p>Referee: B. Whistle</p></aside>"),
         SHOWN("-facts: Match facts\n-facts: Venue: Park Lane\n"
               "-facts: Referee: B. Whistle\n")},
        {"terms and definitions",
         STORY("<dl><dt>Venue</dt><dd>Park Lane</dd><dt>Scorers:</dt><dd>Smith"
               "</dd><dd>Jones</dd></dl>"),
         SHOWN("-facts: Venue: Park Lane\n-facts: Scorers: Smith, Jones\n")},
        {"a widget of the match",
         STORY("<div class='widget match-info'><span>Attendance</span><span>"
               "12,345</span></div>"),
         SHOWN("-facts: Attendance 12,345\n")},
        {"results in a section called related",
         STORY("<section class=related-results><h2>Other results</h2><p>Town "
               "0-0 Athletic</p><p>Albion 3-3 Wanderers</p></section>"),
         SHOWN("-facts: Other results\n-facts: Town 0-0 Athletic\n"
               "-facts: Albion 3-3 Wanderers\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void tables_and_lists_keep_their_rows(void **state)
{
    static const example cases[] = {
        {"two rows",
         STORY("<table><tr><td>Rovers<td>2<tr><td>City<td>1</table>"),
         SHOWN("+table: Rovers | 2\n+table: City | 1\n")},
        {"empty cells and links",
         STORY("<table><tbody><tr><th>Side</th><th></th><th>Goals</th></tr>"
               "<tr><td><a href=x>Rovers</a></td><td><img src=r></td><td>2"
               "</td></tr></tbody></table>"),
         SHOWN("+table: Side | Goals\n+table: Rovers | 2\n")},
        {"items", STORY("<ul><li>Rovers 2-1 City<li><p>Town 0-0 Athletic</ul>"),
         SHOWN("+list: Rovers 2-1 City\n+list: Town 0-0 Athletic\n")},
        {"linked names",
         STORY("<ol><li><a href=1>Adam Smith</a></li><li><a href=2>Ben Jones"
               "</a></li></ol>"),
         SHOWN("+list: Adam Smith\n+list: Ben Jones\n")},
        {"a linked result", STORY("<p><a href=x>Rovers 3-1 Town</a></p>"),
         SHOWN("+heading: Rovers 3-1 Town\n")},
        {"a table of layout",
         STORY("<table><tr><td><p>" MORE "</p></td><td><p>" PROSE
               "</p></td></tr></table>"),
         SHOWN("+body: " MORE "\n+body: " PROSE "\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void pictures_quotes_and_posts_have_zones(void **state)
{
    static const example cases[] = {
        {"a caption",
         STORY("<figure><img><figcaption>Jones after his goal. C. "
               "Lens</figcaption></figure>"),
         SHOWN("-caption: Jones after his goal. C. Lens\n")},
        {"a caption by its class",
         STORY("<div class=wp-caption-text>Jones after his goal</div>"),
         SHOWN("-caption: Jones after his goal\n")},
        {"a quote", STORY("<blockquote><p>We were lucky.</p></blockquote>"),
         SHOWN("+quote: We were lucky.\n")},
        {"a post",
         STORY("<blockquote class=twitter-tweet><p>GOAL! 2-1! <a href=x>pic"
               "</a></p>&mdash; Rovers (@rovers) <a href=y>May 3, 2021</a>"
               "</blockquote>"),
         SHOWN("+post: GOAL! 2-1! pic\n+post: \xE2\x80\x94 Rovers (@rovers) "
               "May 3, 2021\n")},
        {"a caption by its credit",
         STORY("<p>Jones after his goal. Photo: C. "
               "Lens</p>"),
         SHOWN("-caption: Jones after his goal. Photo: C. Lens\n")},
        {"a score that heads a section",
         STORY("<p><strong>Town 0, Athletic 0</strong></p>"),
         SHOWN("+heading: Town 0, Athletic 0\n")},
        {"the scorers below it", STORY("<p>Smith 12', Jones 88'</p>"),
         SHOWN("+list: Smith 12', Jones 88'\n")},
        {"a section's heading", STORY("<h2>How it was won</h2>"),
         SHOWN("+heading: How it was won\n")},
    };
    (void)state;
    run(cases, FT_COUNT(cases));
}

static void live_entries_have_their_minute(void **state)
{
    (void)state;
    expect_page(
        "<html><body><main><h1>Rovers v City, as it happened</h1>"
        "<ul class=live-commentary>"
        "<li><b>90+2'</b><p>It is over, and Rovers have turned it round.</p>"
        "<li><b>88'</b><p>Jones! A shot from nowhere, and it goes in.</p>"
        "<p>The corner came from the left, and nobody picked him up.</p>"
        "<li><p>3' Brown heads City in front, and it is early days.</p>"
        "</ul></main></body></html>",
        "-headline: Rovers v City, as it happened\n"
        "+live[90+2']: 90+2' It is over, and Rovers have turned it round.\n"
        "+live[88']: 88' Jones! A shot from nowhere, and it goes in.\n"
        "+live: The corner came from the left, and nobody picked him up.\n"
        "+live[3']: 3' Brown heads City in front, and it is early days.\n");
}

static void rows_share_a_group_and_stand_on_lines(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    ft_article article;
    ft_slice page = ft_slice_of(STORY("<ul><li>Rovers 2-1 City<li>Town 0-0 "
                                      "Athletic</ul>"));
    assert_int_equal(ft_article_read(arena, page, FT_TYPE_AUTO, &article, NULL),
                     FT_OK);
    assert_true(ft_slice_equal(article.text,
                               ft_slice_of("Rovers hold on\n\n" PROSE
                                           "\n\nRovers 2-1 City\nTown 0-0 "
                                           "Athletic\n\n" MORE)));
    assert_int_equal(article.blocks[2].group, article.blocks[3].group);
    assert_int_not_equal(article.blocks[2].group, 0);
    assert_int_equal(article.blocks[4].group, 0);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_join_and_blocks_part),
        cmocka_unit_test(line_breaks_part_lines_but_no_sentence),
        cmocka_unit_test(score_headers_are_lines),
        cmocka_unit_test(facts_of_the_match_are_kept_beside),
        cmocka_unit_test(tables_and_lists_keep_their_rows),
        cmocka_unit_test(pictures_quotes_and_posts_have_zones),
        cmocka_unit_test(live_entries_have_their_minute),
        cmocka_unit_test(rows_share_a_group_and_stand_on_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
