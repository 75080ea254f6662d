/*
 * Comes in: rules and a corpus. Goes out: what should hold and does not, how
 * much of each field is right, which rules never fired; and whether all is as
 * it was accepted.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/compare.h"
#include "cli/corpus.h"
#include "cli/examples.h"
#include "cli/input.h"
#include "cli/paint.h"
#include "cli/verbs.h"
#include "handles.h"
#include "locate.h"

enum { PATH_SIZE = 4096, PAGE_WIDTH = 78 };

typedef struct run {
    ft_job *job;
    const ft_rules *rules;
    ft_arena *arena; /* of the whole run */
    const char *root;
    ft_examples examples;
    ft_gaps gaps;
    ft_comparison sum;
    size_t cases;  /* articles run */
    size_t broken; /* articles that could not be run */
    bool *fired;   /* by rule */
} run;

/* ---- one article ---- */

static bool is_wanted(const ft_args *args, const char *name)
{
    for (size_t i = 0; i < args->file_count; i++)
        if (strstr(name, args->files[i]))
            return true;
    return args->file_count == 0;
}

static const char *text_of(ft_arena *arena, const ft_json *about,
                           const char *key)
{
    ft_slice text = ft_json_text(ft_json_get(about, key));

    return text.len > 0 ? ft_arena_string(arena, text) : NULL;
}

static ft_status read_about(ft_arena *arena, const char *path,
                            ft_options *options, ft_error *err)
{
    struct stat info;
    const ft_json *about;
    ft_slice text;
    ft_status status;

    if (stat(path, &info))
        return FT_OK;
    if ((status = ft_input_read(arena, path, &text, err)) ||
        (status = ft_json_parse(arena, text, &about, err)))
        return status;
    options->url = text_of(arena, about, "url");
    options->published = text_of(arena, about, "published");
    return FT_OK;
}

static ft_status read_expected(ft_arena *arena, const char *path,
                               const ft_json ***out, size_t *count,
                               ft_error *err)
{
    ft_slice text;
    ft_status status;

    if ((status = ft_input_read(arena, path, &text, err)) ||
        (status = ft_lines_parse(arena, path, text, out, count, err)))
        return status;
    for (size_t i = 0; i < *count; i++) {
        ft_error inner = {0};

        if ((status = ft_expected_check((*out)[i], &inner)))
            return ft_error_file(err, status, path, "record %zu: %s", i + 1,
                                 inner.message);
    }
    return FT_OK;
}

static void note_fired(run *r, const ft_facts *facts)
{
    for (size_t i = 0; i < facts->count; i++)
        r->fired[facts->facts[i].rule] = true;
}

static ft_status compare_result(run *r, ft_arena *arena, const ft_case *c,
                                const ft_result *result, ft_error *err)
{
    ft_sides sides = {
        .name = c->name, .colour = r->job->colour, .all = r->job->args.all};
    const ft_json **expected, **got;
    ft_slice lines;
    ft_status status;

    lines.data = ft_result_ndjson(result, &lines.len);
    if ((status = read_expected(arena, c->expected, &expected,
                                &sides.expected_count, err)) ||
        (status = ft_lines_parse(arena, c->name, lines, &got, &sides.got_count,
                                 err)))
        return status;
    sides.expected = expected;
    sides.got = got;
    note_fired(r, &result->pass.facts);
    return ft_compare(arena, &sides, &r->gaps, &r->job->out, &r->sum);
}

static ft_status run_case(run *r, ft_arena *arena, const ft_case *c,
                          ft_error *err)
{
    ft_options options = {.uri = c->article};
    ft_result *result = NULL;
    ft_slice bytes;
    ft_status status;

    if ((status = read_about(arena, c->facts, &options, err)) ||
        (status = ft_input_read(arena, c->article, &bytes, err)) ||
        (status = ft_extract(r->rules, bytes.data, bytes.len, &options, &result,
                             err)))
        return status;
    status = compare_result(r, arena, c, result, err);
    ft_result_free(result);
    return status;
}

static void try_case(run *r, const ft_case *c)
{
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};
    ft_status status = arena ? run_case(r, arena, c, &err) : FT_ERR_MEMORY;

    if (status == FT_ERR_MEMORY)
        ft_error_memory(&err);
    if (status) {
        ft_job_report(r->job, FT_EXIT_INPUT, c->name, &err);
        r->broken++;
    }
    r->cases++;
    ft_arena_free(arena);
    ft_job_print(r->job);
}

/* ---- what came of it ---- */

static void put_counted(ft_buffer *out, size_t count, const char *words)
{
    ft_buffer_integer(out, (long long)count);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, words);
}

static void put_plural(ft_buffer *out, size_t count, const char *noun)
{
    put_counted(out, count, noun);
    if (count != 1)
        ft_buffer_byte(out, 's');
}

static void show_examples(run *r)
{
    const size_t *of = r->examples.outcomes;
    ft_buffer *out = &r->job->out;

    ft_buffer_text(out, "examples  ");
    put_counted(out, of[FT_OUTCOME_PASS], "pass, ");
    put_counted(out, of[FT_OUTCOME_TODO], "todo, ");
    put_counted(out, of[FT_OUTCOME_NOISY], "noisy, ");
    put_counted(out, of[FT_OUTCOME_MISSING], "missing, ");
    put_counted(out, of[FT_OUTCOME_WRONG], "wrong\n");
    if (r->examples.closed > 0) {
        put_plural(out, r->examples.closed, "known gap");
        ft_buffer_text(out, " of the rules hold by now: take the todo away\n");
    }
    if (r->examples.bare > 0) {
        put_plural(out, r->examples.bare, "rule");
        ft_buffer_text(out, " without an example that matches\n");
    }
}

static void put_ratio(ft_buffer *out, size_t part, size_t whole)
{
    char text[16] = "      -";

    if (whole > 0)
        (void)snprintf(text, sizeof text, "%7.3f",
                       (double)part / (double)whole);
    ft_buffer_text(out, text);
}

static void show_share(ft_buffer *out, ft_compared what, const ft_share *share)
{
    char counts[80];

    (void)snprintf(counts, sizeof counts, "%-12s %6zu %9zu %6zu",
                   ft_compared_name(what), share->right, share->expected,
                   share->got);
    ft_buffer_text(out, counts);
    put_ratio(out, share->right, share->got);
    put_ratio(out, share->right, share->expected);
    put_ratio(out, 2 * share->right, share->expected + share->got);
    ft_buffer_byte(out, '\n');
}

static void show_shares(run *r)
{
    ft_buffer *out = &r->job->out;

    ft_buffer_text(out, "\nfield         right  expected    got      P      R  "
                        "   F1\n");
    for (int what = 0; what < FT_COMPARE_COUNT; what++)
        show_share(out, (ft_compared)what, &r->sum.shares[what]);
}

static void show_idle_rules(run *r)
{
    const ft_pack *pack = r->rules->pack;
    ft_buffer *out = &r->job->out;
    size_t idle = 0, column = 0;

    for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
        idle += !r->fired[i];
    if (idle == 0)
        return;
    ft_buffer_byte(out, '\n');
    put_plural(out, idle, "rule");
    ft_buffer_text(out, " never fired:");
    column = PAGE_WIDTH;
    for (size_t i = 0; i < ft_pack_rule_count(pack); i++) {
        ft_slice id = ft_pack_rule_id(pack, i);

        if (r->fired[i])
            continue;
        if (column + id.len + 1 > PAGE_WIDTH) {
            ft_buffer_text(out, "\n ");
            column = 1;
        }
        ft_buffer_byte(out, ' ');
        ft_buffer_add(out, id);
        column += id.len + 1;
    }
    ft_buffer_byte(out, '\n');
}

static bool did_run(void *context, ft_slice name)
{
    const run *r = context;
    const char *text = ft_arena_string(r->arena, name);

    return text && is_wanted(&r->job->args, text);
}

/* Known gaps that are still there, and that are gone. */
static void count_gaps(run *r, size_t *open, size_t *closed)
{
    *open = *closed = 0;
    for (size_t i = 0; i < r->gaps.count; i++) {
        const ft_gap *gap = &r->gaps.gaps[i];

        *open += gap->known && gap->met;
        *closed +=
            gap->known && !gap->met && did_run(r, ft_gap_case(gap->line));
    }
}

static void show_verdict(run *r, size_t failed)
{
    ft_buffer *out = &r->job->out;
    size_t open, closed;

    count_gaps(r, &open, &closed);
    ft_buffer_byte(out, '\n');
    put_plural(out, r->cases, "article");
    ft_buffer_text(out, ", ");
    put_plural(out, r->sum.failures, "new difference");
    ft_buffer_text(out, ", ");
    put_plural(out, open, "known gap");
    ft_buffer_text(out, ", ");
    put_counted(out, closed, "closed\n");
    ft_paint_text(out, r->job->colour, failed ? FT_STYLE_BAD : FT_STYLE_GOOD,
                  failed ? "FAILED" : "passed");
    ft_buffer_byte(out, '\n');
    if (closed > 0 && !r->job->args.accept)
        ft_buffer_text(out, "'fulltime test --accept' strikes what is closed "
                            "from known-gaps\n");
    ft_job_print(r->job);
}

/* ---- the run ---- */

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The folder `corpus` beside the folder of packs; NULL when there is none. */
static const char *default_corpus(run *r)
{
    static const char *const places[] = {"../../corpus", "../corpus"};
    char pack[PATH_SIZE], path[PATH_SIZE + 16];

    if (ft_locate_rules(r->job->args.rules, pack, sizeof pack, NULL))
        return NULL;
    for (size_t i = 0; i < FT_COUNT(places); i++) {
        (void)snprintf(path, sizeof path, "%s/%s", pack, places[i]);
        if (is_folder(path))
            return ft_arena_string(r->arena, ft_slice_of(path));
    }
    return NULL;
}

static const char *gaps_path(run *r)
{
    size_t size = strlen(r->root) + sizeof "/known-gaps";
    char *path = FT_NEW(r->arena, char, size);

    if (path)
        (void)snprintf(path, size, "%s/known-gaps", r->root);
    return path;
}

static ft_status run_corpus(run *r, ft_error *err)
{
    const ft_case *cases;
    const char *path = gaps_path(r);
    size_t count;
    ft_status status;

    if (!path)
        return ft_error_memory(err);
    if ((status = ft_gaps_read(&r->gaps, r->arena, path, err)) ||
        (status = ft_corpus_find(r->arena, r->root, &cases, &count, err)))
        return status;
    for (size_t i = 0; i < count && !r->job->stopped; i++)
        if (is_wanted(&r->job->args, cases[i].name))
            try_case(r, &cases[i]);
    if (r->cases == 0)
        return ft_error_file(err, FT_ERR_IO, r->root, "no such article in it");
    return FT_OK;
}

/* What is new is a loss, unless nothing has been accepted before. */
static ft_status accept(run *r, size_t *count, ft_error *err)
{
    const ft_args *args = &r->job->args;
    const char *path = gaps_path(r);

    if (!path)
        return ft_error_memory(err);
    if (r->broken > 0 ||
        (r->sum.failures > 0 && r->gaps.known > 0 && !args->accept_loss))
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "not accepted: there are new differences "
                            "(--accept-loss takes them, too)");
    return ft_gaps_write(&r->gaps, path, did_run, r, count, err);
}

static ft_status run_all(run *r, ft_error *err)
{
    const size_t rules = ft_pack_rule_count(r->rules->pack);
    ft_status status;

    if (!(r->arena = ft_arena_new()) ||
        !(r->fired = FT_NEW(r->arena, bool, rules)))
        return ft_error_memory(err);
    if (r->job->args.file_count == 0 &&
        (status = ft_examples_run(r->job, r->rules->pack, &r->examples, err)))
        return status;
    if (r->job->args.file_count == 0)
        show_examples(r);
    r->root = r->job->args.corpus ? r->job->args.corpus : default_corpus(r);
    if (!r->root)
        return FT_OK;
    return run_corpus(r, err);
}

static void conclude(run *r)
{
    size_t failed =
        ft_examples_failed(&r->examples) + r->broken + r->sum.failures;
    size_t listed = 0;
    ft_error err = {0};

    if (r->cases > 0)
        show_shares(r);
    if (r->cases > 0 && r->job->args.file_count == 0)
        show_idle_rules(r);
    if (!r->job->args.accept || !r->root) {
        show_verdict(r, failed);
    } else if (accept(r, &listed, &err)) {
        ft_job_report(r->job, FT_EXIT_FAILED, NULL, &err);
        show_verdict(r, failed);
    } else {
        failed = ft_examples_failed(&r->examples);
        show_verdict(r, failed);
        ft_buffer_text(&r->job->out, "known-gaps lists ");
        put_plural(&r->job->out, listed, "difference");
        ft_buffer_byte(&r->job->out, '\n');
    }
    if (failed > 0)
        ft_job_fail(r->job, FT_EXIT_FAILED);
}

void ft_test_run(ft_job *job)
{
    ft_rules *rules = ft_input_rules(job);
    run r = {.job = job, .rules = rules};
    ft_error err = {0};

    if (!rules)
        return;
    if (run_all(&r, &err))
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    else
        conclude(&r);
    ft_job_print(job);
    ft_arena_free(r.arena);
    ft_rules_free(rules);
}
