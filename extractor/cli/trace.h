/* trace: what rules did with an article: where one fired, where it lost to
 * another, where it nearly fired, and what stopped it. */
#ifndef FT_CLI_TRACE_H
#define FT_CLI_TRACE_H

#include "base/buffer.h"
#include "handles.h"
#include "rules/near.h"

typedef struct ft_trace {
    const ft_pack *pack;
    const ft_pass *pass;
    ft_arena *arena; /* for what is needed while it is shown */
    bool colour;
    bool all; /* near misses that did not get half way, too */
} ft_trace;

/* Each returns FT_ERR_MEMORY or FT_OK. */

/* One rule: `tracer` is its own. Shows nothing where it did nothing. */
ft_status ft_trace_rule(const ft_trace *trace, ft_buffer *out, size_t rule,
                        ft_tracer *tracer);
/* Facts that came to nothing, and why. */
ft_status ft_trace_losers(const ft_trace *trace, ft_buffer *out);
/* In each sentence the rule that came farthest without a match, of all rules.
 * Slow: every rule is compiled anew. */
ft_status ft_trace_near(const ft_trace *trace, ft_buffer *out);
/* All that stands on a place of the extracted text, and how far each rule came
 * in its sentence. FT_ERR_ARGUMENT: there is no such place. */
ft_status ft_trace_at(const ft_trace *trace, ft_buffer *out, const char *at,
                      ft_error *err);

#endif
