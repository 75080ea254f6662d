/*
 * Comes in: what the command line names. Goes out: the records, an article at a
 * time, to a sink. Articles are read, given to a crew and delivered by one
 * thread, so that reports, counts and the journal have one order: the input's.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "cli/crew.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/journal.h"
#include "cli/paint.h"
#include "cli/sinks.h"
#include "cli/verbs.h"
#include "handles.h"
#include "input/content.h"
#include "input/feed.h"

/* Seconds between two saves: at most, and at least, by when a good many
 * articles would be done twice. */
static const double save_pause = 1.0, save_least = 0.1;
enum { SAVE_ARTICLES = 200 };

typedef struct run {
    ft_job *job;
    ft_rules *rules;
    ft_arena *arena; /* of what lasts as long as the run */
    ft_feed *feed;
    ft_crew *crew;
    ft_sink *sink;
    ft_progress progress;
    ft_tally tally;
    ft_journal journal; /* path NULL: there is none */
    unsigned long long chain;
    double saved;                      /* when */
    unsigned long long articles_saved; /* how many */
    bool ended;                        /* the feed has no more */
    bool failed; /* the output, or memory: nothing can go on */
} run;

static void report(run *r, ft_exit status, const char *name,
                   const ft_error *err)
{
    ft_progress_clear(&r->progress);
    ft_job_report(r->job, status, name, err);
}

static void give_up(run *r, const ft_error *err)
{
    r->failed = true;
    report(r, FT_EXIT_INPUT, NULL, err);
}

/* How many incidents from `first` on are the same: a page can make a rule give
 * up wherever it looks. */
static size_t same_incidents(const ft_facts *facts, size_t first)
{
    const ft_incident *all = facts->incidents;
    size_t end = first + 1;

    while (end < facts->incident_count && all[end].rule == all[first].rule &&
           ft_slice_equal(all[end].message, all[first].message))
        end++;
    return end - first;
}

static void warn_of(run *r, const ft_task *task, size_t first, size_t count)
{
    const ft_incident *incident = &task->result->pass.facts.incidents[first];
    ft_buffer line = {0};

    ft_paint_safe(&line, task->item.name);
    ft_buffer_text(&line, ": rule ");
    ft_paint_safe(&line, ft_pack_rule_id(r->rules->pack, incident->rule));
    ft_buffer_text(&line, " gave up");
    if (count > 1) {
        ft_buffer_byte(&line, ' ');
        ft_buffer_integer(&line, (long long)count);
        ft_buffer_text(&line, " times");
    }
    ft_buffer_text(&line, ": ");
    ft_paint_safe(&line, incident->message);
    ft_progress_clear(&r->progress);
    if (!line.failed)
        (void)fprintf(stderr, "fulltime: %.*s\n", (int)line.len, line.data);
    ft_buffer_free(&line);
}

/* A rule that gave up may have missed something: not a failure, but not
 * nothing either. */
static void warn(run *r, const ft_task *task)
{
    const ft_facts *facts = &task->result->pass.facts;
    size_t count;

    for (size_t i = 0; i < facts->incident_count; i += count) {
        count = same_incidents(facts, i);
        warn_of(r, task, i, count);
    }
}

static const char *string_of(ft_slice slice)
{
    return slice.len > 0 ? slice.data : NULL;
}

/* What an archive says of an article comes before what the user says of all. */
static void set_options(const run *r, ft_task *task)
{
    const ft_args *args = &r->job->args;
    const ft_item *item = &task->item;
    ft_options *options = &task->options;

    *options = (ft_options){.input = (ft_input)item->kind,
                            .uri = string_of(item->uri),
                            .url = string_of(item->url),
                            .published = string_of(item->published),
                            .archive = string_of(item->archive),
                            .offset = (size_t)item->offset,
                            .fetched = string_of(item->fetched),
                            .digest = string_of(item->digest)};
    options->min_confidence = args->min_confidence;
    if (!options->url)
        options->url = args->url;
    if (!options->published)
        options->published = args->published;
}

/* "2024-03-05T10:00:00Z" of an archive is a day to count from, if asked for. */
static ft_status use_fetched(const run *r, ft_task *task)
{
    const size_t len = sizeof "2024-03-05" - 1;
    ft_slice day = {task->item.fetched.data, len};
    ft_date date;

    if (!r->job->args.published_fetched || task->item.published.len > 0 ||
        task->item.fetched.len < len || !ft_date_parse(day, &date))
        return FT_OK;
    return ft_item_keep(task->arena, day, &task->item.published, &task->error);
}

static void identify(const run *r, const ft_task *task, ft_identity *out)
{
    const ft_item *item = &task->item;
    const ft_options *options = &task->options;
    const ft_slice parts[] = {item->bytes, ft_slice_of(options->url),
                              ft_slice_of(options->published),
                              ft_media_name(item->kind)};

    *out = (ft_identity){.name = item->name,
                         .uri = item->uri,
                         .archive = item->archive,
                         .offset = item->offset,
                         .fetched = item->fetched,
                         .size = item->bytes.len,
                         .content = ""};
    if (r->sink->wants_content && task->turn == FT_TURN_ARTICLE)
        ft_content_name(parts, FT_COUNT(parts), out->content);
}

/* Reads the next article into a task; false: there is none now. */
static bool fetch(run *r)
{
    ft_task *task = ft_crew_prepare(r->crew);
    ft_status status;

    if (!task) {
        const ft_error err = {.status = FT_ERR_MEMORY,
                              .message = "out of memory"};
        give_up(r, &err);
        return false;
    }
    status = ft_feed_next(r->feed, task->arena, &task->turn, &task->item,
                          &task->error);
    if (!status)
        status = use_fetched(r, task);
    if (status)
        give_up(r, &task->error);
    r->ended =
        r->ended || task->turn == FT_TURN_END || ft_interrupt_signal() != 0;
    return !status && !r->ended && task->turn != FT_TURN_FOREIGN;
}

static void take_next(run *r)
{
    ft_task *task;
    ft_identity article;

    if (!fetch(r))
        return;
    task = ft_crew_prepared(r->crew);
    set_options(r, task);
    if (r->sink->known && task->turn == FT_TURN_ARTICLE) {
        identify(r, task, &article);
        task->known = r->sink->known(r->sink, &article);
    }
    ft_crew_submit(r->crew);
}

static void describe(const run *r, const ft_task *task, ft_identity *article,
                     ft_delivery *out)
{
    const ft_result *result = task->result;

    identify(r, task, article);
    *out = (ft_delivery){.article = article, .fate = FT_FATE_FAILED};
    if (task->known)
        out->fate = FT_FATE_UNCHANGED;
    else if (!result)
        out->error = &task->error;
    if (!result)
        return;
    out->matches = result->pass.records.matches;
    out->count = result->pass.records.count;
    out->fate = out->count > 0 ? FT_FATE_MATCHES : FT_FATE_NOTHING;
    out->origin = &result->origin;
    out->ndjson.data = ft_result_ndjson(result, &out->ndjson.len);
}

static void count(run *r, const ft_delivery *delivery)
{
    r->tally.articles++;
    r->tally.fates[delivery->fate]++;
    r->tally.matches += delivery->count;
    r->chain = ft_journal_chain(r->chain, delivery->article->name);
}

/* Makes what was delivered safe, and then says so in the journal. */
static void save(run *r)
{
    ft_buffer state = {0};
    ft_error err = {0};
    ft_status status = FT_OK;

    if (r->sink->save)
        status = r->sink->save(r->sink, &state, &err);
    if (!status && r->journal.path) {
        r->journal.tally = r->tally;
        r->journal.chain = r->chain;
        r->journal.state = ft_buffer_slice(&state);
        status = ft_journal_write(&r->journal, &err);
    }
    ft_buffer_free(&state);
    if (status)
        give_up(r, &err);
    r->saved = ft_progress_now();
    r->articles_saved = r->tally.articles;
}

static bool is_due(const run *r)
{
    const double passed = ft_progress_now() - r->saved;

    return r->sink->save &&
           (passed > save_pause ||
            (passed > save_least &&
             r->tally.articles - r->articles_saved >= SAVE_ARTICLES));
}

static void deliver(run *r, const ft_task *task)
{
    ft_identity article;
    ft_delivery delivery;
    ft_error err = {0};

    describe(r, task, &article, &delivery);
    if (delivery.error)
        report(r, r->job->args.tolerant ? FT_EXIT_DONE : FT_EXIT_INPUT,
               task->item.name.data, delivery.error);
    if (task->result)
        warn(r, task);
    if (delivery.fate != FT_FATE_UNCHANGED &&
        r->sink->add(r->sink, &delivery, &err)) {
        give_up(r, &err);
        return;
    }
    count(r, &delivery);
    r->tally.bytes = r->journal.tally.bytes > ft_feed_read(r->feed)
                         ? r->journal.tally.bytes
                         : ft_feed_read(r->feed);
    ft_progress_show(&r->progress, &r->tally);
    if (is_due(r))
        save(r);
}

static bool is_over(const run *r)
{
    return r->failed || r->sink->closed;
}

/* The crew is kept busy: what is done is delivered only when it has no room. */
static void work_through(run *r)
{
    ft_task *task;

    while (!is_over(r)) {
        while (!is_over(r) && !r->ended && ft_crew_has_room(r->crew))
            take_next(r);
        if (is_over(r) || !(task = ft_crew_oldest(r->crew)))
            break;
        deliver(r, task);
        ft_crew_release(r->crew);
    }
}

/* Steps over articles that runs before this one delivered. */
static ft_status pass_over(run *r, unsigned long long articles, ft_error *err)
{
    ft_status status = FT_OK;

    for (unsigned long long passed = 0; !status && passed < articles;) {
        ft_arena *arena = ft_arena_new();
        ft_error why = {0};
        ft_turn turn = FT_TURN_END;
        ft_item item;

        status = arena ? ft_feed_next(r->feed, arena, &turn, &item, &why)
                       : ft_error_memory(err);
        if (status)
            (void)ft_error_memory(err);
        else if (turn == FT_TURN_ARTICLE || turn == FT_TURN_DAMAGED)
            r->chain = ft_journal_chain(r->chain, item.name);
        passed += turn == FT_TURN_ARTICLE || turn == FT_TURN_DAMAGED;
        ft_arena_free(arena);
        if (turn == FT_TURN_END || ft_interrupt_signal() != 0)
            break;
    }
    return status;
}

/* What must be the same when a run goes on where another stopped. */
static ft_status describe_run(run *r, ft_slice *out, ft_error *err)
{
    const ft_args *args = &r->job->args;
    const ft_slice facts[] = {
        ft_slice_of(ft_version()),
        ft_slice_of(ft_rules_name(r->rules)),
        ft_format_names[args->format],
        ft_slice_of(args->key ? "key" : ""),
        ft_media_name(args->kind),
        ft_slice_of(args->url),
        ft_slice_of(args->published_fetched ? "fetched" : args->published),
        args->fields.html,
        args->fields.text,
        args->fields.url,
        args->fields.published,
        args->fields.id,
    };
    ft_buffer line = {0};

    for (size_t i = 0; i < FT_COUNT(facts); i++) {
        ft_buffer_json(&line, facts[i]);
        ft_buffer_byte(&line, ' ');
    }
    if (!line.failed)
        *out = ft_arena_copy(r->arena, ft_buffer_slice(&line));
    const bool kept = !line.failed && out->data;
    ft_buffer_free(&line);
    return kept ? FT_OK : ft_error_memory(err);
}

static ft_status name_journal(run *r, ft_error *err)
{
    ft_buffer path = {0};

    ft_buffer_text(&path, r->job->args.output);
    ft_buffer_text(&path, ".journal");
    if (!path.failed)
        r->journal.path = ft_arena_string(r->arena, ft_buffer_slice(&path));
    ft_buffer_free(&path);
    return r->journal.path ? FT_OK : ft_error_memory(err);
}

/* Reads what the run before left; `run->resume` tells whether it left any. */
static ft_status find_journal(run *r, ft_sink_start *start, ft_error *err)
{
    ft_journal left;
    ft_status status = describe_run(r, &r->journal.what, err);
    ft_slice what = r->journal.what;

    if (status || !r->job->args.output || !r->sink->save ||
        (status = name_journal(r, err)) || !ft_journal_exists(r->journal.path))
        return status;
    if (!r->job->args.resume)
        return ft_error_file(err, FT_ERR_ARGUMENT, r->journal.path,
                             "a run was interrupted: go on with --resume, or "
                             "remove this file to start anew");
    if ((status = ft_journal_read(r->arena, r->journal.path, &left, err)))
        return status;
    if (!ft_slice_equal(left.what, what))
        return ft_error_file(err, FT_ERR_ARGUMENT, r->journal.path,
                             "the interrupted run had other options, rules or "
                             "another version");
    r->journal = left;
    r->journal.what = what;
    r->tally = left.tally;
    start->resume = true;
    start->state = left.state;
    return FT_OK;
}

/* The same articles in the same order, or nothing can go on. */
static ft_status go_on(run *r, ft_error *err)
{
    const ft_journal *left = &r->journal;
    ft_status status = FT_OK;

    if (!left->whole)
        status = pass_over(r, left->tally.articles, err);
    else
        r->chain = left->chain;
    r->ended = left->whole;
    if (!status && ft_interrupt_signal() != 0)
        r->chain = left->chain; /* nothing was added */
    if (status || r->chain == left->chain)
        return status;
    return ft_error_file(err, FT_ERR_ARGUMENT, left->path,
                         "the inputs are not those of the interrupted run; "
                         "remove this file to start anew");
}

static ft_status open_feed(run *r, ft_error *err)
{
    const ft_args *args = &r->job->args;
    const ft_feed_options options = {.type = args->kind,
                                     .fields = args->fields,
                                     .limit = FT_ITEM_MOST,
                                     .stop = ft_interrupt_stop};
    ft_status status = ft_feed_open(args->files, args->file_count,
                                    args->files_from, &options, &r->feed, err);

    ft_progress_start(&r->progress, args->progress, !args->output && !args->db);
    if (!status && ft_progress_wanted(&r->progress))
        r->progress.total = ft_feed_measure(args->files, args->file_count,
                                            args->files_from, &options);
    return status;
}

static ft_status start(run *r, ft_error *err)
{
    ft_sink_start start = {.pack = ft_rules_name(r->rules),
                           .version = ft_version()};
    ft_status status;

    if (!(r->arena = ft_arena_new()))
        return ft_error_memory(err);
    if ((status = ft_crew_new(r->rules, r->job->args.jobs, r->job->args.isolate,
                              &r->crew, err)) ||
        (status = open_feed(r, err)) ||
        (status = ft_sinks_open(&r->job->args, &r->sink, err)) ||
        (status = find_journal(r, &start, err)) ||
        (status = r->sink->begin(r->sink, &start, err)))
        return status;
    if (start.resume)
        return go_on(r, err);
    return pass_over(r, r->job->args.skip, err);
}

/* All was delivered: first the journal says so, then the output gets its name,
 * so that a crash between the two is made good by the next run. */
static void finish(run *r)
{
    ft_error err = {0};

    r->journal.whole = true;
    save(r);
    if (r->failed)
        return;
    if (r->sink->end(r->sink, true, &err))
        give_up(r, &err);
    else if (r->journal.path)
        ft_journal_remove(r->journal.path);
}

/* What is in a dataset is not done again; a format that is written at the end
 * has nothing yet. */
static void say_how_to_go_on(const run *r)
{
    const ft_args *args = &r->job->args;
    const bool to_file = args->output || args->db;
    const unsigned long long all =
        r->tally.articles + (to_file ? 0 : args->skip);

    (void)fprintf(stderr,
                  "fulltime: interrupted after %llu articles; to go "
                  "on, run the same command ",
                  all);
    if (r->journal.path)
        (void)fprintf(stderr, "with --resume\n");
    else if (to_file)
        (void)fprintf(stderr, "again\n");
    else
        (void)fprintf(stderr, "with --skip %llu\n", all);
}

static void stop_early(run *r)
{
    const int signal_number = ft_interrupt_signal();
    ft_error err = {0};

    if (!r->failed)
        save(r);
    if (r->sink->end(r->sink, false, &err) && !r->failed)
        give_up(r, &err);
    ft_progress_clear(&r->progress);
    if (signal_number != 0 && !r->failed)
        say_how_to_go_on(r);
    else if (r->journal.path && ft_journal_exists(r->journal.path))
        (void)fprintf(stderr, "fulltime: what was done before is safe; run the "
                              "same command with --resume to go on\n");
    if (signal_number != 0)
        ft_job_fail(r->job, (ft_exit)(FT_EXIT_SIGNAL + signal_number));
}

static void summarise(run *r, bool whole)
{
    ft_buffer text = {0};

    ft_progress_end(&r->progress, &r->tally, whole);
    if (!r->job->args.summary)
        return;
    ft_tally_tell(&r->tally, &text);
    if (ft_feed_passed(r->feed) > 0) {
        ft_buffer_text(&text, "; ");
        ft_buffer_integer(&text, (long long)ft_feed_passed(r->feed));
        ft_buffer_text(&text, " other files passed over");
    }
    if (!text.failed)
        (void)fprintf(stderr, "fulltime: %.*s\n", (int)text.len, text.data);
    ft_buffer_free(&text);
}

static void free_run(run *r)
{
    ft_crew_free(r->crew);
    ft_sink_free(r->sink);
    ft_feed_free(r->feed);
    ft_arena_free(r->arena);
    ft_rules_free(r->rules);
}

void ft_extract_run(ft_job *job)
{
    run r = {.job = job, .rules = ft_input_rules_quick(job)};
    ft_error err = {0};

    if (!r.rules)
        return;
    ft_interrupt_watch();
    r.saved = ft_progress_now();
    if (start(&r, &err)) {
        const bool usage = err.status == FT_ERR_ARGUMENT;

        ft_job_report(job, usage ? FT_EXIT_USAGE : FT_EXIT_INPUT, NULL, &err);
    } else {
        work_through(&r);
        const bool whole = !is_over(&r) && ft_interrupt_signal() == 0;

        if (whole)
            finish(&r);
        else
            stop_early(&r);
        summarise(&r, whole);
    }
    free_run(&r);
}
