/*
 * memory: each stage, given whole what the stages before it made of an article
 * of the corpus, while every one of its requests for memory fails once. It says
 * so, and the next attempt with memory enough makes what it always makes.
 */
#include "support/test.h"

#include "base/source.h"
#include "cli/corpus.h"
#include "pipeline.h"

enum {
    EVERY = 10, /* so many articles apart */
    REQUESTS_MOST = 100000
};

static int load_pack(void **state)
{
    ft_pack *pack = NULL;

    if (ft_pack_load(FT_RULES_DIR "/football-en", NULL, NULL, &pack, NULL))
        return -1;
    *state = pack;
    return 0;
}

static int free_pack(void **state)
{
    ft_pack_free(*state);
    return 0;
}

/* An article, and what each stage made of it when there was memory enough. */
typedef struct whole {
    const ft_pack *pack;
    ft_slice bytes;
    ft_pass pass;
} whole;

typedef ft_status stage_run(ft_arena *arena, const whole *of, ft_error *err);

static ft_status run_article(ft_arena *arena, const whole *of, ft_error *err)
{
    ft_article article;

    return ft_article_read(arena, of->bytes, FT_TYPE_AUTO, &article, err);
}

static ft_status run_text(ft_arena *arena, const whole *of, ft_error *err)
{
    ft_text text;
    ft_status status =
        ft_text_read(arena, &of->pass.article,
                     &ft_pack_lexicon(of->pack)->abbreviations, &text, err);

    assert_true(status || text.token_count == of->pass.text.token_count);
    return status;
}

static ft_status run_mentions(ft_arena *arena, const whole *of, ft_error *err)
{
    ft_mentions mentions;
    ft_status status = ft_mentions_find(
        arena, &of->pass.text, ft_pack_lexicon(of->pack), &mentions, err);

    assert_true(status ||
                mentions.mention_count == of->pass.mentions.mention_count);
    return status;
}

static ft_status run_rules(ft_arena *arena, const whole *of, ft_error *err)
{
    ft_facts facts;
    ft_status status = ft_rules_scan(arena, of->pack, &of->pass.article,
                                     &of->pass.mentions, NULL, &facts, err);

    assert_true(status || facts.count == of->pass.facts.count);
    return status;
}

static ft_status run_records(ft_arena *arena, const whole *of, ft_error *err)
{
    const ft_records_input input = {.article = &of->pass.article,
                                    .mentions = &of->pass.mentions,
                                    .facts = &of->pass.facts,
                                    .pack = of->pack};
    ft_records records;
    ft_status status = ft_records_build(arena, &input, &records, err);

    assert_true(status || records.count == of->pass.records.count);
    return status;
}

/* Requests that the stage makes of its arena. */
static size_t fail_each(stage_run *run, const whole *of, const char *name)
{
    ft_status status = FT_ERR_MEMORY;
    size_t n = 0;

    while (status && n++ < REQUESTS_MOST) {
        ft_arena *arena = ft_arena_new();
        ft_error err = {0};

        assert_non_null(arena);
        ft_arena_fail_at(arena, n);
        status = run(arena, of, &err);
        if (status != err.status || (status && status != FT_ERR_MEMORY))
            fail_msg("%s: request %zu: status %d, error %d", name, n,
                     (int)status, (int)err.status);
        ft_arena_free(arena);
    }
    assert_int_equal(status, FT_OK);
    return n - 1;
}

static void every_stage(const ft_pack *pack, const ft_case *one,
                        size_t requests[5])
{
    static stage_run *const stages[] = {run_article, run_text, run_mentions,
                                        run_rules, run_records};
    ft_arena *arena = ft_arena_new();
    whole of = {.pack = pack};

    assert_non_null(arena);
    assert_int_equal(ft_file_read(arena, one->article, 0, &of.bytes, NULL),
                     FT_OK);
    assert_int_equal(
        ft_pipeline_run(arena, pack, of.bytes, NULL, NULL, &of.pass, NULL),
        FT_OK);
    for (size_t i = 0; i < FT_COUNT(stages); i++)
        requests[i] += fail_each(stages[i], &of, one->name);
    ft_arena_free(arena);
}

static void a_stage_that_runs_out_of_memory_says_so(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_case *cases = NULL;
    size_t count = 0, requests[5] = {0};

    assert_int_equal(ft_corpus_find(arena, FT_CORPUS_DIR, &cases, &count, NULL),
                     FT_OK);
    for (size_t i = 0; i < count; i += EVERY)
        every_stage(*state, &cases[i], requests);
    for (size_t i = 0; i < FT_COUNT(requests); i++) {
        print_message("stage %zu: %zu requests\n", i, requests[i]);
        assert_true(requests[i] > count / EVERY);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stage_that_runs_out_of_memory_says_so),
    };

    return cmocka_run_group_tests(tests, load_pack, free_pack);
}
