/* rule: one compiled rule, as the grammar builds it and the scanner runs it. */
#ifndef FT_RULES_RULE_H
#define FT_RULES_RULE_H

#include "rules/emit.h"
#include "rules/fragments.h"
#include "rules/landmark.h"
#include "rules/mask.h"
#include "rules/pattern.h"

/* A numbered group of the pattern that fills a capture. */
typedef struct ft_filler {
    unsigned group;
    size_t capture; /* index into the rule's captures */
    ft_capture_type type;
    const ft_computed *computed;
} ft_filler;

/* One of the alternatives of a pattern; each is compiled by itself. */
typedef struct ft_branch {
    ft_template text; /* as PCRE2 sees it */
    ft_pattern *pattern;
    ft_filler *fillers; /* by name, then in the order of the groups */
    size_t filler_count;
    ft_mask mask;   /* what it requires */
    ft_route route; /* what it goes through */
} ft_branch;

/* A pattern of `unless:`, shared by the rules that say the same. */
typedef struct ft_guard {
    ft_slice text;
    ft_anchor anchor;
    ft_pattern *pattern;
    ft_mask mask; /* what it requires */
} ft_guard;

/* What a pattern of the rule sees at a time. */
typedef struct ft_window_spec {
    bool blocks;    /* else sentences */
    unsigned count; /* of them, from 1 */
} ft_window_spec;

/* One entry of `refer:`. */
typedef struct ft_refer {
    size_t capture; /* the one it binds */
    unsigned kinds; /* bit 1 << kind */
    bool ahead;
    unsigned within; /* sentences, the own one counted */
    bool subject;
    bool first;
    bool optional;
    const size_t *except; /* captures whose entities are passed over */
    size_t except_count;
} ft_refer;

typedef struct ft_rule {
    ft_slice id;
    ft_slice about;
    const ft_node *node; /* of the rule, for its place */
    unsigned zones;      /* bit 1 << zone */
    ft_window_spec window;
    int priority;
    double confidence;
    unsigned within; /* bit 1 << field of the regions it looks into; 0 none */
    const size_t *needs; /* indices of rules */
    size_t need_count;
    ft_branch *branches; /* the leftmost match counts, then their order */
    size_t branch_count;
    const ft_guard *before, *inside, *after,
        *sentence;              /* of `unless:` or NULL */
    const ft_expression *where; /* or NULL */
    ft_capture *captures;
    size_t capture_count;
    size_t veto; /* index of the capture `veto`; SIZE_MAX: none */
    const ft_refer *refers;
    size_t refer_count;
    ft_emit emit;
    const ft_example *examples;
    size_t example_count;
    bool sound; /* without an error */
} ft_rule;

struct ft_pack {
    ft_arena *arena;
    bool owned; /* the arena goes with the pack */
    ft_slice id, version, lang, sport;
    const ft_source **own; /* files of the packs asked for, not of those that
                              they include */
    size_t own_count;
    ft_lexicon lexicon;
    ft_rule *rules; /* in the order of the files */
    size_t rule_count;
    ft_guard **guards;
    size_t guard_count;
    ft_masks *masks;
    ft_landmarks *landmarks;
    size_t group_count;  /* the most that any pattern has */
    ft_pattern **thawed; /* all patterns of a pack from an image; else NULL */
    size_t thawed_count;
    void *map; /* the image that it lies in; or NULL */
    size_t map_len;
};

#endif
