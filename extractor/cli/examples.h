/* examples: the examples inside rules, each run and judged. */
#ifndef FT_CLI_EXAMPLES_H
#define FT_CLI_EXAMPLES_H

#include "base/buffer.h"
#include "rules/pack.h"

/* One example and what it came to. */
typedef struct ft_example_trial {
    size_t rule;
    const ft_example *example;
    ft_outcome outcome;
    char detail[256]; /* what was found instead */
    ft_error err;     /* it could not be run when err.status */
} ft_example_trial;

/* All examples of the rules that `only` names: an id, or the front of one up to
 * a dot; empty: of all rules. Not yet run. FT_ERR_MEMORY or FT_OK. */
ft_status ft_examples_list(ft_arena *arena, const ft_pack *pack, ft_slice only,
                           ft_example_trial **out, size_t *count);
bool ft_examples_wants(ft_slice only, ft_slice rule);
void ft_example_run(const ft_pack *pack, ft_example_trial *trial);

/* Noisy, missing, wrong, or not run at all. */
bool ft_example_failed(const ft_example_trial *trial);
/* A known gap that holds by now. */
bool ft_example_closed(const ft_example_trial *trial);
const char *ft_outcome_name(ft_outcome outcome); /* "NOISY" */
/* file:line, the outcome, the text and what was found instead. */
void ft_example_show(ft_buffer *out, bool colour, const ft_pack *pack,
                     const ft_example_trial *trial);

#endif
