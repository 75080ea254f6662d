/*
 * sink: where the records of a run go: a stream of lines, a set of tables, a
 * database. Whoever reads articles calls begin once, then for each article in
 * the order of the input known() and, unless that says true, add(), then end
 * once. All calls come from one thread. NDJSON is the first sink
 * (output/lines.h); output/outlet.h writes bytes so that a run can go on.
 */
#ifndef FT_OUTPUT_SINK_H
#define FT_OUTPUT_SINK_H

#include "output/ndjson.h"

/* Which article it is. Slices are borrowed during the call. */
typedef struct ft_identity {
    ft_slice name;    /* names it among all of the run: the file, else
                         "archive@offset"; "-" for standard input */
    ft_slice uri;     /* as `source.uri` of its records; may be empty */
    ft_slice archive; /* the file that holds it among others; else empty */
    unsigned long long offset; /* of its record in the archive */
    ft_slice fetched;          /* when, as the archive says; else empty */
    size_t size;               /* bytes of the article */
    char content[33]; /* names its bytes and what the caller said of them: 32
                         hex digits, "" when ft_sink.wants_content is false */
} ft_identity;

/* What became of an article. */
typedef enum ft_fate {
    FT_FATE_MATCHES,   /* it has records */
    FT_FATE_NOTHING,   /* it was read, and states no match */
    FT_FATE_UNCHANGED, /* the sink knew it: not given to add() */
    FT_FATE_FAILED,    /* it is damaged or no text: see `error` */
    FT_FATE_COUNT
} ft_fate;

/* An article that was read. Everything is borrowed during the call. */
typedef struct ft_delivery {
    const ft_identity *article;
    ft_fate fate;
    const ft_match *matches; /* `count` of them, in the order of the text */
    size_t count;
    const ft_origin *origin; /* of all its records; NULL when it failed */
    ft_slice ndjson;         /* the records as lines */
    const ft_error *error;   /* why it failed; else NULL */
} ft_delivery;

/* What a sink is told before the first article. */
typedef struct ft_sink_start {
    const char *pack;    /* "football-en@0.1.0" */
    const char *version; /* of fulltime */
    bool resume;         /* `state` is what save() wrote in the last run */
    ft_slice state;
} ft_sink_start;

typedef struct ft_sink {
    void *context;      /* handed to every call */
    bool wants_content; /* ft_identity.content is to be filled */
    bool closed;        /* set by the sink: nobody reads any more, so that the
                           run ends without a word */
    ft_status (*begin)(struct ft_sink *sink, const ft_sink_start *run,
                       ft_error *err);
    /* NULL: nothing is known. True: this very article was taken before, with
     * the same rules; it is not read again. */
    bool (*known)(struct ft_sink *sink, const ft_identity *article);
    /* An error ends the run: what was added before must be safe. */
    ft_status (*add)(struct ft_sink *sink, const ft_delivery *article,
                     ft_error *err);
    /* Makes safe all that was added, about once a second, and appends to
     * `state` (one line, no line end) what begin() needs to go on from here.
     * NULL: such a run starts anew. */
    ft_status (*save)(struct ft_sink *sink, ft_buffer *state, ft_error *err);
    /* `whole` is false when the run was interrupted or failed. */
    ft_status (*end)(struct ft_sink *sink, bool whole, ft_error *err);
    void (*free)(struct ft_sink *sink); /* the sink itself, too */
} ft_sink;

/* NULL is fine. */
static inline void ft_sink_free(ft_sink *sink)
{
    if (sink)
        sink->free(sink);
}

#endif
