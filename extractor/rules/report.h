/* report: what a loader finds goes to the sink, and the first error to err. */
#ifndef FT_RULES_REPORT_H
#define FT_RULES_REPORT_H

#include "rules/pack.h"
#include "rules/yaml.h"

typedef struct ft_report {
    ft_finding_sink *sink; /* may be NULL */
    void *context;
    ft_error *err;   /* the first error; may be NULL */
    ft_status first; /* FT_OK while there was none */
    size_t errors;
} ft_report;

/* An error of a rule file at a byte of a source. Returns FT_ERR_RULE, so that
 * `return ft_report_error(...)` reads well. */
ft_status ft_report_error(ft_report *report, const ft_source *source,
                          size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same of a whole node: that it is not what stands here. */
ft_status ft_report_at(ft_report *report, const ft_node *node,
                       const char *message);
void ft_report_warning(ft_report *report, const ft_source *source,
                       size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* An error that another module has put into an ft_error. `source` may be NULL,
 * else the error's line and column are of it. Returns its status. */
ft_status ft_report_pass(ft_report *report, const ft_source *source,
                         const ft_error *error);
/* FT_ERR_MEMORY; it goes to err whatever went before. */
ft_status ft_report_memory(ft_report *report);

/* "unknown key 'x'" at the key; with "did you mean" when one is near. */
ft_status ft_report_key(ft_report *report, const ft_node *node,
                        const ft_slice *names, size_t count);
/* The same for a name of any sort at a byte: "no such zone 'x'". */
ft_status ft_report_name(ft_report *report, const ft_source *source,
                         size_t offset, const char *what, ft_slice name,
                         const ft_slice *names, size_t count);

#endif
