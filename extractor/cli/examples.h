/* examples: the examples inside rules, each run and judged. */
#ifndef FT_CLI_EXAMPLES_H
#define FT_CLI_EXAMPLES_H

#include "cli/job.h"
#include "rules/pack.h"

typedef struct ft_examples {
    size_t outcomes[FT_OUTCOME_TODO + 1];
    size_t closed; /* known gaps that hold by now */
    size_t bare;   /* rules without an example that must match */
} ft_examples;

/* Runs them all and prints those that fail. */
ft_status ft_examples_run(ft_job *job, const ft_pack *pack, ft_examples *out,
                          ft_error *err);
/* Noisy, missing and wrong ones. */
size_t ft_examples_failed(const ft_examples *examples);

#endif
