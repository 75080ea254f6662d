/* results: a run for other programs: JUnit's XML, TAP, JSON. */
#ifndef FT_CLI_RESULTS_H
#define FT_CLI_RESULTS_H

#include "cli/summary.h"

void ft_results_junit(ft_buffer *out, const ft_session *session,
                      const ft_summary_options *options);
/* Version 13 of the Test Anything Protocol. */
void ft_results_tap(ft_buffer *out, const ft_session *session,
                    const ft_summary_options *options);
/* One object; docs/testing.md describes it. */
void ft_results_json(ft_buffer *out, const ft_session *session,
                     const ft_summary_options *options);

#endif
