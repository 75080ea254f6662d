/*
 * Comes in: articles with their records. Goes out: a line a record. The lines
 * of an article are written in one go, so that a reader never waits for half.
 */
#include "output/lines.h"

#include <stdlib.h>

#include "base/error.h"
#include "output/outlet.h"

typedef struct lines {
    ft_sink sink; /* its context is the struct itself */
    const char *path;
    ft_lines_key *key; /* NULL: none */
    ft_outlet *outlet;
    ft_buffer keyed;
} lines;

/* "8192": where the file ended at the last save. */
static bool read_length(ft_slice state, unsigned long long *out)
{
    *out = 0;
    for (size_t i = 0; i < state.len; i++) {
        if (state.data[i] < '0' || state.data[i] > '9' || i > 17)
            return false;
        *out = *out * 10 + (unsigned)(state.data[i] - '0');
    }
    return state.len > 0;
}

static ft_status begin(ft_sink *sink, const ft_sink_start *run, ft_error *err)
{
    lines *l = sink->context;
    unsigned long long length = 0;

    if (run->resume && !read_length(run->state, &length))
        return ft_error_set(err, FT_ERR_IO,
                            "the journal does not say how far it came");
    return ft_outlet_open(l->path, length, &l->outlet, err);
}

/* Each line behind its key. */
static ft_status add_keys(lines *l, const ft_delivery *article, ft_error *err)
{
    const ft_slice all = article->ndjson;
    size_t at = 0;

    ft_buffer_clear(&l->keyed);
    for (size_t i = 0; i < article->count; i++) {
        const size_t end = ft_slice_find(all, ft_slice_of("\n"), at) + 1;

        l->key(&l->keyed, article->origin->sport, &article->matches[i]);
        ft_buffer_byte(&l->keyed, '\t');
        ft_buffer_add(&l->keyed, ft_slice_cut(all, (ft_span){at, end}));
        at = end;
    }
    return l->keyed.failed ? ft_error_memory(err) : FT_OK;
}

static ft_status add(ft_sink *sink, const ft_delivery *article, ft_error *err)
{
    lines *l = sink->context;
    ft_slice bytes = article->ndjson;
    ft_status status = FT_OK;

    if (l->key && article->count > 0) {
        status = add_keys(l, article, err);
        bytes = ft_buffer_slice(&l->keyed);
    }
    if (!status)
        status = ft_outlet_write(l->outlet, bytes, err);
    sink->closed = ft_outlet_closed(l->outlet);
    return status;
}

static ft_status save(ft_sink *sink, ft_buffer *state, ft_error *err)
{
    lines *l = sink->context;
    ft_status status = ft_outlet_sync(l->outlet, err);

    ft_buffer_integer(state, (long long)ft_outlet_length(l->outlet));
    if (!status && state->failed)
        status = ft_error_memory(err);
    return status;
}

static ft_status end(ft_sink *sink, bool whole, ft_error *err)
{
    lines *l = sink->context;

    return whole ? ft_outlet_commit(l->outlet, err) : FT_OK;
}

static void lines_free(ft_sink *sink)
{
    lines *l = sink->context;

    ft_outlet_free(l->outlet);
    ft_buffer_free(&l->keyed);
    free(l);
}

ft_sink *ft_lines_new(const char *path, ft_lines_key *key)
{
    lines *l = calloc(1, sizeof *l);

    if (!l)
        return NULL;
    l->path = path;
    l->key = key;
    l->sink = (ft_sink){.context = l,
                        .begin = begin,
                        .add = add,
                        .save = save,
                        .end = end,
                        .free = lines_free};
    return &l->sink;
}
