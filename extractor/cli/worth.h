/* worth: what a rule is good for: what would be lost without it. */
#ifndef FT_CLI_WORTH_H
#define FT_CLI_WORTH_H

#include "cli/session.h"

/* One rule, over the articles in which its pattern is found. */
typedef struct ft_worth {
    size_t articles;
    size_t helped, hurt; /* articles that are better, or worse, for it */
    long right, wrong; /* values of all fields that it adds; below 0: spares */
    bool failed;       /* an article could not be run without it */
} ft_worth;

/* Runs the articles of the session again, without one rule after the other;
 * all rules that are asked for. By rule, in the session's arena; NULL when
 * memory is out. */
const ft_worth *ft_worth_measure(const ft_session *session, size_t workers);

/* One line a rule, what is worth least first; at most `most` (0: all). */
void ft_worth_show(ft_buffer *out, bool colour, const ft_session *session,
                   const ft_worth *worths, size_t most);
/* The same as a JSON array. */
void ft_worth_json(ft_buffer *out, const ft_session *session,
                   const ft_worth *worths);

#endif
