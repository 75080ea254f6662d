/* summary: a run for the eye. */
#ifndef FT_CLI_SUMMARY_H
#define FT_CLI_SUMMARY_H

#include "cli/session.h"

typedef struct ft_summary_options {
    bool colour;
    bool all;       /* known gaps and lists in full, too */
    bool changes;   /* shows each record that changed */
    ft_slice field; /* differences of this field; empty: any */
    const ft_floor *floors;
    size_t floor_count;
} ft_summary_options;

/* Everything but the verdict. */
void ft_summary_show(ft_buffer *out, const ft_session *session,
                     const ft_summary_options *options);
/* What of one article is worth a look. */
void ft_summary_trial(ft_buffer *out, const ft_session *session,
                      const ft_trial *trial, const ft_summary_options *options);
/* Whether it passed, in a line or two. */
void ft_summary_verdict(ft_buffer *out, const ft_session *session,
                        const ft_summary_options *options);
/* Whether the run holds what it must. */
bool ft_summary_passes(const ft_session *session,
                       const ft_summary_options *options);

void ft_summary_plural(ft_buffer *out, size_t count, const char *noun);

#endif
