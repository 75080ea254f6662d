/* Comes in: records, a table of results, perhaps one of goals. Goes out: what
 * the tables say of the records, and how often. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/input.h"
#include "cli/judged.h"
#include "cli/paint.h"
#include "cli/verbs.h"
#include "locate.h"

/* What is counted. */
typedef enum row { ROW_MATCH, ROW_HOME, ROW_SCORER, ROW_MINUTE, ROW_COUNT } row;

enum { DAMAGED_SHOWN = 10 }; /* a wrong file must not drown what is said */

static const char *const row_names[] = {
    [ROW_MATCH] = "matches",
    [ROW_HOME] = "home side",
    [ROW_SCORER] = "scorers",
    [ROW_MINUTE] = "minutes",
};
_Static_assert(FT_COUNT(row_names) == ROW_COUNT, "name every row");

typedef struct tally {
    ft_job *job;
    ft_arena *tables; /* holds the almanac */
    ft_almanac almanac;
    size_t records;
    size_t damaged; /* lines that are no records */
    size_t unknown[FT_REASON_COUNT];
    size_t counts[ROW_COUNT][FT_STANDING_COUNT];
} tally;

/* ---- tables */

/* The tables of names stand beside the pack: "rules/names". */
static ft_status load_nations(tally *t, ft_error *err)
{
    char pack[4096];
    ft_buffer folder = {0};
    ft_status status =
        ft_locate_rules(t->job->args.rules, pack, sizeof pack, err);
    char *slash = status ? NULL : strrchr(pack, '/');

    if (status)
        return status;
    if (slash && slash != pack)
        *slash = '\0';
    ft_buffer_text(&folder, slash ? pack : ".");
    ft_buffer_text(&folder, "/names");
    ft_buffer_byte(&folder, '\0');
    status = folder.failed ? ft_error_memory(err)
                           : ft_nations_load(t->tables, folder.data,
                                             &t->almanac.nations, err);
    ft_buffer_free(&folder);
    return status;
}

typedef ft_status read_table(ft_almanac *almanac, ft_arena *arena,
                             ft_slice name, ft_slice text, ft_error *err);

static ft_status load_table(tally *t, const char *name, read_table *read,
                            ft_error *err)
{
    ft_slice text;
    ft_status status = ft_input_read(t->tables, name, &text, err);

    return status ? status
                  : read(&t->almanac, t->tables, ft_slice_of(name), text, err);
}

static bool load(tally *t)
{
    const ft_args *args = &t->job->args;
    ft_error err = {0};

    if (load_nations(t, &err)) {
        ft_job_report(t->job, FT_EXIT_USAGE, NULL, &err);
        return false;
    }
    if (load_table(t, args->against, ft_almanac_results, &err) ||
        (args->goals && load_table(t, args->goals, ft_almanac_goals, &err))) {
        ft_job_report(t->job, FT_EXIT_INPUT, NULL, &err);
        return false;
    }
    return true;
}

/* ---- records */

static void count(tally *t, const ft_judgement *judgement)
{
    t->records++;
    t->unknown[judgement->reason]++;
    t->counts[ROW_MATCH][judgement->match]++;
    if (judgement->match != FT_STANDING_UNKNOWN)
        t->counts[ROW_HOME][judgement->home]++;
    for (size_t i = 0; i < judgement->goal_count; i++) {
        t->counts[ROW_SCORER][judgement->goals[i].scorer]++;
        t->counts[ROW_MINUTE][judgement->goals[i].minute]++;
    }
}

static ft_status check_line(tally *t, ft_arena *arena, const char *name,
                            unsigned number, ft_slice text, ft_error *err)
{
    const ft_line line = {
        .file = ft_slice_of(name), .number = number, .text = text};
    ft_report report;
    ft_judgement judgement;
    ft_status status = ft_report_read(arena, &line, &report, err);
    const ft_judged judged = {.file = name,
                              .line = number,
                              .results = t->job->args.against,
                              .goals = t->job->args.goals,
                              .report = &report,
                              .judgement = &judgement};

    if (status)
        return status;
    if (ft_judge(&t->almanac, arena, &report.match, &judgement))
        return ft_error_memory(err);
    count(t, &judgement);
    ft_judged_show(t->job, &t->almanac, &judged, t->job->args.all);
    ft_job_print(t->job);
    return FT_OK;
}

/* A line that is no record is named; the others are still read. */
static void check_text(tally *t, const char *name, unsigned number,
                       ft_slice text)
{
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};
    ft_status status = arena ? check_line(t, arena, name, number, text, &err)
                             : ft_error_memory(&err);

    if (status && t->damaged++ < DAMAGED_SHOWN)
        ft_job_report(t->job, FT_EXIT_INPUT, name, &err);
    ft_arena_free(arena);
}

static void check_stream(tally *t, const char *name, FILE *file)
{
    char *line = NULL;
    size_t capacity = 0;
    unsigned number = 0;
    ssize_t len;

    while (!t->job->stopped && (len = getline(&line, &capacity, file)) >= 0) {
        const ft_slice text = ft_slice_trim((ft_slice){line, (size_t)len});

        number++;
        if (text.len > 0)
            check_text(t, name, number, text);
    }
    free(line);
}

static void check_file(tally *t, const char *name)
{
    const bool standard = strcmp(name, "-") == 0;
    FILE *file = standard ? stdin : fopen(name, "r");
    ft_error err = {0};
    bool failed = !file;

    if (file)
        check_stream(t, name, file);
    /* a line for which there is no memory ends the reading, too */
    failed = failed || ferror(file) || (!t->job->stopped && !feof(file));
    if (failed) {
        (void)ft_error_file(&err, FT_ERR_IO, name, "%s", strerror(errno));
        ft_job_report(t->job, FT_EXIT_INPUT, NULL, &err);
    }
    if (file && !standard)
        (void)fclose(file);
}

/* ---- the summary */

static void put_number(ft_buffer *out, size_t number, size_t width)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%zu", number);

    ft_paint_repeat(out, ' ', (size_t)len < width ? width - (size_t)len : 0);
    ft_buffer_text(out, digits);
}

static void put_row(ft_buffer *out, const char *name, const size_t *counts)
{
    ft_paint_padded(out, ft_slice_of(name), 12);
    put_number(out, counts[FT_STANDING_CONFIRMED], 9);
    put_number(out, counts[FT_STANDING_NEAR], 12);
    put_number(out, counts[FT_STANDING_CONTRADICTED], 14);
    put_number(out, counts[FT_STANDING_UNKNOWN], 9);
    ft_buffer_byte(out, '\n');
}

static void put_unknown(ft_buffer *out, size_t count, const char *why)
{
    if (count == 0)
        return;
    put_number(out, count, 7);
    ft_buffer_text(out, why);
}

static void summarise(tally *t)
{
    ft_buffer *out = &t->job->out;
    const row last = t->almanac.goals.width > 0 ? ROW_MINUTE : ROW_HOME;

    if (t->damaged > DAMAGED_SHOWN)
        (void)fprintf(stderr, "fulltime: %zu more lines are no records\n",
                      t->damaged - DAMAGED_SHOWN);
    put_number(out, t->records, 0);
    ft_buffer_text(out, t->records == 1 ? " record\n" : " records\n");
    ft_buffer_text(
        out, "            confirmed  off by one  contradicted  unknown\n");
    for (row r = ROW_MATCH; r <= last; r++)
        put_row(out, row_names[r], t->counts[r]);
    put_unknown(out, t->unknown[FT_REASON_SIDES],
                " unknown: the table has no match of one of the sides\n");
    put_unknown(out, t->unknown[FT_REASON_SCORE],
                " unknown: the record has no result\n");
    put_unknown(out, t->unknown[FT_REASON_DAY],
                " unknown: the record has no day\n");
    put_unknown(out, t->unknown[FT_REASON_ABSENT],
                " unknown: the table has no such match\n");
    ft_job_print(t->job);
}

static void check_all(tally *t)
{
    const ft_args *args = &t->job->args;

    if (args->file_count == 0)
        check_file(t, "-");
    for (size_t i = 0; i < args->file_count && !t->job->stopped; i++)
        check_file(t, args->files[i]);
    summarise(t);
    for (row r = ROW_MATCH; r < ROW_COUNT; r++)
        if (t->counts[r][FT_STANDING_CONTRADICTED] > 0)
            ft_job_fail(t->job, FT_EXIT_FAILED);
}

void ft_check_run(ft_job *job)
{
    tally t = {.job = job, .tables = ft_arena_new()};
    ft_error err = {0};

    if (!t.tables) {
        (void)ft_error_memory(&err);
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
        return;
    }
    if (load(&t))
        check_all(&t);
    ft_arena_free(t.tables);
}
