#include "support/test.h"

#include <string.h>

#include "pipeline.h"

static const char page[] =
    "<html lang=en><head><title>Easton win</title></head><body><article>"
    "<h1>Easton win</h1><p>Easton beat Orland 3-0 on Saturday. Before 9,000 "
    "spectators they won.</p><table><tr><td>Norrow<td>1<td>2<td>Easton"
    "</table></article></body></html>";

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

static ft_status run_failing_at(const ft_pack *pack, size_t n)
{
    const ft_options options = {.published = "2021-11-17"};
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};
    ft_pass pass;
    ft_status status;

    assert_non_null(arena);
    ft_arena_fail_at(arena, n);
    status = ft_pipeline_run(arena, pack, (ft_slice){page, sizeof page - 1},
                             &options, NULL, &pass, &err);
    if (status != err.status)
        fail_msg("request %zu: status %d, error %d", n, (int)status,
                 (int)err.status);
    ft_arena_free(arena);
    return status;
}

static void
memory_that_runs_out_anywhere_is_an_error_and_nothing_else(void **state)
{
    enum { MANY = 20000 };
    size_t n = 1;

    while (n < MANY && run_failing_at(*state, n) == FT_ERR_MEMORY)
        n++;
    print_message("%zu requests\n", n - 1);
    assert_true(n > 10 && n < MANY);
    assert_int_equal(run_failing_at(*state, n), FT_OK);
}

static void a_limit_on_memory_is_kept(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_pass pass;

    ft_arena_limit(arena, 2000);
    assert_int_equal(ft_pipeline_run(arena, *state,
                                     (ft_slice){page, sizeof page - 1}, NULL,
                                     NULL, &pass, NULL),
                     FT_ERR_MEMORY);
    ft_arena_free(arena);
}

static void the_stages_agree_on_the_article(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_pass pass;

    assert_int_equal(ft_pipeline_run(arena, *state,
                                     (ft_slice){page, sizeof page - 1}, NULL,
                                     NULL, &pass, NULL),
                     FT_OK);
    assert_ptr_equal(pass.mentions.text, &pass.text);
    assert_int_equal(pass.text.block_count, pass.article.block_count);
    assert_true(pass.facts.count >= 2);
    assert_int_equal(pass.records.count, 1);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            memory_that_runs_out_anywhere_is_an_error_and_nothing_else),
        cmocka_unit_test(a_limit_on_memory_is_kept),
        cmocka_unit_test(the_stages_agree_on_the_article),
    };

    return cmocka_run_group_tests(tests, load_pack, free_pack);
}
