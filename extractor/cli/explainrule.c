/* Comes in: the id of a rule, and articles or a corpus. Goes out: what the rule
 * did in each; articles where it did nothing are not named. */
#include "cli/explainrule.h"

#include "base/error.h"
#include "cli/input.h"
#include "cli/paint.h"
#include "cli/trace.h"
#include "cli/workbench.h"

typedef struct asked {
    ft_job *job;
    const ft_workbench *bench;
    size_t rule;
    ft_tracer *tracer;
    size_t articles, shown, facts, losers;
} asked;

/* The rule asked for; false: there is none, which has been reported. */
static bool find_rule(ft_job *job, const ft_pack *pack, ft_arena *arena,
                      size_t *out)
{
    ft_slice wanted = ft_slice_of(job->args.rule), near;
    size_t count = ft_pack_rule_count(pack);
    ft_slice *names = FT_NEW(arena, ft_slice, count);
    ft_error err = {0};

    for (size_t i = 0; names && i < count; i++) {
        names[i] = ft_pack_rule_id(pack, i);
        if (ft_slice_equal(names[i], wanted)) {
            *out = i;
            return true;
        }
    }
    near = names ? ft_error_nearest(wanted, names, count) : ft_slice_of("");
    (void)ft_error_set(&err, FT_ERR_ARGUMENT,
                       "there is no rule '%.40s'%s%.*s%s", job->args.rule,
                       near.len ? "; did you mean '" : "",
                       near.len < 60 ? (int)near.len : 60,
                       near.len ? near.data : "", near.len ? "'?" : "");
    ft_job_report(job, FT_EXIT_USAGE, NULL, &err);
    return false;
}

static void count_facts(asked *a, const ft_facts *facts)
{
    for (size_t i = 0; i < facts->count; i++)
        a->facts += facts->facts[i].rule == a->rule;
    for (size_t i = 0; i < facts->loser_count; i++)
        a->losers += facts->losers[i].rule == a->rule;
}

static void show_article(asked *a, const char *name, const ft_result *result)
{
    ft_arena *arena = ft_arena_new();
    ft_trace trace = {.pack = a->bench->rules->pack,
                      .pass = &result->pass,
                      .arena = arena,
                      .colour = a->job->colour,
                      .all = a->job->args.all};
    ft_buffer lines = {0};
    ft_error err = {0};

    if (!arena || ft_trace_rule(&trace, &lines, a->rule, a->tracer) ||
        lines.failed) {
        ft_error_memory(&err);
        ft_job_report(a->job, FT_EXIT_INPUT, name, &err);
    } else if (lines.len > 0) {
        ft_paint_text(&a->job->out, a->job->colour, FT_STYLE_STRONG, name);
        ft_buffer_byte(&a->job->out, '\n');
        ft_buffer_add(&a->job->out, ft_buffer_slice(&lines));
        ft_buffer_byte(&a->job->out, '\n');
        a->shown++;
    }
    ft_buffer_free(&lines);
    ft_arena_free(arena);
}

static void look_at(asked *a, const char *path, const char *name)
{
    ft_result *result = ft_input_extract(a->job, a->bench->rules, path);

    a->articles++;
    if (!result)
        return;
    count_facts(a, &result->pass.facts);
    show_article(a, name, result);
    ft_job_print(a->job);
    ft_result_free(result);
}

static ft_status look_through(asked *a, ft_error *err)
{
    const ft_case *cases;
    size_t count;
    ft_status status = ft_workbench_cases(a->bench, &cases, &count, err);

    for (size_t i = 0; !status && i < count && !a->job->stopped; i++)
        look_at(a, cases[i].article, cases[i].name);
    return status;
}

static void conclude(asked *a)
{
    ft_buffer *out = &a->job->out;

    ft_paint_safe(out, ft_pack_rule_id(a->bench->rules->pack, a->rule));
    ft_buffer_text(out, ": ");
    ft_summary_plural(out, a->facts, "fact");
    ft_buffer_text(out, ", ");
    ft_buffer_integer(out, (long long)a->losers);
    ft_buffer_text(out, " lost to others, in ");
    ft_summary_plural(out, a->articles, "article");
    ft_buffer_byte(out, '\n');
    ft_job_print(a->job);
}

static void run(asked *a)
{
    const ft_args *args = &a->job->args;
    ft_error err = {0};

    for (size_t i = 0; i < args->file_count && !a->job->stopped; i++)
        look_at(a, args->files[i], args->files[i]);
    if (args->file_count == 0 && look_through(a, &err))
        ft_job_report(a->job, FT_EXIT_INPUT, NULL, &err);
    conclude(a);
}

void ft_explain_rule(ft_job *job)
{
    ft_workbench bench;
    asked a = {.job = job, .bench = &bench};
    ft_error err = {0};

    if (ft_workbench_open(job, &bench) &&
        find_rule(job, bench.rules->pack, bench.arena, &a.rule)) {
        a.tracer = ft_tracer_of(bench.arena, bench.rules->pack, a.rule);
        if (a.tracer) {
            run(&a);
        } else {
            ft_error_memory(&err);
            ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
        }
        ft_tracer_free(a.tracer);
    }
    ft_workbench_close(&bench);
}
