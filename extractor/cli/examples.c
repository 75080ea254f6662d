/* Comes in: a pack. Goes out: how its examples fare, the bad ones in words. */
#include "cli/examples.h"

#include "cli/paint.h"

static const struct {
    const char *word;
    ft_style style;
} outcomes[] = {
    [FT_OUTCOME_PASS] = {"pass", FT_STYLE_GOOD},
    [FT_OUTCOME_NOISY] = {"NOISY", FT_STYLE_BAD},
    [FT_OUTCOME_MISSING] = {"MISSING", FT_STYLE_BAD},
    [FT_OUTCOME_WRONG] = {"WRONG", FT_STYLE_BAD},
    [FT_OUTCOME_TODO] = {"todo", FT_STYLE_WARN},
};

static bool is_bad(ft_outcome outcome)
{
    return outcome == FT_OUTCOME_NOISY || outcome == FT_OUTCOME_MISSING ||
           outcome == FT_OUTCOME_WRONG;
}

static void show(ft_job *job, const ft_pack *pack, size_t rule,
                 const ft_example *example, ft_outcome outcome,
                 const char *detail)
{
    unsigned line;
    const ft_source *source = ft_pack_rule_source(pack, rule, &line);
    ft_buffer *out = &job->out;

    ft_paint_safe(out, source->name);
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, example->line ? example->line : line);
    ft_buffer_text(out, ": ");
    ft_paint_text(out, job->colour, outcomes[outcome].style,
                  outcomes[outcome].word);
    ft_buffer_byte(out, ' ');
    ft_paint_safe(out, ft_pack_rule_id(pack, rule));
    ft_buffer_text(out, "\n    ");
    ft_paint_safe(out, example->text);
    ft_buffer_byte(out, '\n');
    if (*detail) {
        ft_buffer_text(out, "    ");
        ft_paint_safe(out, ft_slice_of(detail));
        ft_buffer_byte(out, '\n');
    }
}

static ft_status run_one(ft_job *job, const ft_pack *pack, size_t rule,
                         const ft_example *example, ft_examples *out,
                         ft_error *err)
{
    char detail[256] = "";
    ft_outcome outcome = FT_OUTCOME_PASS;
    ft_status status =
        ft_pack_try(pack, rule, example, &outcome, detail, sizeof detail, err);

    if (status)
        return status;
    out->outcomes[outcome]++;
    out->closed += outcome == FT_OUTCOME_PASS && example->todo.len > 0;
    if (is_bad(outcome) || (job->args.all && outcome == FT_OUTCOME_TODO))
        show(job, pack, rule, example, outcome, detail);
    return FT_OK;
}

ft_status ft_examples_run(ft_job *job, const ft_pack *pack, ft_examples *out,
                          ft_error *err)
{
    *out = (ft_examples){0};
    for (size_t rule = 0; rule < ft_pack_rule_count(pack); rule++) {
        size_t count, matches = 0;
        const ft_example *examples = ft_pack_rule_examples(pack, rule, &count);

        for (size_t i = 0; i < count; i++) {
            ft_status status = run_one(job, pack, rule, &examples[i], out, err);

            if (status)
                return status;
            matches += examples[i].kind == FT_EXAMPLE_MATCH;
        }
        out->bare += matches == 0;
    }
    return FT_OK;
}

size_t ft_examples_failed(const ft_examples *examples)
{
    size_t failed = 0;

    for (size_t i = 0; i < FT_COUNT(examples->outcomes); i++)
        failed += is_bad((ft_outcome)i) ? examples->outcomes[i] : 0;
    return failed;
}
