/* emit: the `emit:` map of a rule -> what a match of it says. */
#ifndef FT_RULES_EMIT_H
#define FT_RULES_EMIT_H

#include "rules/expression.h"
#include "rules/field.h"

typedef enum ft_term_kind {
    FT_TERM_NONE, /* not written */
    FT_TERM_CAPTURE,
    FT_TERM_ARITHMETIC,
    FT_TERM_PAIR,
    FT_TERM_TEXT,
    FT_TERM_TRUE
} ft_term_kind;

/* What stands behind a key of `emit:`. */
typedef struct ft_term {
    ft_term_kind kind;
    size_t capture;
    const ft_expression *left, *right; /* left alone for arithmetic */
    ft_slice text;
} ft_term;

typedef struct ft_emit_slot {
    ft_field field;
    ft_term term;
} ft_emit_slot;

/* Keys of an entry of `goals+`. */
typedef enum ft_goal_key {
    FT_GOAL_NAME,
    FT_GOAL_TEAM,
    FT_GOAL_AGAINST,
    FT_GOAL_MINUTE,
    FT_GOAL_OFFSET,
    FT_GOAL_AFTER,
    FT_GOAL_NUMBER, /* "count" */
    FT_GOAL_PENALTY,
    FT_GOAL_OWNGOAL,
    FT_GOAL_DERIVED,
    FT_GOAL_RUNNING,
    FT_GOAL_BEATS,
    FT_GOAL_FOLLOWS,
    FT_GOAL_ANSWERS,
    FT_GOAL_WINS,
    FT_GOAL_LOSES,
    FT_GOAL_WEAK,
    FT_GOAL_KEY_COUNT
} ft_goal_key;

/* As a rule file spells it: "penalty". */
ft_slice ft_goal_key_name(ft_goal_key key);
ft_want ft_goal_key_want(ft_goal_key key);
/* The words that `status:` may have. */
size_t ft_emit_status_count(void);
ft_slice ft_emit_status_name(size_t index);

typedef struct ft_emit_goal {
    const ft_expression *condition; /* `if:`, or NULL */
    ft_term terms[FT_GOAL_KEY_COUNT];
} ft_emit_goal;

typedef struct ft_emit {
    const ft_emit_slot *slots;
    size_t slot_count;
    const ft_emit_goal *goals;
    size_t goal_count;
    ft_family family;
    unsigned vetoes; /* bit 1 << family for each that it claims text from */
} ft_emit;

/* Marks the captures it uses. Errors are reported. */
ft_status ft_emit_read(ft_arena *arena, ft_report *report, const ft_node *node,
                       ft_capture *captures, size_t count, ft_emit *out);

/* What a match says. */
typedef struct ft_emit_input {
    const ft_emit *emit;
    const ft_mentions *mentions;
    const ft_binding *bindings;
    ft_span span;  /* whole match, in the shadow */
    ft_span claim; /* what a veto claims */
} ft_emit_input;

/* Fills the slots and credits of a fact; none of either when nothing is left
 * to say. False when memory is out. */
bool ft_emit_make(ft_arena *arena, const ft_emit_input *input, ft_fact *fact);

#endif
