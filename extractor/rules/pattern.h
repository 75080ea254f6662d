/*
 * pattern: PCRE2 lives here: compiling with errors that point into the rule
 * file, and matching within fixed limits.
 */
#ifndef FT_RULES_PATTERN_H
#define FT_RULES_PATTERN_H

#include "rules/report.h"
#include "rules/template.h"

/* A compiled pattern; threads may share one. */
typedef struct ft_pattern ft_pattern;

typedef enum ft_anchor {
    FT_ANCHOR_NONE,
    FT_ANCHOR_START, /* matches where the search begins, or not at all */
    FT_ANCHOR_END    /* ends where the subject ends */
} ft_anchor;

typedef enum ft_compile {
    FT_COMPILE_RUN,   /* for use */
    FT_COMPILE_PLAIN, /* the same, as it is written: to compare with */
    FT_COMPILE_TRIAL, /* only to see errors; a group may be defined elsewhere */
    FT_COMPILE_TRACE, /* for ft_matcher_depth(): slow, unoptimised */
    FT_COMPILE_SPARSE /* the same, by the callouts in the text alone */
} ft_compile;

/* `report` may be NULL. The pattern lives on the heap: free it. */
ft_status ft_pattern_compile(const ft_template *text, ft_anchor anchor,
                             ft_compile use, ft_report *report,
                             ft_pattern **out);
void ft_pattern_free(ft_pattern *pattern); /* NULL is fine */

/* A compiled pattern as an image keeps it. Its code is PCRE2's own, of one
 * build of PCRE2, and must come from nobody else. */
typedef struct ft_frozen {
    ft_slice text; /* with what its anchor adds */
    ft_slice code;
    unsigned long long text_sum, code_sum;
    ft_anchor anchor;
} ft_frozen;

/* Of a pattern compiled for use; `text` and `anchor` as it was compiled with.
 * In the arena; false when memory is out. */
bool ft_pattern_freeze(ft_arena *arena, const ft_pattern *pattern,
                       ft_slice text, ft_anchor anchor, ft_frozen *out);
/* A pattern that becomes code when it is first run: the code that was frozen,
 * when that is whole, else from the text. `frozen` must outlive it. NULL when
 * memory is out. */
ft_pattern *ft_pattern_thaw(const ft_frozen *frozen);
/* The build of PCRE2 that codes are bound to: "10.42 2022-12-11", ... */
void ft_pattern_engine(char *out, size_t size);

/* Groups, without the whole match. */
size_t ft_pattern_group_count(const ft_pattern *pattern);
/* The named groups: name and number of the index-th; by name. */
size_t ft_pattern_name_count(const ft_pattern *pattern);
ft_slice ft_pattern_name(const ft_pattern *pattern, size_t index,
                         unsigned *group);
/* The pattern can match the empty text. */
bool ft_pattern_may_be_empty(const ft_pattern *pattern);

/* What one thread needs to match: room for groups, limits, a stack. */
typedef struct ft_matcher ft_matcher;

/* For patterns of at most `groups` groups. Tied to the arena but for the JIT
 * stack: free it. NULL when memory is out. */
ft_matcher *ft_matcher_new(ft_arena *arena, size_t groups);
void ft_matcher_free(ft_matcher *matcher); /* NULL is fine */

typedef struct ft_subject {
    ft_slice text; /* valid UTF-8, at most FT_SUBJECT_LIMIT bytes */
    size_t from;   /* matches begin here or later ... */
    size_t limit;  /* ... and not behind this offset; SIZE_MAX: anywhere */
    bool opens;    /* `^` matches at its start */
    bool closes;   /* `$` matches at its end */
    bool empty;    /* a match may be empty */
} ft_subject;

enum { FT_SUBJECT_LIMIT = 512 };

typedef enum ft_found { FT_FOUND_NO, FT_FOUND_YES, FT_FOUND_TROUBLE } ft_found;

/* The leftmost match. */
ft_found ft_matcher_run(ft_matcher *matcher, ft_pattern *pattern,
                        const ft_subject *subject);
/* After FT_FOUND_YES: a group's span in the subject, 0 the whole match; start
 * is SIZE_MAX when it took no part. */
ft_span ft_matcher_group(const ft_matcher *matcher, unsigned group);
/* After FT_FOUND_TROUBLE: "match limit", ... static storage; NULL when memory
 * was out. */
const char *ft_matcher_trouble(const ft_matcher *matcher);
/* After a pattern compiled for tracing ran: the longest stretch of the subject
 * that an attempt went through. */
ft_span ft_matcher_depth(const ft_matcher *matcher);
/* Has each step of such a pattern told: an attempt that began at `span.start`
 * is at `span.end`, before byte `at` of the pattern's text. NULL: to nobody. */
typedef void ft_matcher_step(void *context, ft_span span, size_t at);
void ft_matcher_watch(ft_matcher *matcher, ft_matcher_step *step,
                      void *context);

#endif
