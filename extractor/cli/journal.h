/*
 * journal: how far a run came, in a file beside its output, so that the next
 * run can go on there. It is replaced as a whole, and only after the output up
 * to there is safe.
 */
#ifndef FT_CLI_JOURNAL_H
#define FT_CLI_JOURNAL_H

#include "base/arena.h"
#include "cli/tally.h"

typedef struct ft_journal {
    const char *path;         /* "OUTPUT.journal" */
    ft_slice what;            /* what is run: rules, options; one line */
    ft_tally tally;           /* of the articles that are safe */
    unsigned long long chain; /* of the names of these articles */
    bool whole;               /* all articles are; the output needs its name */
    ft_slice state;           /* see ft_sink.save(); one line */
} ft_journal;

/* What the chain is after another article. */
unsigned long long ft_journal_chain(unsigned long long chain, ft_slice name);
bool ft_journal_exists(const char *path);
/* Strings are tied to the arena. FT_ERR_IO, FT_ERR_SYNTAX: it is no journal. */
ft_status ft_journal_read(ft_arena *arena, const char *path, ft_journal *out,
                          ft_error *err);
/* Writes it anew, safely: after a crash it is the old one or the new one. */
ft_status ft_journal_write(const ft_journal *journal, ft_error *err);
void ft_journal_remove(const char *path);

#endif
