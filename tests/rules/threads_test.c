/* threads: one pack, several threads, the same facts in each. */
#include "support/rules.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "rules/frozen.h"

#include "support/test.h"

enum { THREADS = 4, RUNS = 60 };

static const char yaml[] =
    "fragments: {n: {pattern: '\\d+', as: integer}}\n"
    "rules:\n"
    "- id: beat\n"
    "  pattern: '%{team:w} beat %{team:l} %{n:a}-%{n:b}'\n"
    "  unless: {before: 'if '}\n"
    "  emit: {winner: $w, loser: $l, score.ft: [$a, $b]}\n"
    "- {id: slow, pattern: '(?<v>(?:a|b|ab)*)[cd]', emit: {venue: $v}}\n";

static const char *const lines[] = {
    "body: Kenya beat France 2-1 and if Mexico beat Canada 3-2 so be it.",
    "body: abababababababababababababababababababababababababababababab", NULL};

typedef struct job {
    const ft_pack *pack;
    const char *told; /* by a scan before */
    bool same;
} job;

/* Without assertions: cmocka's may not fail in another thread. */
static void *scan_often(void *argument)
{
    job *work = argument;

    work->same = true;
    for (size_t i = 0; i < RUNS; i++) {
        rules_article a;
        rules_scan(&a, work->pack, lines, NULL);
        if (strcmp(rules_told(&a, work->pack), work->told) != 0)
            work->same = false;
        rules_article_free(&a);
    }
    return NULL;
}

/* Scans with four threads at once. */
static void expect_same(const ft_pack *pack, const char *told)
{
    pthread_t threads[THREADS];
    job jobs[THREADS];

    for (size_t i = 0; i < THREADS; i++) {
        jobs[i] = (job){.pack = pack, .told = told};
        assert_int_equal(
            pthread_create(&threads[i], NULL, scan_often, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(jobs[i].same);
    }
}

static void threads_share_a_pack(void **state)
{
    ft_pack *pack = rules_pack(yaml);
    rules_article first;
    ft_pack *fresh = rules_pack(yaml);

    (void)state;
    rules_scan(&first, fresh, lines, NULL);
    const char *told = rules_told(&first, fresh);
    assert_non_null(strstr(told, "beat winner=Kenya"));
    expect_same(pack, told);
    rules_article_free(&first);
    ft_pack_free(fresh);
    ft_pack_free(pack);
}

/* Its patterns become code when one of the threads first runs them. */
static void threads_share_a_pack_from_an_image(void **state)
{
    enum { BASE = 0x10000 };
    const ft_stamp stamp = {.path = FT_SLICE("/rules.yaml")};
    ft_pack *source = rules_pack(yaml);
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    ft_image_bytes image;
    rules_article first;

    (void)state;
    rules_scan(&first, source, lines, NULL);
    assert_true(ft_frozen_make(source, &stamp, 1, BASE, &image));
    assert_true(ft_frozen_thaw(&image, BASE));
    assert_int_equal(ft_frozen_open(&image, arena, &pack), FT_OK);
    expect_same(pack, rules_told(&first, source));
    rules_article_free(&first);
    ft_pack_free(pack);
    ft_pack_free(source);
    ft_arena_free(arena);
    free(image.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_a_pack),
        cmocka_unit_test(threads_share_a_pack_from_an_image),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
