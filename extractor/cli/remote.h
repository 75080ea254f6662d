/*
 * remote: ft_extract() by a worker in a cage. What comes back is believed no
 * more than the article: it is read, checked and written anew, so that the
 * bytes of the records are made here.
 */
#ifndef FT_CLI_REMOTE_H
#define FT_CLI_REMOTE_H

#include "base/slice.h"
#include "cli/worker.h"
#include "fulltime/extract.h"

/* What it does there; the context is ft_rules. */
void ft_remote_answer(void *context, ft_slice asked, ft_buffer *out);

/* A worker for articles. The rules are borrowed. */
ft_status ft_remote_new(ft_rules *rules, ft_worker **out, ft_error *err);

/* As ft_extract(), but that the result has no text. FT_ERR_IO: the worker died
 * of it. */
ft_status ft_remote_extract(ft_worker *worker, const ft_rules *rules,
                            ft_slice bytes, const ft_options *options,
                            ft_result **out, ft_error *err);

#endif
