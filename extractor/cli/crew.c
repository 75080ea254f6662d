/*
 * Comes in: tasks, in a ring. Goes out: the same tasks, done, from its other
 * end. Between `oldest` and `next` lie those under way; a worker takes the one
 * at `begun`, which only moves on.
 */
#include "cli/crew.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/interrupt.h"
#include "cli/remote.h"
#include "html/charset.h"

enum {
    TASKS_A_JOB = 4, /* so that nobody waits for a slow one */
    BYTES_UNDER_WAY = 256 * 1024 * 1024 /* of articles, beyond one */
};

typedef struct slot {
    ft_task task;
    bool done;
} slot;

/* One that does the work: a thread, but for the only one. */
typedef struct hand {
    ft_crew *crew;
    pthread_t thread;
    ft_worker *worker; /* NULL: it reads articles itself */
} hand;

struct ft_crew {
    ft_rules *rules;
    ft_converters *converters; /* for workers, which can open no files */
    slot *slots;
    size_t room;
    size_t oldest, begun, next; /* counted from the start, not in the ring */
    size_t bytes;               /* of the articles under way */
    hand *hands;
    size_t hand_count;
    size_t thread_count; /* of hands that are threads */
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool quit;
};

static slot *slot_at(ft_crew *crew, size_t number)
{
    return &crew->slots[number % crew->room];
}

static void run(const hand *h, ft_task *task)
{
    const ft_slice bytes = task->item.bytes;

    if (task->turn != FT_TURN_ARTICLE || task->known)
        return;
    if (h->worker)
        (void)ft_remote_extract(h->worker, h->crew->rules, bytes,
                                &task->options, &task->result, &task->error);
    else
        (void)ft_extract(h->crew->rules, bytes.data, bytes.len, &task->options,
                         &task->result, &task->error);
}

static void *work(void *argument)
{
    const hand *mine = argument;
    ft_crew *crew = mine->crew;

    (void)pthread_mutex_lock(&crew->lock);
    for (;;) {
        while (crew->begun == crew->next && !crew->quit)
            (void)pthread_cond_wait(&crew->work, &crew->lock);
        if (crew->quit)
            break;
        slot *s = slot_at(crew, crew->begun++);
        (void)pthread_mutex_unlock(&crew->lock);
        run(mine, &s->task);
        (void)pthread_mutex_lock(&crew->lock);
        s->done = true;
        (void)pthread_cond_signal(&crew->done);
    }
    (void)pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* Signals are for the thread that reads. A crew may be smaller than asked for,
 * where the system has no more threads. */
static bool start_threads(ft_crew *crew)
{
    bool started = true;

    if (crew->hand_count == 1)
        return true;
    ft_interrupt_block(true);
    while (started && crew->thread_count < crew->hand_count) {
        hand *next = &crew->hands[crew->thread_count];
        started = pthread_create(&next->thread, NULL, work, next) == 0;
        crew->thread_count += started;
    }
    ft_interrupt_block(false);
    return started || crew->thread_count > 0;
}

static ft_status find_hands(ft_crew *crew, unsigned jobs, bool isolate,
                            ft_error *err)
{
    const size_t count = jobs > 1 ? jobs : 1;
    ft_status status = FT_OK;

    if (!(crew->hands = calloc(count, sizeof *crew->hands)) ||
        (isolate && !(crew->converters = ft_converters_new())))
        return ft_error_memory(err);
    for (; !status && crew->hand_count < count; crew->hand_count++) {
        hand *next = &crew->hands[crew->hand_count];
        next->crew = crew;
        if (isolate)
            status = ft_remote_new(crew->rules, &next->worker, err);
    }
    return status;
}

ft_status ft_crew_new(ft_rules *rules, unsigned jobs, bool isolate,
                      ft_crew **out, ft_error *err)
{
    ft_crew *crew = calloc(1, sizeof *crew);
    ft_status status;

    *out = NULL;
    if (!crew)
        return ft_error_memory(err);
    crew->rules = rules;
    crew->room = jobs > 1 ? (size_t)jobs * TASKS_A_JOB : 1;
    (void)pthread_mutex_init(&crew->lock, NULL);
    (void)pthread_cond_init(&crew->work, NULL);
    (void)pthread_cond_init(&crew->done, NULL);
    status = find_hands(crew, jobs, isolate, err);
    if (!status && (!(crew->slots = calloc(crew->room, sizeof *crew->slots)) ||
                    !start_threads(crew)))
        status = ft_error_memory(err);
    if (status)
        ft_crew_free(crew);
    else
        *out = crew;
    return status;
}

static void join_threads(ft_crew *crew)
{
    (void)pthread_mutex_lock(&crew->lock);
    crew->quit = true;
    (void)pthread_cond_broadcast(&crew->work);
    (void)pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->thread_count; i++)
        (void)pthread_join(crew->hands[i].thread, NULL);
}

static void clear(ft_task *task)
{
    ft_result_free(task->result);
    ft_arena_free(task->arena);
    *task = (ft_task){.arena = NULL};
}

void ft_crew_free(ft_crew *crew)
{
    if (!crew)
        return;
    join_threads(crew);
    for (size_t i = 0; crew->slots && i < crew->room; i++)
        clear(&crew->slots[i].task);
    (void)pthread_cond_destroy(&crew->done);
    (void)pthread_cond_destroy(&crew->work);
    (void)pthread_mutex_destroy(&crew->lock);
    for (size_t i = 0; i < crew->hand_count; i++)
        ft_worker_free(crew->hands[i].worker);
    ft_converters_free(crew->converters);
    free(crew->hands);
    free(crew->slots);
    free(crew);
}

bool ft_crew_has_room(const ft_crew *crew)
{
    return crew->next == crew->oldest ||
           (crew->next - crew->oldest < crew->room &&
            crew->bytes < BYTES_UNDER_WAY);
}

ft_task *ft_crew_prepare(ft_crew *crew)
{
    slot *s = slot_at(crew, crew->next);

    clear(&s->task);
    s->done = false;
    s->task.arena = ft_arena_new();
    return s->task.arena ? &s->task : NULL;
}

ft_task *ft_crew_prepared(ft_crew *crew)
{
    return &slot_at(crew, crew->next)->task;
}

void ft_crew_submit(ft_crew *crew)
{
    slot *s = slot_at(crew, crew->next);

    crew->bytes += s->task.item.bytes.len;
    if (crew->thread_count == 0) {
        run(&crew->hands[0], &s->task);
        s->done = true;
        crew->next++;
        return;
    }
    (void)pthread_mutex_lock(&crew->lock);
    crew->next++;
    (void)pthread_cond_signal(&crew->work);
    (void)pthread_mutex_unlock(&crew->lock);
}

ft_task *ft_crew_oldest(ft_crew *crew)
{
    slot *s = slot_at(crew, crew->oldest);

    if (crew->oldest == crew->next)
        return NULL;
    if (crew->thread_count > 0) {
        (void)pthread_mutex_lock(&crew->lock);
        while (!s->done)
            (void)pthread_cond_wait(&crew->done, &crew->lock);
        (void)pthread_mutex_unlock(&crew->lock);
    }
    return &s->task;
}

void ft_crew_release(ft_crew *crew)
{
    slot *s = slot_at(crew, crew->oldest);

    crew->bytes -= s->task.item.bytes.len;
    clear(&s->task);
    crew->oldest++;
}
