/*
 * Comes in: what changed since it was accepted. Goes out: what somebody says of
 * each change. Answers are lines on standard input, so that they can also come
 * from a file; what is answered is written when its article is done.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/marks.h"
#include "cli/paint.h"
#include "cli/verbs.h"
#include "cli/workbench.h"

typedef enum answer {
    ANSWER_NONE,
    ANSWER_YES,
    ANSWER_NO,
    ANSWER_EDIT,
    ANSWER_QUIT
} answer;

typedef struct review {
    ft_job *job;
    ft_session *session;
    size_t asked, accepted;
    ft_share others[FT_MEASURE_COUNT]; /* accepted of all other articles */
    bool quit;
    bool failed;
} review;

/* ---- asking ---- */

static answer read_answer(void)
{
    char line[64];

    if (!fgets(line, sizeof line, stdin))
        return ANSWER_QUIT;
    while (!strchr(line, '\n') && fgets(line + 1, sizeof line - 1, stdin))
        ;
    switch (line[0]) {
    case 'y':
        return ANSWER_YES;
    case 'n':
        return ANSWER_NO;
    case 'e':
        return ANSWER_EDIT;
    case 'q':
        return ANSWER_QUIT;
    default:
        return ANSWER_NONE;
    }
}

static answer ask(review *r, const char *question)
{
    answer given = ANSWER_NONE;

    while (given == ANSWER_NONE) {
        ft_paint_text(&r->job->out, r->job->colour, FT_STYLE_STRONG, question);
        ft_job_print(r->job);
        given = read_answer();
        ft_buffer_byte(&r->job->out, '\n');
    }
    return given;
}

static answer ask_whether(review *r)
{
    r->asked++;
    return ask(r, "accept? y(es) n(o) e(dit the gold) q(uit) ");
}

/* Through the shell, for $EDITOR may hold arguments. */
static bool edit(const char *path)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", "${VISUAL:-${EDITOR:-vi}} \"$1\"",
                    "sh", path, (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child &&
           WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- showing ---- */

static void show_proof(review *r, const ft_trial *t, const ft_change *change)
{
    const ft_match *match = ft_trial_match(t, change);
    ft_arena *arena = ft_arena_new();
    ft_marks marks;

    if (match && arena &&
        !ft_marks_of(arena, match, ft_slice_of(r->job->args.field), &marks))
        ft_excerpt_show(&r->job->out, r->job->colour,
                        t->result->pass.article.text, marks.items, marks.count);
    ft_buffer_byte(&r->job->out, '\n');
    ft_arena_free(arena);
}

static void show_name(review *r, const ft_trial *t)
{
    ft_paint_text(&r->job->out, r->job->colour, FT_STYLE_STRONG, t->of->name);
    if (t->input.fresh)
        ft_buffer_text(&r->job->out, " (never accepted)");
    else if (!t->input.settled)
        ft_buffer_text(&r->job->out, " (its gold has changed)");
    ft_buffer_byte(&r->job->out, '\n');
}

/* ---- one article ---- */

typedef struct answers {
    answer *given; /* by change */
    bool any;      /* one is yes */
} answers;

/* What is accepted from now on: with a no, what was before. */
static ft_records_read choose(const ft_trial *t, const answers *a)
{
    const ft_comparison *c = &t->outcome;
    const ft_json **items =
        FT_NEW(t->arena, const ft_json *, t->input.got.count + c->change_count);
    size_t count = 0;

    for (size_t i = 0; items && i < t->input.got.count; i++) {
        const ft_json *kept = t->input.got.items[i];

        for (size_t k = 0; k < c->change_count; k++)
            if (c->changes[k].now == kept && a->given[k] != ANSWER_YES)
                kept = c->changes[k].before;
        if (kept)
            items[count++] = kept;
    }
    for (size_t k = 0; items && k < c->change_count; k++)
        if (!c->changes[k].now && c->changes[k].before &&
            a->given[k] != ANSWER_YES)
            items[count++] = c->changes[k].before;
    return (ft_records_read){items, count};
}

static void write_answers(review *r, const ft_trial *t, const answers *a)
{
    ft_records_read records = choose(t, a);
    ft_error err = {0};

    if (!a->any)
        return;
    if (!records.items)
        ft_error_memory(&err);
    if (err.status || ft_trial_accept(t, &records, &err)) {
        ft_job_report(r->job, FT_EXIT_INPUT, t->of->name, &err);
        r->failed = true;
    }
}

/* ---- what it costs ---- */

/* Of the whole corpus, with these answers. */
static void sum_shares(review *r, const ft_trial *t, const answers *a,
                       ft_share sum[FT_MEASURE_COUNT])
{
    ft_records_read records = choose(t, a);
    ft_compared input = {t->input.expected, records, records, true, false};
    ft_comparison found;

    memcpy(sum, r->others, sizeof r->others);
    if (!records.items || ft_compare(t->arena, &input, &found)) {
        r->failed = true;
        return;
    }
    for (size_t i = 0; i < FT_MEASURE_COUNT; i++)
        ft_share_add(&sum[i], &found.now[i]);
}

static bool tell_losses(review *r, const ft_share *was, const ft_share *now)
{
    bool lost = false;

    for (size_t i = 0; i < FT_MEASURE_COUNT; i++) {
        if (ft_share_compare(&now[i], &was[i]) >= 0)
            continue;
        ft_figures_fall(&r->job->out, ft_measure_names[i], &was[i], &now[i]);
        lost = true;
    }
    return lost;
}

/* The article is one of the others from now on. */
static void settle(review *r, const ft_trial *t, const answers *a)
{
    ft_share sum[FT_MEASURE_COUNT];

    sum_shares(r, t, a, sum);
    memcpy(r->others, sum, sizeof r->others);
}

/* After a yes that makes a field worse: whether it is meant. */
static answer ask_again(review *r, const ft_trial *t, answers *a, size_t change)
{
    ft_share was[FT_MEASURE_COUNT], now[FT_MEASURE_COUNT];

    if (r->job->args.accept_loss || t->input.fresh)
        return ANSWER_YES;
    sum_shares(r, t, a, was);
    a->given[change] = ANSWER_YES;
    sum_shares(r, t, a, now);
    if (!tell_losses(r, was, now))
        return ANSWER_YES;
    return ask(r, "accept the loss, too? y(es) n(o) e(dit the gold) q(uit) ");
}

/* Notes the answer; false when the article begins anew, or all ends. */
static bool take(review *r, size_t index, answer given)
{
    ft_trial *t = &r->session->trials[index];

    if (given == ANSWER_EDIT) {
        if (!edit(t->of->expected))
            ft_buffer_text(&r->job->out, "the editor failed\n");
        ft_session_rerun(r->session, index);
    }
    r->quit = given == ANSWER_QUIT;
    r->accepted += given == ANSWER_YES;
    return given != ANSWER_EDIT && !r->quit;
}

/* Nothing came otherwise, but the gold is another, or new. False as below. */
static bool walk_gold(review *r, size_t index)
{
    static const answers yes = {NULL, true};
    const ft_trial *t = &r->session->trials[index];
    const ft_difference *last = NULL;
    answer given = ANSWER_YES;

    for (size_t i = 0; i < t->outcome.difference_count; i++) {
        ft_difference_show(&r->job->out, r->job->colour,
                           &t->outcome.differences[i], last);
        last = &t->outcome.differences[i];
    }
    if (t->outcome.difference_count > 0) {
        given = ask_whether(r);
        (void)take(r, index, given);
    }
    if (given == ANSWER_EDIT)
        return false;
    if (given == ANSWER_YES)
        write_answers(r, t, &yes);
    return true;
}

/* False when the article has to be walked through again. */
static bool walk_changes(review *r, size_t index)
{
    const ft_trial *t = &r->session->trials[index];
    const ft_comparison *c = &t->outcome;
    answer *given = FT_NEW(t->arena, answer, c->change_count);
    answers all = {given, false};
    bool on = given != NULL;

    r->failed = r->failed || !given;
    for (size_t i = 0; on && i < c->change_count; i++) {
        ft_change_show(&r->job->out, r->job->colour, &c->changes[i]);
        show_proof(r, t, &c->changes[i]);
        answer one = ask_whether(r);
        if (one == ANSWER_YES)
            one = ask_again(r, t, &all, i);
        given[i] = one;
        all.any = all.any || one == ANSWER_YES;
        if (one == ANSWER_EDIT) /* what was answered so far is kept */
            write_answers(r, t, &all);
        on = take(r, index, one); /* after an edit the trial is a new one */
        if (one == ANSWER_EDIT)
            return false;
    }
    if (!given)
        return true;
    write_answers(r, t, &all);
    settle(r, t, &all);
    return true;
}

static void walk_article(review *r, size_t index)
{
    const ft_trial *t = &r->session->trials[index];
    bool done = false;

    if (!ft_trial_pending(t))
        return;
    for (size_t i = 0; i < FT_MEASURE_COUNT; i++)
        ft_share_take(&r->others[i], &t->outcome.was[i]);
    while (!r->quit && !r->failed && !done && ft_trial_pending(t)) {
        show_name(r, t);
        if (t->outcome.change_count > 0)
            done = walk_changes(r, index);
        else
            done = walk_gold(r, index);
    }
    if (t->outcome.change_count == 0)
        settle(r, t, &(answers){NULL, false});
}

static void conclude(const review *r)
{
    ft_buffer *out = &r->job->out;

    if (r->asked == 0) {
        ft_buffer_text(out, "nothing is pending\n");
    } else {
        ft_summary_plural(out, r->accepted, "change");
        ft_buffer_text(out, " accepted\n");
    }
    ft_job_print(r->job);
    if (r->failed)
        ft_job_fail(r->job, FT_EXIT_INPUT);
}

static void run(ft_job *job, const ft_workbench *bench)
{
    ft_session session;
    review r = {.job = job, .session = &session};
    ft_error err = {0};

    if (ft_session_run(bench->rules, &bench->session, &session, &err)) {
        ft_workbench_fail(job, &err);
    } else {
        memcpy(r.others, session.figures.was, sizeof r.others);
        for (size_t i = 0; i < session.trial_count; i++)
            walk_article(&r, i);
        conclude(&r);
    }
    ft_session_free(&session);
}

void ft_review_run(ft_job *job)
{
    ft_workbench bench;

    if (ft_workbench_open(job, &bench))
        run(job, &bench);
    ft_workbench_close(&bench);
}
