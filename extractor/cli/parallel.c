/* Comes in: work that may be done in any order. Goes out: all of it, done; the
 * caller's own thread is worker 0. */
#include "cli/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct crew {
    ft_parallel_work *work;
    void *context;
    size_t count;
    atomic_size_t next;
} crew;

typedef struct hand {
    crew *of;
    size_t number;
    pthread_t thread;
    bool started;
} hand;

size_t ft_parallel_default(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count < 1                  ? 1
           : count > FT_PARALLEL_MOST ? FT_PARALLEL_MOST
                                      : (size_t)count;
}

static void *toil(void *argument)
{
    const hand *h = argument;
    crew *c = h->of;
    size_t index;

    while ((index = atomic_fetch_add(&c->next, 1)) < c->count)
        c->work(c->context, index, h->number);
    return NULL;
}

void ft_parallel_run(size_t workers, size_t count, ft_parallel_work *work,
                     void *context)
{
    crew c = {.work = work, .context = context, .count = count};
    hand hands[FT_PARALLEL_MOST];

    workers = workers > FT_PARALLEL_MOST ? FT_PARALLEL_MOST : workers;
    workers = workers > count ? count : workers;
    atomic_init(&c.next, 0);
    for (size_t i = 1; i < workers; i++) {
        hands[i] = (hand){.of = &c, .number = i};
        hands[i].started =
            pthread_create(&hands[i].thread, NULL, toil, &hands[i]) == 0;
    }
    hands[0] = (hand){.of = &c};
    (void)toil(&hands[0]);
    for (size_t i = 1; i < workers; i++)
        if (hands[i].started)
            (void)pthread_join(hands[i].thread, NULL);
}
