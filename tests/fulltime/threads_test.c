#include "support/test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "fulltime/fulltime.h"

enum { THREADS = 8, ROUNDS = 40 };

static const char *const articles[] = {
    "Arsenal beat Everton 2-1 on Saturday.\n\nSaka scored in the 12th minute.",
    "<html><body><h1>Mexico 1, Canada 1</h1><p>Mexico and Canada drew 1-1 at "
    "Estadio Azteca on Thursday night before 9,000 spectators.</p></body>",
    "Results: Leeds United 3-0 Burnley; Wales 0-0 Finland.",
    "Nothing was played.",
};

typedef struct work {
    const ft_rules *rules;
    char *expected[sizeof articles / sizeof *articles];
    bool same;
} work;

static char *lines_of(const ft_rules *rules, const char *article)
{
    const ft_options options = {.published = "2021-11-17"};
    ft_result *result = NULL;
    char *lines = NULL;

    if (!ft_extract(rules, article, strlen(article), &options, &result, NULL))
        lines = strdup(ft_result_ndjson(result, NULL));
    ft_result_free(result);
    return lines;
}

static void *extract_all(void *argument)
{
    work *w = argument;

    w->same = true;
    for (size_t round = 0; round < ROUNDS; round++) {
        size_t i = round % (sizeof articles / sizeof *articles);
        char *lines = lines_of(w->rules, articles[i]);

        w->same = w->same && lines && strcmp(lines, w->expected[i]) == 0;
        free(lines);
    }
    return NULL;
}

static void threads_share_rules_and_give_the_same_bytes(void **state)
{
    const ft_rules *rules = *state;
    pthread_t threads[THREADS];
    work shared = {.rules = rules}, works[THREADS];

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        shared.expected[i] = lines_of(rules, articles[i]);
        assert_non_null(shared.expected[i]);
    }
    for (size_t i = 0; i < THREADS; i++) {
        works[i] = shared;
        assert_int_equal(
            pthread_create(&threads[i], NULL, extract_all, &works[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_true(works[i].same);
    }
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        free(shared.expected[i]);
}

static void the_articles_are_worth_the_trouble(void **state)
{
    char *lines = lines_of(*state, articles[0]);

    assert_non_null(lines);
    assert_non_null(strstr(lines, "\"team1\""));
    free(lines);
}

static int load_rules(void **state)
{
    ft_rules *rules = NULL;
    ft_error err;

    if (ft_rules_load(FT_RULES_DIR, &rules, &err)) {
        print_message("%s:%u: %s\n", err.file, err.line, err.message);
        return -1;
    }
    *state = rules;
    return 0;
}

static int free_rules(void **state)
{
    ft_rules_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_articles_are_worth_the_trouble),
        cmocka_unit_test(threads_share_rules_and_give_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
