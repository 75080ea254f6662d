/*
 * Comes in: articles with their records. Goes out: a dataset. Folders and
 * archives that the command line names are read as a whole: what the dataset
 * has of them and this run did not meet is withdrawn.
 */
#include "cli/database.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "dataset/store.h"

typedef struct database {
    ft_sink sink; /* its context is the struct itself */
    const ft_args *args;
    ft_store *store;
} database;

static ft_status begin(ft_sink *sink, const ft_sink_start *run, ft_error *err)
{
    database *d = sink->context;

    return ft_store_open(d->args->db, run->pack, run->version, &d->store, err);
}

static bool known(ft_sink *sink, const ft_identity *article)
{
    database *d = sink->context;

    return ft_store_knows(d->store, article->name,
                          ft_slice_of(article->content));
}

static ft_status add(ft_sink *sink, const ft_delivery *delivery, ft_error *err)
{
    database *d = sink->context;
    const ft_stored_article article = {
        .name = delivery->article->name,
        .content = ft_slice_of(delivery->article->content),
        .bytes = delivery->article->size,
        .origin = delivery->origin,
        .matches = delivery->matches,
        .count = delivery->count};
    ft_slice archive = delivery->article->archive;

    if (delivery->origin)
        return ft_store_add(d->store, &article, err);
    return ft_store_keep(
        d->store, archive.len > 0 ? archive : delivery->article->name, err);
}

static ft_status save(ft_sink *sink, ft_buffer *state, ft_error *err)
{
    database *d = sink->context;

    (void)state; /* the dataset itself tells what it has */
    return ft_store_flush(d->store, err);
}

/* Only a run that saw everything can tell what is gone. */
static ft_status withdraw(database *d, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < d->args->file_count; i++)
        status =
            ft_store_withdraw(d->store, ft_slice_of(d->args->files[i]), err);
    return status;
}

static void say_counts(const database *d)
{
    const ft_store_counts *counts = ft_store_told(d->store);

    (void)fprintf(stderr,
                  "fulltime: %s: %llu articles new, %llu changed, %llu as "
                  "before, %llu withdrawn; %llu matches\n",
                  d->args->db, counts->added, counts->changed,
                  counts->unchanged, counts->withdrawn, counts->matches);
}

static ft_status end(ft_sink *sink, bool whole, ft_error *err)
{
    database *d = sink->context;
    ft_status status = FT_OK;

    if (!d->store)
        return FT_OK;
    if (whole && d->args->skip == 0)
        status = withdraw(d, err);
    if (!status)
        status = ft_store_end(d->store, err);
    if (!status)
        say_counts(d);
    return status;
}

static void database_free(ft_sink *sink)
{
    database *d = sink->context;

    ft_store_free(d->store);
    free(d);
}

ft_sink *ft_database_new(const ft_args *args)
{
    database *d = calloc(1, sizeof *d);

    if (!d)
        return NULL;
    d->args = args;
    d->sink = (ft_sink){.context = d,
                        .wants_content = true,
                        .begin = begin,
                        .known = known,
                        .add = add,
                        .save = save,
                        .end = end,
                        .free = database_free};
    return &d->sink;
}
