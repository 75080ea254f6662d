/*
 * Comes in: rules and a corpus. Goes out: what should hold and does not, how
 * much of each field is right, what the rules did; and, when told so, what
 * came out becomes what is accepted.
 */
#include "base/error.h"
#include "cli/input.h"
#include "cli/paint.h"
#include "cli/replace.h"
#include "cli/results.h"
#include "cli/testpage.h"
#include "cli/verbs.h"
#include "cli/watch.h"
#include "cli/workbench.h"

/* ---- accepting ---- */

static void put_losses(ft_job *job, const ft_session *s)
{
    for (size_t i = 0; i < s->figures.count; i++) {
        if (!ft_figures_lost(&s->figures, i))
            continue;
        ft_buffer_text(&job->out, "not accepted: ");
        ft_figures_fall(&job->out, s->figures.names[i], &s->figures.was[i],
                        &s->figures.again[i]);
    }
}

static bool may_accept(ft_job *job, const ft_session *s)
{
    ft_session_counts sum = ft_session_count(s, (ft_slice){NULL, 0});
    ft_error err = {0};
    bool lost = false;

    for (size_t i = 0; i < s->figures.count; i++)
        lost = lost || ft_figures_lost(&s->figures, i);
    if (s->gold)
        (void)ft_error_set(&err, FT_ERR_ARGUMENT,
                           "a file of gold keeps nothing to accept");
    else if (job->args.field)
        (void)ft_error_set(&err, FT_ERR_ARGUMENT,
                           "not accepted: whole records are, so leave --field "
                           "away");
    else if (sum.broken + sum.incidents > 0)
        (void)ft_error_set(&err, FT_ERR_ARGUMENT,
                           "not accepted: not every article could be run");
    else if (lost && !job->args.accept_loss)
        (void)ft_error_set(&err, FT_ERR_ARGUMENT,
                           "not accepted: a field is worse than it was "
                           "(--accept-loss takes it, too)");
    if (err.status == FT_OK)
        return true;
    put_losses(job, s);
    ft_job_print(job);
    ft_job_report(job, FT_EXIT_FAILED, NULL, &err);
    return false;
}

static void accept_rules(ft_job *job, const ft_session *s)
{
    ft_error err = {0};

    if (ft_roster_write(s->arena, s->options->corpus, s->rules->pack, &err))
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
}

static void accept_all(ft_job *job, ft_session *s)
{
    size_t count = 0;

    for (size_t i = 0; i < s->trial_count; i++) {
        const ft_trial *t = &s->trials[i];
        ft_error err = {0};

        if (!ft_trial_pending(t))
            continue;
        if (ft_trial_accept(t, &t->input.got, &err)) {
            ft_job_report(job, FT_EXIT_INPUT, t->of->name, &err);
            return;
        }
        ft_session_rerun(s, i);
        count++;
    }
    if (s->roster.changed)
        accept_rules(job, s);
    if (ft_session_sum(s))
        ft_job_fail(job, FT_EXIT_INPUT);
    ft_buffer_text(&job->out, "accepted ");
    ft_summary_plural(&job->out, count, "article");
    ft_buffer_byte(&job->out, '\n');
}

/* ---- showing ---- */

static void show_page(ft_job *job, const ft_session *s,
                      const ft_summary_options *options)
{
    ft_error err = {0};

    if (ft_testpage_show(&job->out, s, options, &err)) {
        ft_buffer_clear(&job->out);
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    }
}

static void show(ft_job *job, const ft_session *s,
                 const ft_summary_options *options)
{
    if (job->args.html) {
        show_page(job, s, options);
    } else if (job->args.tap) {
        ft_results_tap(&job->out, s, options);
    } else if (job->args.json) {
        ft_results_json(&job->out, s, options);
    } else {
        ft_summary_show(&job->out, s, options);
        if (!job->args.accept)
            ft_summary_verdict(&job->out, s, options);
    }
    ft_job_print(job);
}

static void write_junit(ft_job *job, const ft_session *s,
                        const ft_summary_options *options)
{
    ft_buffer text = {0};
    ft_error err = {0};

    ft_results_junit(&text, s, options);
    if (ft_replace_file(job->args.junit, &text, &err))
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    ft_buffer_free(&text);
}

static void conclude(ft_job *job, ft_session *s,
                     const ft_summary_options *options)
{
    show(job, s, options);
    for (size_t i = 0; i < s->trial_count; i++)
        if (s->trials[i].err.status)
            ft_job_report(job, FT_EXIT_INPUT, s->trials[i].of->name,
                          &s->trials[i].err);
    if (job->args.junit)
        write_junit(job, s, options);
    if (job->args.accept && s->trial_count > 0 && may_accept(job, s)) {
        accept_all(job, s);
        ft_summary_verdict(&job->out, s, options);
    }
    if (!ft_summary_passes(s, options))
        ft_job_fail(job, FT_EXIT_FAILED);
}

static void run(ft_job *job, const ft_workbench *bench)
{
    ft_session session;
    ft_error err = {0};

    if (ft_session_run(bench->rules, &bench->session, &session, &err))
        ft_workbench_fail(job, &err);
    else if (ft_workbench_floors(job, bench, &session.figures))
        conclude(job, &session, &bench->summary);
    ft_job_print(job);
    ft_session_free(&session);
}

void ft_test_run(ft_job *job)
{
    ft_workbench bench;

    if (job->args.watch) {
        ft_watch_run(job);
        return;
    }
    if (ft_workbench_open(job, &bench))
        run(job, &bench);
    ft_workbench_close(&bench);
}
