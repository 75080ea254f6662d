/* Comes in: a pack. Goes out: how its examples fare, the bad ones in words. */
#include "cli/examples.h"

#include "cli/measure.h"
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

const char *ft_outcome_name(ft_outcome outcome)
{
    return outcomes[outcome].word;
}

bool ft_examples_wants(ft_slice only, ft_slice rule)
{
    return ft_measure_within(rule, only);
}

static size_t count_wanted(const ft_pack *pack, ft_slice only)
{
    size_t all = 0, count;

    for (size_t rule = 0; rule < ft_pack_rule_count(pack); rule++)
        if (ft_examples_wants(only, ft_pack_rule_id(pack, rule))) {
            (void)ft_pack_rule_examples(pack, rule, &count);
            all += count;
        }
    return all;
}

ft_status ft_examples_list(ft_arena *arena, const ft_pack *pack, ft_slice only,
                           ft_example_trial **out, size_t *count)
{
    size_t next = 0, own;

    *count = count_wanted(pack, only);
    *out = FT_NEW(arena, ft_example_trial, *count);
    if (!*out)
        return FT_ERR_MEMORY;
    for (size_t rule = 0; rule < ft_pack_rule_count(pack); rule++) {
        const ft_example *examples = ft_pack_rule_examples(pack, rule, &own);

        if (!ft_examples_wants(only, ft_pack_rule_id(pack, rule)))
            continue;
        for (size_t i = 0; i < own; i++)
            (*out)[next++] =
                (ft_example_trial){.rule = rule, .example = &examples[i]};
    }
    return FT_OK;
}

void ft_example_run(const ft_pack *pack, ft_example_trial *trial)
{
    (void)ft_pack_try(pack, trial->rule, trial->example, &trial->outcome,
                      trial->detail, sizeof trial->detail, &trial->err);
}

bool ft_example_failed(const ft_example_trial *trial)
{
    return trial->err.status || trial->outcome == FT_OUTCOME_NOISY ||
           trial->outcome == FT_OUTCOME_MISSING ||
           trial->outcome == FT_OUTCOME_WRONG;
}

bool ft_example_closed(const ft_example_trial *trial)
{
    return trial->outcome == FT_OUTCOME_PASS && trial->example->todo.len > 0;
}

static void put_line(ft_buffer *out, ft_slice text)
{
    if (text.len == 0)
        return;
    ft_buffer_text(out, "    ");
    ft_paint_safe(out, text);
    ft_buffer_byte(out, '\n');
}

void ft_example_show(ft_buffer *out, bool colour, const ft_pack *pack,
                     const ft_example_trial *trial)
{
    unsigned line;
    const ft_source *source = ft_pack_rule_source(pack, trial->rule, &line);
    const ft_example *example = trial->example;

    ft_paint_safe(out, source->name);
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, example->line ? example->line : line);
    ft_buffer_text(out, ": ");
    ft_paint_text(out, colour, outcomes[trial->outcome].style,
                  outcomes[trial->outcome].word);
    ft_buffer_byte(out, ' ');
    ft_paint_safe(out, ft_pack_rule_id(pack, trial->rule));
    ft_buffer_byte(out, '\n');
    put_line(out, example->text);
    put_line(out, ft_slice_of(trial->detail));
    put_line(out, ft_slice_of(trial->err.message));
}
