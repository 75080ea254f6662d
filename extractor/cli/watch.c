/*
 * Comes in: files that change. Goes out: what that changes. An article's file
 * touches that article; a file of rules, or of names, touches all there is, for
 * a new pattern may fire anywhere.
 */
#include "cli/watch.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/error.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/notice.h"
#include "cli/paint.h"
#include "cli/workbench.h"
#include "locate.h"

enum { TAG_RULES, TAG_CORPUS, PATH_SIZE = 4096 };

typedef struct watcher {
    ft_job *job;
    ft_workbench bench;
    ft_session session;
    ft_notice *notice;
    bool rules;  /* a file of theirs changed */
    bool cases;  /* an article came or went */
    bool *again; /* by trial: a file of it changed */
} watcher;

/* ---- what to watch ---- */

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void cut_name(char *path)
{
    char *slash = strrchr(path, '/');

    path[0] = slash ? path[0] : '.';
    path[slash ? slash - path : 1] = '\0';
}

/* The pack's folder, and the tables that lie beside it. */
static bool watch_rules(watcher *w)
{
    char path[PATH_SIZE], names[PATH_SIZE + 16];

    if (ft_locate_rules(w->job->args.rules, path, sizeof path, NULL))
        return false;
    if (!is_folder(path))
        cut_name(path);
    (void)snprintf(names, sizeof names, "%s/../names", path);
    if (is_folder(names))
        (void)ft_notice_add(w->notice, names, TAG_RULES, false);
    return ft_notice_add(w->notice, path, TAG_RULES, true);
}

static bool watch_corpus(watcher *w)
{
    const char *corpus = w->bench.session.corpus;
    char path[PATH_SIZE];

    if (!corpus)
        return true;
    if (is_folder(corpus))
        return ft_notice_add(w->notice, corpus, TAG_CORPUS, true);
    (void)snprintf(path, sizeof path, "%s", corpus);
    cut_name(path);
    return ft_notice_add(w->notice, path, TAG_CORPUS, false);
}

/* ---- what changed ---- */

static bool ends_in(const char *name, const char *end)
{
    return ft_slice_ends(ft_slice_of(name), ft_slice_of(end));
}

/* Left by editors, or by us while accepting. */
static bool is_passing(const char *name)
{
    return name[0] == '.' || ends_in(name, "~") || ends_in(name, ".new") ||
           ends_in(name, ".swp") || strcmp(name, "accepted-rules") == 0;
}

/* Whether a path is that of a file right in the folder. */
static bool lies_in(const char *path, const char *folder)
{
    size_t len = strlen(folder);

    return path && strncmp(path, folder, len) == 0 && path[len] == '/' &&
           !strchr(path + len + 1, '/');
}

static void note_change(void *context, int tag, const char *folder,
                        const char *name)
{
    watcher *w = context;
    bool known = false;

    if (is_passing(name))
        return;
    if (tag == TAG_RULES) {
        w->rules = true;
        return;
    }
    for (size_t i = 0; i < w->session.trial_count; i++)
        if (lies_in(w->session.trials[i].of->expected, folder))
            known = w->again[i] = true;
    w->cases = w->cases || !known;
}

/* ---- which rules read otherwise ---- */

/* The text of a rule, from its line to that of the next one in its file. */
static ft_slice rule_text(const ft_pack *pack, size_t rule)
{
    unsigned line, next;
    const ft_source *source = ft_pack_rule_source(pack, rule, &line);
    const char *end = source->text.data + source->text.len;
    const char *begin = ft_source_line(source, line).data;

    if (rule + 1 < ft_pack_rule_count(pack) &&
        ft_slice_equal(ft_pack_rule_source(pack, rule + 1, &next)->name,
                       source->name))
        end = ft_source_line(source, next).data;
    return (ft_slice){begin, (size_t)(end - begin)};
}

/* A rule of the same id and text in another pack. */
static bool has_same(const ft_pack *pack, ft_slice id, ft_slice text)
{
    for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
        if (ft_slice_equal(ft_pack_rule_id(pack, i), id))
            return ft_slice_equal(rule_text(pack, i), text);
    return false;
}

static size_t changed_rules(const ft_pack *before, const ft_pack *now)
{
    size_t count = 0;

    for (size_t i = 0; i < ft_pack_rule_count(now); i++)
        count += !has_same(before, ft_pack_rule_id(now, i), rule_text(now, i));
    return count;
}

/* ---- running again ---- */

static long elapsed_ms(const struct timespec *begin)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - begin->tv_sec) * 1000 +
           (now.tv_nsec - begin->tv_nsec) / 1000000;
}

static void put_head(watcher *w, const char *what, size_t count,
                     const struct timespec *begin)
{
    ft_buffer *out = &w->job->out;
    char text[96];

    ft_buffer_byte(out, '\n');
    ft_summary_plural(out, count, what);
    (void)snprintf(text, sizeof text, " again in %ld ms\n", elapsed_ms(begin));
    ft_buffer_text(out, text);
}

static void show_run(watcher *w)
{
    ft_summary_show(&w->job->out, &w->session, &w->bench.summary);
    ft_summary_verdict(&w->job->out, &w->session, &w->bench.summary);
    ft_job_print(w->job);
}

/* A whole session in place of the one there is; errors are reported, and then
 * the old one stays. */
static bool run_anew(watcher *w, ft_rules *rules)
{
    ft_session session;
    ft_error err = {0};

    if (ft_session_run(rules, &w->bench.session, &session, &err)) {
        ft_workbench_fail(w->job, &err);
        ft_session_free(&session);
        return false;
    }
    ft_session_free(&w->session);
    w->session = session;
    return true;
}

static void run_rules(watcher *w)
{
    struct timespec begin;
    ft_rules *rules;
    size_t changed;

    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    if (!(rules = ft_input_rules(w->job))) /* it has been reported */
        return;
    changed = changed_rules(w->bench.rules->pack, rules->pack);
    if (!run_anew(w, rules)) {
        ft_rules_free(rules);
        return;
    }
    ft_rules_free(w->bench.rules);
    w->bench.rules = rules;
    put_head(w, "changed rule", changed, &begin);
    show_run(w);
}

static void run_cases(watcher *w)
{
    struct timespec begin;

    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    (void)watch_corpus(w); /* folders may be new */
    if (!run_anew(w, w->bench.rules))
        return;
    put_head(w, "article", w->session.trial_count, &begin);
    show_run(w);
}

static void run_touched(watcher *w)
{
    const ft_summary_options *options = &w->bench.summary;
    struct timespec begin;
    size_t count = 0;

    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    for (size_t i = 0; i < w->session.trial_count; i++) {
        if (!w->again[i])
            continue;
        ft_session_rerun(&w->session, i);
        ft_summary_trial(&w->job->out, &w->session, &w->session.trials[i],
                         options);
        count++;
    }
    if (count == 0 || ft_session_sum(&w->session))
        return;
    put_head(w, "article", count, &begin);
    ft_figures_show(&w->job->out, options->colour, &w->session.figures,
                    options->field, options->floors, options->floor_count);
    ft_summary_verdict(&w->job->out, &w->session, options);
    ft_job_print(w->job);
}

/* One round; false: there will be none after it. */
static bool go_round(watcher *w)
{
    w->rules = w->cases = false;
    w->again = FT_NEW(w->session.arena, bool, w->session.trial_count);
    if (!w->again || !ft_notice_wait(w->notice, note_change, w))
        return false;
    if (w->rules)
        run_rules(w);
    else if (w->cases)
        run_cases(w);
    else
        run_touched(w);
    return !w->job->stopped;
}

static void run(watcher *w)
{
    ft_error err = {0};

    if (ft_session_run(w->bench.rules, &w->bench.session, &w->session, &err)) {
        ft_workbench_fail(w->job, &err);
    } else if (!(w->notice = ft_notice_new()) || !watch_rules(w) ||
               !watch_corpus(w)) {
        (void)ft_error_set(&err, FT_ERR_IO, "files cannot be watched here");
        ft_job_report(w->job, FT_EXIT_INPUT, NULL, &err);
    } else if (ft_workbench_floors(w->job, &w->bench, &w->session.figures)) {
        show_run(w);
        while (go_round(w))
            ;
        if (ft_interrupt_signal() != 0)
            ft_job_fail(w->job,
                        (ft_exit)(FT_EXIT_SIGNAL + ft_interrupt_signal()));
    }
    ft_notice_free(w->notice);
    ft_session_free(&w->session);
}

void ft_watch_run(ft_job *job)
{
    watcher w = {.job = job};

    ft_interrupt_watch();
    if (ft_workbench_open(job, &w.bench))
        run(&w);
    ft_workbench_close(&w.bench);
}
