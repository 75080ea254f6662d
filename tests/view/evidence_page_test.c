#include "support/test.h"

#include <string.h>

#include "view/article.h"
#include "view/evidence.h"
#include "view/stencil.h"

static const char report[] =
    "<html lang=en><head><title>Easton win</title></head><body><article>"
    "<h1>Easton win</h1><p>Easton beat Orland 3-0 on Saturday. Before 9,000 "
    "spectators they won by the number 77.</p></article></body></html>";

static const char hostile[] =
    "<html lang='\"><script>'><head><title>&lt;/title&gt;&lt;script&gt;x()&lt;"
    "/script&gt;</title><link rel=canonical href='javascript:x()'></head><body>"
    "<article><h1>Easton &lt;img src=x onerror=x()&gt; win</h1><p>Easton beat "
    "Orland 3-0 on &lt;script&gt;x()&lt;/script&gt; Saturday "
    "&quot;&#39;&gt;&lt;svg onload=x()&gt;</p></article></body></html>";

static int load_pack(void **state)
{
    ft_pack *pack = NULL;
    ft_error err = {0};

    if (ft_pack_load(FT_TESTS_DIR "/cli/pack", NULL, NULL, &pack, &err)) {
        print_message("%s:%u: %s\n", err.file, err.line, err.message);
        return -1;
    }
    *state = pack;
    return 0;
}

static int free_pack(void **state)
{
    ft_pack_free(*state);
    return 0;
}

static void read_pass(ft_arena *arena, const ft_pack *pack, const char *bytes,
                      ft_pass *out)
{
    assert_int_equal(
        ft_pipeline_run(arena, pack, ft_slice_of(bytes), NULL, NULL, out, NULL),
        FT_OK);
}

/* The page of one article, with a NUL at its end. */
static void show_page(const ft_pack *pack, const char *bytes, const char *name,
                      ft_buffer *out)
{
    const ft_slice rules = FT_SLICE("small@1");
    ft_arena *arena = ft_arena_new();
    ft_evidence_page page = {.arena = arena};
    ft_pass pass;

    read_pass(arena, pack, bytes, &pass);
    assert_int_equal(
        ft_evidence_add(&page, pack, &pass, ft_slice_of(name), NULL), FT_OK);
    assert_int_equal(ft_evidence_show(&page, rules, out, NULL), FT_OK);
    ft_buffer_byte(out, '\0');
    ft_evidence_free(&page);
    ft_arena_free(arena);
}

static void has(const ft_buffer *page, const char *words)
{
    if (!strstr(page->data, words))
        fail_msg("the page has no %s", words);
}

static void lacks(const ft_buffer *page, const char *words)
{
    if (strstr(page->data, words))
        fail_msg("the page has %s", words);
}

static void a_value_leads_to_the_words_it_stands_on(void **state)
{
    ft_buffer page = {0};

    show_page(*state, report, "win.html", &page);
    has(&page, "<mark class=\"field score lane0\" data-mark=\"a1m");
    has(&page, ">3-0</mark>");
    has(&page, "<a class=\"value score\" href=\"#a1m");
    has(&page, ">3\xE2\x80\x93"
               "0</a>");
    has(&page, "<span class=\"name\">win.html</span>");
    ft_buffer_free(&page);
}

static void a_number_that_no_rule_read_is_marked(void **state)
{
    ft_buffer page = {0};

    show_page(*state, report, "win.html", &page);
    has(&page, "<mark class=\"number  lane0\"");
    has(&page, ">77</mark>");
    ft_buffer_free(&page);
}

static void nothing_of_an_article_becomes_markup(void **state)
{
    ft_buffer page = {0};

    show_page(*state, hostile, "\"><script>x()</script>", &page);
    lacks(&page, "<script>x()");
    lacks(&page, "<img");
    lacks(&page, "<svg onload");
    lacks(&page, "href=\"javascript:");
    lacks(&page, "lang=\"\"");
    has(&page, "&lt;script&gt;x()&lt;/script&gt;");
    ft_buffer_free(&page);
}

static ft_status try(const ft_pack *pack, const ft_pass *pass, size_t fail_at)
{
    const ft_slice stencil = FT_SLICE("article.html"), name = FT_SLICE("a");
    ft_arena *arena = ft_arena_new();
    ft_status status = FT_ERR_MEMORY;
    ft_models models;
    ft_buffer out = {0};
    ft_uses uses;

    ft_arena_fail_at(arena, fail_at);
    if (!ft_uses_collect(arena, pack, pass, &(ft_uses_options){.misses = true},
                         &uses) &&
        ft_models_begin(&models, arena)) {
        ft_model *model = ft_model_root(&models);

        ft_article_put(model, &(ft_leaf){1, pass, &uses}, name);
        status = ft_stencil_show(&out, stencil, model, NULL);
    }
    ft_buffer_free(&out);
    ft_arena_free(arena);
    return status;
}

static void memory_that_runs_out_anywhere_is_an_error(void **state)
{
    enum { MANY = 5000 };
    ft_arena *arena = ft_arena_new();
    ft_pass pass;
    size_t n = 1;

    read_pass(arena, *state, report, &pass);
    while (n < MANY && try(*state, &pass, n) == FT_ERR_MEMORY)
        n++;
    print_message("%zu requests\n", n - 1);
    assert_true(n > 100 && n < MANY);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_leads_to_the_words_it_stands_on),
        cmocka_unit_test(a_number_that_no_rule_read_is_marked),
        cmocka_unit_test(nothing_of_an_article_becomes_markup),
        cmocka_unit_test(memory_that_runs_out_anywhere_is_an_error),
    };

    return cmocka_run_group_tests(tests, load_pack, free_pack);
}
