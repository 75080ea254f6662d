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

enum {
    TASKS_A_JOB = 4, /* so that nobody waits for a slow one */
    BYTES_UNDER_WAY = 256 * 1024 * 1024 /* of articles, beyond one */
};

typedef struct slot {
    ft_task task;
    bool done;
} slot;

struct ft_crew {
    const ft_rules *rules;
    slot *slots;
    size_t room;
    size_t oldest, begun, next; /* counted from the start, not in the ring */
    size_t bytes;               /* of the articles under way */
    pthread_t *threads;
    size_t thread_count;
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool quit;
};

static slot *slot_at(ft_crew *crew, size_t number)
{
    return &crew->slots[number % crew->room];
}

static void run(const ft_rules *rules, ft_task *task)
{
    if (task->turn != FT_TURN_ARTICLE || task->known)
        return;
    (void)ft_extract(rules, task->item.bytes.data, task->item.bytes.len,
                     &task->options, &task->result, &task->error);
}

static void *work(void *argument)
{
    ft_crew *crew = argument;

    (void)pthread_mutex_lock(&crew->lock);
    for (;;) {
        while (crew->begun == crew->next && !crew->quit)
            (void)pthread_cond_wait(&crew->work, &crew->lock);
        if (crew->quit)
            break;
        slot *mine = slot_at(crew, crew->begun++);
        (void)pthread_mutex_unlock(&crew->lock);
        run(crew->rules, &mine->task);
        (void)pthread_mutex_lock(&crew->lock);
        mine->done = true;
        (void)pthread_cond_signal(&crew->done);
    }
    (void)pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* Signals are for the thread that reads. */
static bool start_threads(ft_crew *crew, unsigned jobs)
{
    bool started = true;

    if (jobs <= 1)
        return true;
    if (!(crew->threads = calloc(jobs, sizeof *crew->threads)))
        return false;
    ft_interrupt_block(true);
    while (started && crew->thread_count < jobs) {
        started = pthread_create(&crew->threads[crew->thread_count], NULL, work,
                                 crew) == 0;
        crew->thread_count += started;
    }
    ft_interrupt_block(false);
    return started || crew->thread_count > 0;
}

ft_crew *ft_crew_new(const ft_rules *rules, unsigned jobs)
{
    ft_crew *crew = calloc(1, sizeof *crew);

    if (!crew)
        return NULL;
    crew->rules = rules;
    crew->room = jobs > 1 ? (size_t)jobs * TASKS_A_JOB : 1;
    (void)pthread_mutex_init(&crew->lock, NULL);
    (void)pthread_cond_init(&crew->work, NULL);
    (void)pthread_cond_init(&crew->done, NULL);
    crew->slots = calloc(crew->room, sizeof *crew->slots);
    if (!crew->slots || !start_threads(crew, jobs)) {
        ft_crew_free(crew);
        return NULL;
    }
    return crew;
}

static void join_threads(ft_crew *crew)
{
    (void)pthread_mutex_lock(&crew->lock);
    crew->quit = true;
    (void)pthread_cond_broadcast(&crew->work);
    (void)pthread_mutex_unlock(&crew->lock);
    for (size_t i = 0; i < crew->thread_count; i++)
        (void)pthread_join(crew->threads[i], NULL);
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
    free(crew->threads);
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
        run(crew->rules, &s->task);
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
