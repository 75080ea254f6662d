/* input: the articles and rules that the command line names. */
#ifndef FT_CLI_INPUT_H
#define FT_CLI_INPUT_H

#include "base/arena.h"
#include "cli/job.h"

/* Reads a file, or standard input for "-". */
ft_status ft_input_read(ft_arena *arena, const char *name, ft_slice *out,
                        ft_error *err);
/* The rules asked for. NULL: could not be loaded, which has been reported. */
ft_rules *ft_input_rules(ft_job *job);
/* As above for extraction alone, which is quicker: see ft_pack_open(). */
ft_rules *ft_input_rules_quick(ft_job *job);
/* Reads one input and extracts it. NULL: failed, which has been reported. */
ft_result *ft_input_extract(ft_job *job, const ft_rules *rules,
                            const char *name);

/* Loads the rules and visits every input, or standard input when there is
 * none, until nobody reads the output any more. */
typedef void ft_input_visit(ft_job *job, const ft_rules *rules,
                            const char *name);
void ft_input_each(ft_job *job, ft_input_visit *visit);

#endif
