/*
 * worker: a process that answers questions from within a cage (cli/cage.h). It
 * is made by fork(), so that it has what the caller had in memory, and nothing
 * else. What kills it costs one answer: the next question gets a new one.
 */
#ifndef FT_CLI_WORKER_H
#define FT_CLI_WORKER_H

#include "base/buffer.h"
#include "fulltime/error.h"

typedef struct ft_worker ft_worker;

enum {
    FT_WORKER_MOST = 256 * 1024 * 1024, /* bytes of a question or an answer */
    FT_WORKER_PATIENCE = 60 /* seconds that it may stand still for */
};

/* Runs in the worker: appends the answer. The question is aligned for any
 * type, with a NUL behind it. */
typedef void ft_worker_answer(void *context, ft_slice question, ft_buffer *out);

/* Starts it. The context is borrowed. FT_ERR_IO: the system cannot isolate a
 * process, and why. */
ft_status ft_worker_new(ft_worker_answer *answer, void *context,
                        ft_worker **out, ft_error *err);
void ft_worker_free(ft_worker *worker); /* NULL is fine */

/* The parts of the question are joined. The answer lasts until the next one,
 * and is to be trusted no more than the question. FT_ERR_IO: the worker died,
 * and of what. */
ft_status ft_worker_ask(ft_worker *worker, const ft_slice *parts, size_t count,
                        ft_slice *answer, ft_error *err);
/* Its answer makes no sense: the next question gets a new one. */
void ft_worker_dismiss(ft_worker *worker);

#endif
