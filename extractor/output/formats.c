/*
 * Comes in: articles with their records. Goes out: what a writer makes of them,
 * each of its files through an outlet of its own.
 */
#include "output/formats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/error.h"
#include "output/football_txt.h"
#include "output/jsonld.h"
#include "output/openfootball.h"
#include "output/outlet.h"
#include "output/table.h"
#include "output/tables.h"

const ft_slice ft_format_names[] = {
    [FT_FORMAT_NDJSON] = FT_SLICE("ndjson"),
    [FT_FORMAT_CSV] = FT_SLICE("csv"),
    [FT_FORMAT_OPENFOOTBALL] = FT_SLICE("openfootball"),
    [FT_FORMAT_FOOTBALL_TXT] = FT_SLICE("football.txt"),
    [FT_FORMAT_JSONLD] = FT_SLICE("jsonld"),
    [FT_FORMAT_TABLE] = FT_SLICE("table"),
};
_Static_assert(FT_COUNT(ft_format_names) == FT_FORMAT_COUNT,
               "name every format");

typedef struct formats {
    ft_sink sink; /* its context is the struct itself */
    ft_writer writer;
    const char *path;
    size_t count; /* outlets: one on standard output, else one a file */
    ft_outlet *outlets[FT_WRITER_FILES];
    ft_buffer outs[FT_WRITER_FILES];
} formats;

static ft_status init_writer(ft_format format, ft_writer *writer)
{
    switch (format) {
    case FT_FORMAT_CSV:
        ft_tables_init(writer);
        return FT_OK;
    case FT_FORMAT_OPENFOOTBALL:
        ft_openfootball_init(writer);
        return FT_OK;
    case FT_FORMAT_JSONLD:
        ft_jsonld_init(writer);
        return FT_OK;
    case FT_FORMAT_FOOTBALL_TXT:
        return ft_football_txt_init(writer);
    case FT_FORMAT_TABLE:
        return ft_table_init(writer);
    case FT_FORMAT_NDJSON:
    case FT_FORMAT_COUNT:
        break;
    }
    return FT_ERR_ARGUMENT;
}

/* ---- where the files go */

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static ft_status make_folder(const char *path, ft_error *err)
{
    if (is_folder(path) || mkdir(path, 0777) == 0)
        return FT_OK;
    return ft_error_file(err, FT_ERR_IO, path, "cannot make the folder: %s",
                         strerror(errno));
}

/* Opens the outlet of a file in a folder. */
static ft_status open_in(const char *folder, const char *name,
                         unsigned long long length, ft_outlet **out,
                         ft_error *err)
{
    ft_buffer path = {0};
    ft_status status;

    ft_buffer_text(&path, folder);
    if (!ft_slice_ends(ft_buffer_slice(&path), ft_slice_of("/")))
        ft_buffer_byte(&path, '/');
    ft_buffer_text(&path, name);
    ft_buffer_byte(&path, '\0');
    status = path.failed ? ft_error_memory(err)
                         : ft_outlet_open(path.data, length, out, err);
    ft_buffer_free(&path);
    return status;
}

static ft_status open_outlets(formats *f, const unsigned long long *lengths,
                              ft_error *err)
{
    ft_status status = FT_OK;

    if (!f->path || (f->writer.count == 1 && !is_folder(f->path))) {
        f->count = 1;
        return ft_outlet_open(f->path, lengths[0], &f->outlets[0], err);
    }
    f->count = f->writer.count;
    status = make_folder(f->path, err);
    for (size_t i = 0; i < f->count && !status; i++)
        status = open_in(f->path, f->writer.files[i], lengths[i],
                         &f->outlets[i], err);
    return status;
}

/* Writes what the writer has said, and forgets what has no outlet. */
static ft_status drain(formats *f, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < f->writer.count; i++) {
        if (f->outs[i].failed && !status)
            status = ft_error_memory(err);
        if (i < f->count && !status)
            status = ft_outlet_write(f->outlets[i],
                                     ft_buffer_slice(&f->outs[i]), err);
        ft_buffer_clear(&f->outs[i]);
    }
    f->sink.closed = f->count == 1 && ft_outlet_closed(f->outlets[0]);
    return status;
}

/* ---- the state of a run: "12 8192 400": games, then where each file ends */

static bool read_number(ft_slice *rest, unsigned long long *out)
{
    size_t digits = 0;

    *out = 0;
    *rest = ft_slice_trim(*rest);
    while (digits < rest->len && digits < 18 && ft_is_digit(rest->data[digits]))
        *out = *out * 10 + (unsigned)(rest->data[digits++] - '0');
    *rest = (ft_slice){rest->data + digits, rest->len - digits};
    return digits > 0;
}

static ft_status read_state(formats *f, ft_slice state,
                            unsigned long long *lengths, ft_error *err)
{
    unsigned long long games;
    bool read = read_number(&state, &games);

    for (size_t i = 0; i < f->writer.count && read; i++)
        read = read_number(&state, &lengths[i]);
    f->writer.games = (size_t)games;
    return read ? FT_OK
                : ft_error_set(err, FT_ERR_IO,
                               "the journal does not say how far it came");
}

static ft_status save(ft_sink *sink, ft_buffer *state, ft_error *err)
{
    formats *f = sink->context;
    ft_status status = FT_OK;

    ft_buffer_integer(state, (long long)f->writer.games);
    for (size_t i = 0; i < f->writer.count; i++) {
        ft_buffer_byte(state, ' ');
        ft_buffer_integer(
            state,
            i < f->count ? (long long)ft_outlet_length(f->outlets[i]) : 0);
        if (i < f->count && !status)
            status = ft_outlet_sync(f->outlets[i], err);
    }
    if (!status && state->failed)
        status = ft_error_memory(err);
    return status;
}

/* ---- the run */

static ft_status begin(ft_sink *sink, const ft_sink_start *run, ft_error *err)
{
    formats *f = sink->context;
    unsigned long long lengths[FT_WRITER_FILES] = {0};
    ft_status status;

    if (run->resume && (status = read_state(f, run->state, lengths, err)))
        return status;
    if ((status = open_outlets(f, lengths, err)))
        return status;
    if (!run->resume && f->writer.begin)
        f->writer.begin(&f->writer, f->outs);
    return drain(f, err);
}

static ft_status add_game(formats *f, const ft_match *match,
                          const ft_origin *origin)
{
    const ft_game game = ft_game_of(match, origin);
    ft_arena *arena = ft_arena_new();
    ft_status status = FT_ERR_MEMORY;

    if (arena)
        status = f->writer.add(&f->writer, arena, &game, f->outs);
    f->writer.games++;
    ft_arena_free(arena);
    return status;
}

static ft_status add(ft_sink *sink, const ft_delivery *article, ft_error *err)
{
    formats *f = sink->context;

    for (size_t i = 0; i < article->count; i++)
        if (add_game(f, &article->matches[i], article->origin))
            return ft_error_memory(err);
    return drain(f, err);
}

/* An interrupted run leaves a whole document, but its files as parts. */
static ft_status end(ft_sink *sink, bool whole, ft_error *err)
{
    formats *f = sink->context;
    ft_status status = FT_OK;

    if (!whole && f->path && !f->writer.at_end)
        return FT_OK;
    if (f->writer.end && f->writer.end(&f->writer, f->outs))
        return ft_error_memory(err);
    status = drain(f, err);
    for (size_t i = 0; i < f->count && whole && !status; i++)
        status = ft_outlet_commit(f->outlets[i], err);
    return status;
}

static void free_formats(ft_sink *sink)
{
    formats *f = sink->context;

    for (size_t i = 0; i < FT_WRITER_FILES; i++) {
        ft_outlet_free(f->outlets[i]);
        ft_buffer_free(&f->outs[i]);
    }
    if (f->writer.free)
        f->writer.free(&f->writer);
    free(f);
}

ft_status ft_formats_open(ft_format format, const char *path, ft_sink **out,
                          ft_error *err)
{
    formats *f = calloc(1, sizeof *f);

    *out = NULL;
    if (!f || init_writer(format, &f->writer)) {
        free(f);
        return ft_error_memory(err);
    }
    f->path = path;
    f->sink = (ft_sink){.context = f,
                        .begin = begin,
                        .add = add,
                        .save = f->writer.at_end ? NULL : save,
                        .end = end,
                        .free = free_formats};
    *out = &f->sink;
    return FT_OK;
}
