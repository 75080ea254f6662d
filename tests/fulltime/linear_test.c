/* What any page costs grows as the page does, in every stage, whatever the page
 * is made of: shown by instructions, which the kernel counts, at n, 2n and 4n
 * bytes, never by time. With a number as its argument, n in bytes, the costs
 * are printed (of all pages, or of the one that is named behind it). */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "handles.h"
#include "meter.h"
#include "pipeline.h"
#include "rules/scan.h"

typedef enum stage { HTML, TEXT, MENTIONS, RULES, RECORDS, STAGES } stage;

static const char *const names[STAGES] = {"html", "text", "mentions", "rules",
                                          "records"};

enum {
    SMALL = 32 * 1024, /* bytes of the smallest page */
    MEDIUM = 256 << 10,
    LARGE = 2 << 20,        /* bytes of a page that may cost what it may */
    LEAST = 10000000,       /* instructions that say something */
    FOURFOLD_PERCENT = 500, /* of a page a quarter as long, at most */
    TWOFOLD_PERCENT = 250   /* or of a page half as long */
};

/* A page: `head`, then `part` over and over ("%" is its number), then `tail`.
 */
typedef struct hostile {
    const char *name;
    const char *head, *part, *tail;
    ft_type type;
} hostile;

#define P(name, part)                                                          \
    {                                                                          \
        name, "", part, "", FT_TYPE_HTML                                       \
    }
#define T(name, part)                                                          \
    {                                                                          \
        name, "", part, "", FT_TYPE_TEXT                                       \
    }
#define OPEN "<html><head><title>Rovers 2-1 City</title></head><body>"
#define STORY OPEN "<article><h1>Rovers beat City 2-1</h1>"
#define LD "<script type='application/ld+json'>"

static const hostile cases[] = {
    /* the cut */
    P("tags never closed", "<div>"),
    P("lines of tags never closed", "<div>\n"),
    P("end tags of nothing", "</b>"),
    {"end tags under a full stack", "<i><table><tr><td>", "<b></i>", "",
     FT_TYPE_HTML},
    P("comments never closed", "<!-- <p>"),
    P("scripts never closed", "<script><b>"),
    P("drawings never closed", "<svg><svg></svg>"),
    P("templates in templates", "<template><template>"),
    P("titles never closed", "<title>a"),
    P("open quotes", "<a href=\"x>y<b c='d>"),
    {"attributes of one tag", "<p ", "a%=b ", ">text", FT_TYPE_HTML},
    {"one attribute many times", "<p ", "class=c% ", ">text", FT_TYPE_HTML},
    {"a class of many names", "<p class='", "c% ", "'>text", FT_TYPE_HTML},
    {"a name without end", "<", "abcdefgh", ">text", FT_TYPE_HTML},
    P("entities", "&amp;&eacute;&#8217;&nosuch;"),
    P("entities without a semicolon", "&amp&eacute&#8217&nosuch"),
    {"an entity without end", "&", "abcdefgh", ";", FT_TYPE_HTML},
    {"a number without end", "&#", "1234567", ";", FT_TYPE_HTML},
    P("processing instructions", "<?a <?b <!c"),
    P("angle brackets", "<<<<"),
    P("elements of unknown names", "<x%><y-z>"),
    P("bold in bold", "<b><i><u>"),
    P("paragraphs crossing", "<b><p></b><i></p>"),
    P("tables crossing", "<table><tr><td><table></tr>"),
    P("tables in tables", "<table><tr><td>1 a"),
    P("definition lists", "<dl><dt>a%<dd>b"),
    /* what is content */
    P("siblings", "<i></i>"),
    P("siblings with text", "<p>a%</p>"),
    P("line breaks", "a%<br>"),
    P("cards",
      "<div class=card><a href=x>A story of % words</a><p>b</p></div>"),
    P("boxes of one class", "<div class=article-body><p>a%. Some prose that "
                            "is long enough to be a paragraph.</p></div>"),
    P("articles in articles",
      "<article><p>Some prose that is long enough.</p>"),
    P("articles", "<article><h2>Rovers %</h2><p>Some prose that is long "
                  "enough to count, at length.</p></article>"),
    P("headlines", "<h1>Rovers beat City %</h1>"),
    P("the same prose", "<p>A sentence that is long enough to be prose.</p>"),
    P("scores beside", "<div class=score>Rovers% 2 City% 1</div>"),
    {"scores and a story",
     STORY "<p>Rovers beat City 2-1 on Friday night.</p>"
           "</article>",
     "<div class=score>Rovers 2 City 1</div>", "", FT_TYPE_HTML},
    {"facts and a story",
     STORY "<p>Rovers beat City 2-1, and Jones scored.</p></article>",
     "<dl class=match-facts><dt>Rovers%<dd>Jones 1'</dl>", "", FT_TYPE_HTML},
    P("rows", "<tr><td>Rovers %<td>2-1<td>City"),
    {"a table", "<table>", "<tr><td>Rovers%<td>2-1<td>City", "</table>",
     FT_TYPE_HTML},
    {"a row of cells", "<table><tr><th>a<tr>", "<td>Rovers%", "</table>",
     FT_TYPE_HTML},
    {"heads of a table", "<table><tr>", "<th>Att%",
     "<tr><td>a<td>2-1<td>b<td>9", FT_TYPE_HTML},
    {"spans of cells", "<table><tr>", "<td colspan=1000>a", "</table>",
     FT_TYPE_HTML},
    {"a league", "<table>", "<tr><td>%<td>Rovers<td>9<td>5<td>2<td>2<td>17",
     "</table>", FT_TYPE_HTML},
    P("lists in lists", "<ul><li>Rovers 2-1 City"),
    P("entries of a live text", "<p>%'</p><p>a goal for all to see here</p>"),
    P("times of day", "<p>20:45</p><p>a goal for all of them to see</p>"),
    P("posts", "<blockquote class=twitter-tweet>a (@b) May 1, 2020"
               "</blockquote>"),
    /* what the page says of itself */
    P("meta", "<meta property=og:title content='a%'>"),
    P("times", "<time datetime='2021-11-%'>a</time>"),
    P("scripts of JSON-LD", LD "{\"@type\":\"Article\",\"headline\":\"a%\"}"
                               "</script>"),
    {"a list in JSON-LD", LD "[",
     "{\"@type\":\"Article\",\"@id\":\"a%\","
     "\"author\":{\"@id\":\"a1\"}},",
     "{}]</script><p>text", FT_TYPE_HTML},
    {"events in JSON-LD", LD "[",
     "{\"@type\":\"SportsEvent\",\"name\":\"Rovers 2-1 City%\"},",
     "{}]</script><p>Rovers 2-1 City", FT_TYPE_HTML},
    {"updates in JSON-LD",
     LD "{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[",
     "{\"@type\":\"BlogPosting\",\"articleBody\":\"Jones scores %\"},",
     "{}]}</script><p>text", FT_TYPE_HTML},
    {"JSON-LD never closed", LD, "[{\"a%\":", "", FT_TYPE_HTML},
    {"broken JSON-LD", LD "{", "\"headline\":\"a%\",", "", FT_TYPE_HTML},
    {"a story in JSON-LD", LD "{\"@type\":\"Article\",\"articleBody\":\"",
     "Rovers% beat City 2-1. ", "\"}</script>", FT_TYPE_HTML},
    {"a body of entities in JSON-LD",
     LD "{\"@type\":\"Article\",\"articleBody\":\"", "&amp;lt;p&amp;gt;",
     "\"}</script>", FT_TYPE_HTML},
    /* plain text */
    T("short lines", "a%\n"),
    T("blocks", "Rovers beat City 2-1.\n\n"),
    T("one line", "Rovers beat City % times. "),
    T("one word", "abcdefgh"),
    T("one word of capitals", "ABCDEFGH"),
    T("a menu in a line", "Related Stories More from Privacy % "),
    T("the title again", "Rovers beat City Skip to content "),
    T("rows of bars", "a% | b | 2-1 | c\n"),
    T("minutes", "12' a goal for all of them to see\n"),
    T("bullets", "- Rovers% 2-1 City\n"),
    /* characters */
    T("accents on one letter", "a\xCC\x81\xCC\x82\xCC\x83"),
    {"one letter and its accents", "a", "\xCC\x81\xCC\xA3", "", FT_TYPE_TEXT},
    T("accents out of order", "e\xCC\x81\xCC\xA7\xCC\xA8\xCC\xB4"),
    T("joiners", "a\xE2\x80\x8D"),
    {"one emoji of joiners", "\xF0\x9F\x91\xA8", "\xE2\x80\x8D\xF0\x9F\x91\xA8",
     "", FT_TYPE_TEXT},
    T("flags", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xB7"),
    {"a flag of tags", "\xF0\x9F\x8F\xB4", "\xF3\xA0\x81\xA7", "",
     FT_TYPE_TEXT},
    T("right to left", "\xE2\x80\xAE\xD7\x90\xE2\x80\xAC"),
    T("ligatures", "\xEF\xB7\xBA"),
    T("Hangul in parts", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"),
    T("Cyrillic",
      "\xD0\xA1\xD0\xBF\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 "
      "\xD0\xB2\xD1\x8B\xD0\xB8\xD0\xB3\xD1\x80\xD0\xB0\xD0\xBB\xD0\xB0 "
      "\xD0\xBC\xD0\xB0\xD1\x82\xD1\x87. "),
    T("Chinese", "\xE5\x8C\x97\xE4\xBA\xAC\xE9\x98\x9F\xE8\x8E\xB7\xE8\x83\x9C"
                 "\xE3\x80\x82"),
    T("no UTF-8", "\xFF\xC3\xE2\x80"),
    T("spaces of all kinds", "\xC2\xA0\xE2\x80\x83\xE3\x80\x80"),
    T("dashes", "\xE2\x80\x93-\xE2\x80\x94"),
    /* names and sentences */
    T("capitals", "Jones% Smith "),
    T("one name", "Van Der Jones "),
    T("names with particles", "Jones de la "),
    T("initials", "J. K. "),
    T("hyphens", "Jones-Smith-"),
    T("apostrophes", "O'Neill's "),
    T("teams", "Arsenal Everton "),
    T("teams and numbers", "Arsenal 2 Everton 1 "),
    T("teams that begin alike", "Real Sociedad Real Madrid Real "),
    T("countries", "Mexico, Canada and "),
    T("numbers", "2-1 "),
    T("one number", "12345678"),
    T("scores", "2-1, 3-2, 4-%, "),
    T("days", "Saturday, November 17, "),
    T("full stops", "a. B. c! D? "),
    T("quotes", "\"a 'b\" c' "),
    T("brackets", "((((Jones "),
    T("scorers", "Jones 12, 13', 14 (pen); "),
    T("a question in each", "Did Arsenal beat Everton 2-1? "),
    /* matches */
    T("matches told over and over", "Arsenal beat Everton 2-1.\n\n"),
    T("matches in a paragraph", "Arsenal beat Everton 2-1. "),
    T("matches, each another", "Arsenal% beat Everton% 2-1.\n\n"),
    T("results in lines", "Arsenal 2-1 Everton\n"),
    T("results of others in lines", "Rovers% 2-1 City%\n"),
    T("results and scorers", "Arsenal 2-1 Everton\nArsenal: Jones% 12, Smith 13"
                             "\n\n"),
    T("goals", "Jones% scored in the 12th minute for Arsenal. "),
    T("goals of one match", "Arsenal made it %-1 through Jones after 12 "
                            "minutes. "),
    T("scores that run", "Jones made it 2-1. Smith made it 3-1. "),
    T("crowds", "A crowd of 12,3% saw it at Mill Lane. "),
    T("headings", "Group A\n\nArsenal 2-1 Everton\n\nGroup B\n\n"),
    T("aggregates", "Arsenal won 2-1 on the night and 4-3 on aggregate. "),
    T("shoot-outs", "Arsenal won 4-3 on penalties after a 1-1 draw. "),
    T("negations", "Had Arsenal beaten Everton 2-1, they would have. "),
    {"a name of a megabyte", "Jones ", "abcdefgh", " beat Everton 2-1.",
     FT_TYPE_TEXT},
    {"a name of many words", "Arsenal beat ", "Jones ", "2-1.", FT_TYPE_TEXT},
    {"a sentence of matches", "On Saturday ", "Arsenal beat Everton 2-1, ",
     "and so on.", FT_TYPE_TEXT},
    {"a long quote", "Jones said: \"", "we beat Everton 2-1, and ", "\"",
     FT_TYPE_TEXT},
};

static void add_part(ft_buffer *out, const char *part, size_t number)
{
    for (; *part; part++) {
        if (*part == '%')
            ft_buffer_integer(out, (long long)number);
        else
            ft_buffer_byte(out, *part);
    }
}

static ft_buffer make(const hostile *h, size_t size)
{
    ft_buffer page = {0};

    ft_buffer_text(&page, h->head);
    for (size_t i = 0; page.len < size; i++)
        add_part(&page, h->part, i);
    ft_buffer_text(&page, h->tail);
    assert_false(page.failed);
    return page;
}

/* What a page costs: instructions, and the work that stages counted. */
typedef struct costs {
    double spent[STAGES];
    double counted[STAGES];
    size_t memory;
    const char *refusal;
} costs;

/* Instructions that a page may take: the steps it is allowed are estimates,
 * hence the quarter. */
static double ceiling(size_t len)
{
    return 1.25 * FT_ARTICLE_WORK *
           (double)(len > FT_ARTICLE_LEAST ? len : FT_ARTICLE_LEAST);
}

static void lap(costs *c, stage which, const ft_arena *arena, ft_cost *start)
{
    c->spent[which] = ft_meter_since(*start).instructions;
    c->counted[which] = (double)ft_arena_worked(arena);
    for (size_t s = 0; s < which; s++)
        c->counted[which] -= c->counted[s];
    *start = ft_meter_read();
}

/* The steps of extractor/pipeline.c, one by one, without a limit: what it would
 * hide shall show. What is refused in any case ends there. */
static void measure(const ft_pack *pack, ft_slice page, ft_type type, costs *c)
{
    ft_arena *arena = ft_arena_new();
    const ft_lexicon *words = ft_pack_lexicon(pack);
    const ft_scan_options patient = {.deadline_ms = 600000};
    ft_pass pass = {0};
    ft_records_input found = {.article = &pass.article,
                              .mentions = &pass.mentions,
                              .facts = &pass.facts,
                              .pack = pack};
    ft_cost start = ft_meter_read();
    ft_status status;

    assert_non_null(arena);
    *c = (costs){.memory = 0};
    status = ft_article_read(arena, page, type, &pass.article, NULL);
    lap(c, HTML, arena, &start);
    if (!status)
        status = ft_text_read(arena, &pass.article, &words->abbreviations,
                              &pass.text, NULL);
    lap(c, TEXT, arena, &start);
    if (!status)
        status =
            ft_mentions_find(arena, &pass.text, words, &pass.mentions, NULL);
    lap(c, MENTIONS, arena, &start);
    if (!status)
        status = ft_rules_scan(arena, pack, &pass.article, &pass.mentions,
                               &patient, &pass.facts, NULL);
    lap(c, RULES, arena, &start);
    if (!status)
        status = ft_records_build(arena, &found, &pass.records, NULL);
    lap(c, RECORDS, arena, &start);
    c->memory = ft_arena_used(arena);
    c->refusal = ft_arena_refusal(arena);
    assert_int_equal(status, c->refusal ? FT_ERR_MEMORY : FT_OK);
    ft_arena_free(arena);
}

static const ft_pack *open_pack(ft_rules **rules)
{
    ft_error err = {0};

    if (ft_rules_load(FT_RULES_DIR, rules, &err))
        fail_msg("%s", err.message);
    return (*rules)->pack;
}

/* A step, where a list is long enough to count as one, may lie between two of
 * the three sizes; what grows faster than the page shows between any two. */
static void check(const hostile *h, const costs c[3])
{
    for (size_t s = 0; s < STAGES; s++)
        if (c[2].spent[s] > c[0].spent[s] * FOURFOLD_PERCENT / 100 + LEAST &&
            c[2].spent[s] > c[1].spent[s] * TWOFOLD_PERCENT / 100 + LEAST)
            fail_msg("%s: %s takes %.1f, then %.1f, then %.1f million "
                     "instructions",
                     h->name, names[s], c[0].spent[s] / 1e6,
                     c[1].spent[s] / 1e6, c[2].spent[s] / 1e6);
}

/* The least of two readings: in one of them patterns may get native code. What
 * is counted does not depend on that. */
static void measure_twice(const ft_pack *pack, const hostile *h, size_t size,
                          costs *c)
{
    ft_buffer page = make(h, size);
    costs again;

    measure(pack, ft_buffer_slice(&page), h->type, c);
    measure(pack, ft_buffer_slice(&page), h->type, &again);
    for (size_t s = 0; s < STAGES; s++) {
        if (again.counted[s] < c->counted[s] ||
            again.counted[s] > c->counted[s])
            fail_msg("%s: %s counts %.0f, then %.0f steps", h->name, names[s],
                     c->counted[s], again.counted[s]);
        c->spent[s] =
            again.spent[s] < c->spent[s] ? again.spent[s] : c->spent[s];
    }
    ft_buffer_free(&page);
}

static void no_pass_of_any_stage_is_quadratic(void **state)
{
    ft_rules *rules = NULL;
    const ft_pack *pack = open_pack(&rules);

    (void)state;
    if (!ft_meter_open()) {
        ft_rules_free(rules);
        print_message("skipped: the kernel counts no instructions here\n");
        skip();
    }
    for (size_t c = 0; c < FT_COUNT(cases); c++) {
        costs c3[3];

        print_message("%s\n", cases[c].name);
        for (size_t i = 3; i-- > 0;)
            measure_twice(pack, &cases[c], (size_t)SMALL << i, &c3[i]);
        check(&cases[c], c3);
    }
    ft_rules_free(rules);
}

/* --- what a page may cost ------------------------------------------------- */

/* Reads a page as a program would. What was spent, the least of two readings:
 * in one of them patterns may get native code. */
static double read_page(const ft_rules *rules, const hostile *h, size_t size,
                        ft_error *err)
{
    const ft_options options = {
        .input = h->type == FT_TYPE_HTML ? FT_INPUT_HTML : FT_INPUT_TEXT};
    ft_buffer page = make(h, size);
    double least = 0;

    for (int i = 0; i < 2; i++) {
        ft_result *result = NULL;
        ft_cost start = ft_meter_read();
        *err = (ft_error){.status = FT_OK};
        ft_status status =
            ft_extract(rules, page.data, page.len, &options, &result, err);
        ft_result_free(result);
        double spent = ft_meter_since(start).instructions;
        least = i && least < spent ? least : spent;
        assert_int_equal(status, err->status);
        if (least <= ceiling(page.len))
            break;
    }
    ft_buffer_free(&page);
    return least;
}

/* Of all kinds at one size; returns how many went beyond the ceiling. */
static size_t read_pages(const ft_rules *rules, size_t size)
{
    size_t refused = 0, beyond = 0;

    for (size_t c = 0; c < FT_COUNT(cases); c++) {
        ft_error err;
        double spent = read_page(rules, &cases[c], size, &err);
        bool within = spent <= ceiling(size);
        print_message("%-30s %6.0f a byte %s %s\n", cases[c].name,
                      spent / (double)size, err.message,
                      within ? "" : "BEYOND THE CEILING");
        if (err.status && err.status != FT_ERR_LIMIT &&
            strcmp(err.message,
                   "the article takes more than 64 MB of memory") != 0)
            fail_msg("%s: %s", cases[c].name, err.message);
        beyond += !within;
        refused += err.status != FT_OK;
    }
    print_message("%zu of %zu were refused\n", refused, FT_COUNT(cases));
    return beyond;
}

/* Code that is not optimised, or watched by a sanitizer, runs two to three
 * times the instructions. */
static bool is_optimised(void)
{
#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__)
    return false;
#else
    return true;
#endif
}

static void any_page_keeps_to_the_ceiling_or_is_refused_below_it(void **state)
{
    ft_rules *rules = NULL;
    size_t beyond = 0;

    (void)state;
    if (!is_optimised()) {
        print_message("skipped: the ceiling is that of an optimised build\n");
        skip();
    }
    (void)open_pack(&rules);
    if (!ft_meter_open()) {
        ft_rules_free(rules);
        print_message("skipped: the kernel counts no instructions here\n");
        skip();
    }
    beyond += read_pages(rules, MEDIUM);
    beyond += read_pages(rules, LARGE);
    ft_rules_free(rules);
    assert_int_equal(beyond, 0);
}

static void a_page_of_a_hundred_kilobytes_of_results_is_read(void **state)
{
    static const struct {
        hostile page;
        size_t least; /* records */
    } dense[] = {
        {T("", "Arsenal 2-1 Everton\n"), 1},
        {T("", "Manchester City 2-1 Aston Villa\n"), 1},
        {{"", "<table>", "<tr><td>Arsenal<td>2-1<td>Everton", "</table>",
          FT_TYPE_HTML},
         1},
        {P("", "<li>Arsenal 2-1 Everton</li>"), 1},
        {T("",
           "Arsenal 2-1 Everton\nSmith 12, Jones 34; Brown 56, who had come "
           "on a minute before\n\n"),
         1},
        {T("", "Arsenal beat Everton 2-1.\n\n"), 1},
    };
    enum { HUNDRED = 100 * 1000 };
    ft_rules *rules = NULL;

    (void)state;
    (void)open_pack(&rules);
    for (size_t i = 0; i < FT_COUNT(dense); i++) {
        ft_buffer page = make(&dense[i].page, HUNDRED);
        ft_result *result = NULL;
        ft_error err = {.status = FT_OK};
        if (ft_extract(rules, page.data, page.len, NULL, &result, &err))
            fail_msg("%s: %s", dense[i].page.part, err.message);
        if (ft_result_count(result) < dense[i].least)
            fail_msg("%s: no record", dense[i].page.part);
        ft_result_free(result);
        ft_buffer_free(&page);
    }
    ft_rules_free(rules);
}

static void what_is_refused_is_refused_with_the_reason(void **state)
{
    static const struct {
        hostile page;
        size_t size;
        ft_status status;
        const char *reason;
    } beyond[] = {
        {P("", "<tr><td>Rovers %<td>2-1<td>City"), 180 << 10, FT_ERR_MEMORY,
         "the article takes more than 64 MB of memory"},
        {T("", "Arsenal Everton "), 2 << 20, FT_ERR_LIMIT,
         "the article takes more work than its length allows"},
        {P("", "<p>Arsenal Everton</p>"), 2 << 20, FT_ERR_LIMIT,
         "the article takes more work than its length allows"},
        {T("", "a\n"), 1 << 20, FT_ERR_LIMIT,
         "the text has more than 100,000 lines"},
        {T("", "abcdefgh"), 50 << 20, FT_ERR_LIMIT,
         "the article is longer than 16 MB"},
        {P("", "<p>Arsenal beat Everton 2-1.</p>"), 100 << 20, FT_ERR_LIMIT,
         "the article is longer than 16 MB"},
    };
    ft_rules *rules = NULL;

    (void)state;
    (void)open_pack(&rules);
    for (size_t i = 0; i < FT_COUNT(beyond); i++) {
        ft_result *result = NULL;
        ft_error err = {.status = FT_OK};
        ft_buffer page = make(&beyond[i].page, beyond[i].size);
        ft_status status =
            ft_extract(rules, page.data, page.len, NULL, &result, &err);
        assert_null(result);
        if (status != beyond[i].status ||
            strcmp(err.message, beyond[i].reason) != 0)
            fail_msg("'%s' gives %d, '%s'", beyond[i].page.part, (int)status,
                     err.message);
        ft_buffer_free(&page);
    }
    ft_rules_free(rules);
}

static void print_case(const ft_pack *pack, const hostile *h, size_t size)
{
    costs c[2];
    size_t len = 0;

    for (size_t i = 0; i < 2; i++) {
        ft_buffer page = make(h, size << (2 * i));
        len = page.len;
        measure(pack, ft_buffer_slice(&page), h->type, &c[i]);
        ft_buffer_free(&page);
    }
    printf("%-30s %6.1f", h->name, (double)c[1].memory / 1048576.0);
    for (size_t s = 0; s < STAGES; s++)
        printf(" %7.1f %5.2f %7.1f", c[1].spent[s] / (double)len,
               c[1].spent[s] / (4 * c[0].spent[s]),
               c[1].counted[s] / (double)len);
    printf(" %s\n", c[1].refusal ? c[1].refusal : "");
    (void)fflush(stdout);
}

/* Instructions a byte at 4n, how much more that is than four times n, and the
 * steps that were counted. */
static void print_costs(size_t size, const char *only)
{
    ft_rules *rules = NULL;
    const ft_pack *pack = open_pack(&rules);

    (void)ft_meter_open();
    printf("%-30s %6s", "spent, growth, counted", "MB");
    for (size_t s = 0; s < STAGES; s++)
        printf(" %21s", names[s]);
    printf("\n");
    for (size_t c = 0; c < FT_COUNT(cases); c++)
        if (!only || strcmp(only, cases[c].name) == 0)
            print_case(pack, &cases[c], size);
    ft_rules_free(rules);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_pass_of_any_stage_is_quadratic),
        cmocka_unit_test(any_page_keeps_to_the_ceiling_or_is_refused_below_it),
        cmocka_unit_test(a_page_of_a_hundred_kilobytes_of_results_is_read),
        cmocka_unit_test(what_is_refused_is_refused_with_the_reason),
    };

    if (argc > 1) {
        print_costs(strtoul(argv[1], NULL, 10), argc > 2 ? argv[2] : NULL);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
