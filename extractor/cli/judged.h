/* judged: a record that was checked, for the eye: what the table says of it. */
#ifndef FT_CLI_JUDGED_H
#define FT_CLI_JUDGED_H

#include "check/judge.h"
#include "cli/job.h"
#include "dataset/read.h"

/* What a record and its judgement are shown with. */
typedef struct ft_judged {
    const char *file;    /* of the records */
    size_t line;         /* in it */
    const char *results; /* the tables, as the command line names them */
    const char *goals;
    const ft_report *report;
    const ft_judgement *judgement;
} ft_judged;

/* Appends a line for each value that the table does not confirm and, with
 * `all`, for each that it does or has nothing to say of. */
void ft_judged_show(ft_job *job, const ft_almanac *almanac,
                    const ft_judged *judged, bool all);

#endif
