/* args: the words of the command line -> what is asked for. */
#ifndef FT_CLI_ARGS_H
#define FT_CLI_ARGS_H

#include <stdbool.h>

#include "cli/progress.h"
#include "fulltime/extract.h"
#include "input/jsonl.h"
#include "output/formats.h"

typedef enum ft_verb {
    FT_VERB_NONE,
    FT_VERB_EXTRACT,
    FT_VERB_TEXT,
    FT_VERB_EXPLAIN,
    FT_VERB_LINT,
    FT_VERB_TEST,
    FT_VERB_CHECK,
    FT_VERB_REVIEW,
    FT_VERB_COVERAGE,
    FT_VERB_BENCH,
    FT_VERB_MERGE,
    FT_VERB_FMT,
    FT_VERB_SCHEMA,
    FT_VERB_REPORT,
    FT_VERB_COUNT
} ft_verb;

typedef enum ft_colour {
    FT_COLOUR_AUTO,
    FT_COLOUR_ALWAYS,
    FT_COLOUR_NEVER
} ft_colour;

/* How lint prints what it finds. */
typedef enum ft_lines {
    FT_LINES_TEXT,
    FT_LINES_JSON,
    FT_LINES_GITHUB,
    FT_LINES_COUNT
} ft_lines;

enum { FT_FLOORS_MOST = 16 /* --min may stand that often */ };

/* Strings are those of argv; NULL where the option is not given. */
typedef struct ft_args {
    ft_verb verb;
    bool help;
    bool version;
    ft_input type;
    const char *url;
    const char *published;
    double min_confidence; /* 0: every record */
    const char *rules;
    const char *corpus;
    const char *against; /* a table of results, and one of goals */
    const char *goals;
    ft_format format;
    const char *output;     /* a file or a folder, see output/formats.h */
    ft_media kind;          /* of extract: as `type`, and more */
    bool published_fetched; /* the day that an archive names */
    const char *files_from; /* a list of inputs */
    ft_fields fields;       /* of NDJSON lines */
    unsigned jobs;          /* 1 without --jobs */
    size_t skip;            /* articles at the start */
    bool resume;            /* with output */
    const char *db;         /* a dataset to write */
    bool isolate;           /* articles are read by caged processes */
    bool key;               /* match keys in front of NDJSON */
    bool summary;
    bool tolerant; /* damaged inputs do not count in the exit status */
    ft_showing progress;
    ft_colour colour;
    bool accept;
    bool accept_loss; /* with accept, or review */
    const char *only;
    const char *field;
    const char *rule;
    const char *at;    /* LINE:COL */
    const char *junit; /* a file to write */
    const char *floors[FT_FLOORS_MOST];
    size_t floor_count;
    bool json, tap, watch, near;
    bool worth;     /* of coverage */
    ft_lines lines; /* of lint */
    bool strict;    /* warnings count as errors */
    bool check;     /* of fmt: changes nothing */
    bool all;
    bool body;
    bool html;
    bool meta;
    bool sorted; /* of merge: its input is sorted by key */
    bool zones;
    char **files; /* what is no option, in order; "-" is standard input */
    size_t file_count;
} ft_args;

/* Moves the files to the front of argv. FT_ERR_ARGUMENT says what is wrong. */
ft_status ft_args_read(int argc, char **argv, ft_args *out, ft_error *err);
const char *ft_verb_name(ft_verb verb); /* "extract" */

#endif
