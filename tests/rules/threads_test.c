/* threads: one pack, several threads, the same facts in each. */
#include "support/rules.h"

#include <pthread.h>
#include <string.h>

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

static void threads_share_a_pack(void **state)
{
    ft_pack *pack = rules_pack(yaml);
    pthread_t threads[THREADS];
    job jobs[THREADS];
    rules_article first;
    ft_pack *fresh = rules_pack(yaml);

    (void)state;
    rules_scan(&first, fresh, lines, NULL);
    const char *told = rules_told(&first, fresh);
    assert_non_null(strstr(told, "beat winner=Kenya"));
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i] = (job){.pack = pack, .told = told};
        assert_int_equal(
            pthread_create(&threads[i], NULL, scan_often, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(jobs[i].same);
    }
    rules_article_free(&first);
    ft_pack_free(fresh);
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_a_pack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
