/* coverage: what each rule did in a run, and what it took. */
#ifndef FT_CLI_COVERAGE_H
#define FT_CLI_COVERAGE_H

#include "cli/session.h"

/* One line a rule, the slowest first; at most `most` of them (0: all). */
void ft_coverage_show(ft_buffer *out, bool colour, const ft_session *session,
                      size_t most);
/* The same as a JSON array. */
void ft_coverage_json(ft_buffer *out, const ft_session *session);
/* One line: the rules that took most of the time. */
void ft_coverage_slowest(ft_buffer *out, const ft_session *session);

#endif
