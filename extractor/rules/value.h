/* value: what a capture is written as -> integer, minute, pair, mention. */
#ifndef FT_RULES_VALUE_H
#define FT_RULES_VALUE_H

#include "rules/fact.h"
#include "rules/template.h"

/* A capture of a rule: all groups of one name. */
typedef struct ft_capture {
    ft_slice name;
    ft_capture_type
        type;            /* what its groups come to; TEXT gives way to others */
    const ft_node *node; /* where it is written first ... */
    size_t index;        /* ... at this byte of the scalar */
    bool used;           /* emitted, compared or bound: for the linter */
    bool told;           /* by the pattern; else by `refer:` alone */
} ft_capture;

/* The index of the capture of that name; SIZE_MAX: none. */
size_t ft_capture_find(const ft_capture *captures, size_t count, ft_slice name);

/* A capture in one match. */
typedef struct ft_binding {
    bool set; /* it took part */
    ft_value
        value;    /* FT_VALUE_NONE for a minute that is only told by `after` */
    int offset;   /* stoppage minutes of a minute */
    bool derived; /* the minute was computed */
    ft_value after; /* minutes after the goal told before, or none */
} ft_binding;

/* Two integers parted by anything: "2-1", "three goals to two". */
bool ft_value_pair(const ft_number_words *numbers, ft_slice text, int pair[2]);
/* A text of this type could be read; true for types that are no numbers. */
bool ft_value_readable(const ft_number_words *numbers, ft_capture_type type,
                       ft_slice text);
/* Reads what stands at `span` of the shadow. False when it is not of the type:
 * a number no list knows, a day that is none. */
bool ft_value_bind(const ft_number_words *numbers, const ft_mentions *mentions,
                   ft_capture_type type, ft_span span, ft_binding *out);
/* The value of a mention by its index. */
ft_value ft_value_of_mention(const ft_mentions *mentions, size_t index);
/* Smallest span that holds both; one of no value is left out. */
ft_value ft_value_span_join(ft_value value, const ft_value *other);

#endif
