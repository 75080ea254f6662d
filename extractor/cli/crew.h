/*
 * crew: articles -> results, by several threads that share the rules; results
 * come back in the order of the articles, so that the number of threads cannot
 * be seen in them. All calls are made by one thread, which is none of the crew.
 */
#ifndef FT_CLI_CREW_H
#define FT_CLI_CREW_H

#include "fulltime/extract.h"
#include "input/item.h"

typedef struct ft_crew ft_crew;

/* One article on its way. */
typedef struct ft_task {
    ft_arena *arena; /* of the item; made anew for each */
    ft_item item;
    ft_turn turn;
    ft_options options; /* how to read it; borrows from the item */
    bool known;         /* needs no work, as when the turn says so */
    ft_result *result;  /* NULL: `error` says why, or there was no work */
    ft_error error;
} ft_task;

/* Rules are borrowed. One job needs no thread. With `isolate` each job has a
 * worker that reads the articles in a process of its own (cli/remote.h):
 * FT_ERR_IO where the system has no such thing. */
ft_status ft_crew_new(ft_rules *rules, unsigned jobs, bool isolate,
                      ft_crew **out, ft_error *err);
/* Waits for what is being done, and throws it away; NULL is fine. */
void ft_crew_free(ft_crew *crew);

/* Whether another article has room. */
bool ft_crew_has_room(const ft_crew *crew);
/* The task to fill, with a fresh arena (NULL: memory is out). Nothing happens
 * to it until ft_crew_submit(). */
ft_task *ft_crew_prepare(ft_crew *crew);
/* The task that was prepared last, and not submitted yet. */
ft_task *ft_crew_prepared(ft_crew *crew);
void ft_crew_submit(ft_crew *crew);
/* The oldest task, done; NULL when there is none. It stays until
 * ft_crew_release(). */
ft_task *ft_crew_oldest(ft_crew *crew);
void ft_crew_release(ft_crew *crew);

#endif
