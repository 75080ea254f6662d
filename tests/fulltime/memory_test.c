/*
 * memory: each stage, given whole what the stages before it made of an article
 * of the corpus, while every one of its requests for memory fails: alone, and
 * with all that follow. It says so, each time.
 */
#include "support/test.h"

#include "base/source.h"
#include "cli/corpus.h"
#include "pipeline.h"

enum {
    EVERY = 24, /* so many articles apart */
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

typedef void fail_mode(ft_arena *arena, size_t n);

static ft_status fail_one(stage_run *run, const whole *of, fail_mode *refuse,
                          size_t n, const char *name)
{
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};
    ft_status status;

    assert_non_null(arena);
    refuse(arena, n);
    status = run(arena, of, &err);
    if (status != err.status || (status && status != FT_ERR_MEMORY))
        fail_msg("%s: request %zu: status %d, error %d", name, n, (int)status,
                 (int)err.status);
    ft_arena_free(arena);
    return status;
}

/* Requests of the stage: from each of them on there is no memory any more. */
static size_t fail_from_each(stage_run *run, const whole *of, const char *name)
{
    size_t n = 1;

    while (n < REQUESTS_MOST && fail_one(run, of, ft_arena_fail_at, n, name))
        n++;
    assert_true(n < REQUESTS_MOST);
    return n - 1;
}

/* Each of the requests fails alone; returns how many of them nobody needs. */
static size_t fail_each(stage_run *run, const whole *of, size_t requests,
                        const char *name)
{
    size_t spare = 0;

    for (size_t n = 1; n <= requests; n++)
        spare += fail_one(run, of, ft_arena_fail_once, n, name) == FT_OK;
    return spare;
}

static void every_stage(const ft_pack *pack, const ft_case *one,
                        size_t requests[5])
{
    static const struct {
        stage_run *run;
        size_t spare;
    } stages[] = {
        {run_article, 0}, {run_text, 0}, {run_mentions, 0},
        {run_rules, 2}, /* both for a larger stack, which PCRE2 can do without
                         */
        {run_records, 0},
    };
    ft_arena *arena = ft_arena_new();
    whole of = {.pack = pack};

    assert_non_null(arena);
    assert_int_equal(ft_file_read(arena, one->article, 0, &of.bytes, NULL),
                     FT_OK);
    assert_int_equal(
        ft_pipeline_run(arena, pack, of.bytes, NULL, NULL, &of.pass, NULL),
        FT_OK);
    for (size_t i = 0; i < FT_COUNT(stages); i++) {
        size_t count = fail_from_each(stages[i].run, &of, one->name);
        size_t spare = fail_each(stages[i].run, &of, count, one->name);

        if (spare > stages[i].spare)
            fail_msg("%s: stage %zu goes on without memory", one->name, i);
        requests[i] += count;
    }
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
