/*
 * pack: rule files -> compiled rules. Immutable once loaded: threads may share
 * one. docs/rules.md is the language.
 */
#ifndef FT_RULES_PACK_H
#define FT_RULES_PACK_H

#include "rules/fact.h"

typedef struct ft_pack ft_pack;

/* Warnings of one load: more help nobody. */
enum { FT_LINT_LIMIT = 1000 };

/* What a loader or a linter finds, one call each. `source` may be NULL. */
typedef enum ft_severity { FT_SEVERITY_ERROR, FT_SEVERITY_WARNING } ft_severity;
typedef struct ft_finding {
    ft_severity severity;
    const ft_source *source; /* borrowed during the call; NULL: no place */
    size_t offset;           /* in its text */
    const char *message;
    const char *check;  /* of a warning: "unused-capture"; else NULL */
    const char *remedy; /* what to do about it, in a line; NULL: the message
                           says so */
} ft_finding;
typedef void ft_finding_sink(void *context, const ft_finding *finding);

/*
 * Loads a pack: `path` is a folder with a pack.yaml (which names the other
 * files of the pack and its tables), or a single YAML file; several, with ':'
 * between, load together. Every error goes to `sink` (may be NULL), the first
 * one also to err; one bad rule does not hide the others, but any error fails
 * the load. Without a sink warnings are not looked for, nor errors in fragments
 * that nothing uses.
 */
ft_status ft_pack_load(const char *path, ft_finding_sink *sink, void *context,
                       ft_pack **out, ft_error *err);
/* As above; `shelf` is the folder of the packs that come with the program, in
 * which a pack's "../names/teams.tsv" is looked for when it is not beside it.
 */
ft_status ft_pack_load_beside(const char *path, const char *shelf,
                              ft_finding_sink *sink, void *context,
                              ft_pack **out, ft_error *err);
/* As above for extraction alone: without examples, places of rules and traces
 * of patterns, but in a tenth of the time when an image of the pack is kept
 * (cache.h) that is still good. */
ft_status ft_pack_open(const char *path, const char *shelf, ft_pack **out,
                       ft_error *err);
void ft_pack_free(ft_pack *pack); /* NULL is fine */

ft_slice ft_pack_id(const ft_pack *pack);      /* "football-en" */
ft_slice ft_pack_version(const ft_pack *pack); /* "0.1.0" */
ft_slice ft_pack_lang(const ft_pack *pack);    /* "en" */
ft_slice ft_pack_sport(const ft_pack *pack);   /* "football" */
const ft_lexicon *ft_pack_lexicon(const ft_pack *pack);

size_t ft_pack_rule_count(const ft_pack *pack);
ft_slice ft_pack_rule_id(const ft_pack *pack, size_t rule);
ft_slice ft_pack_rule_about(const ft_pack *pack, size_t rule);
/* The zones it looks into: bit 1 << zone. */
unsigned ft_pack_rule_zones(const ft_pack *pack, size_t rule);
/* Where the rule stands: file name and line; NULL for a pack that was opened
 * for extraction alone. */
const ft_source *ft_pack_rule_source(const ft_pack *pack, size_t rule,
                                     unsigned *line);

/* The warnings that take a run of all examples: rules that others always beat,
 * patterns that take too many steps. */
ft_status ft_pack_rehearse(const ft_pack *pack, ft_finding_sink *sink,
                           void *context, ft_error *err);

typedef enum ft_example_kind {
    FT_EXAMPLE_MATCH,
    FT_EXAMPLE_REJECT
} ft_example_kind;
typedef struct ft_expectation {
    ft_slice capture; /* a capture's name */
    ft_slice value;   /* as written in the file: "Arsenal", "2" */
} ft_expectation;
typedef struct ft_example {
    ft_example_kind kind;
    ft_slice text;
    ft_slice todo; /* why it is a known gap; empty when it must hold */
    ft_zone zone;  /* the zone it is read in: `zone:`, else the rule's first */
    const ft_expectation *fields;
    size_t field_count;
    unsigned line;
} ft_example;
const ft_example *ft_pack_rule_examples(const ft_pack *pack, size_t rule,
                                        size_t *count);

/* What one example came to. */
typedef enum ft_outcome {
    FT_OUTCOME_PASS,
    FT_OUTCOME_NOISY,
    FT_OUTCOME_MISSING,
    FT_OUTCOME_WRONG,
    FT_OUTCOME_TODO
} ft_outcome;
/* Runs one example through text, mentions and this rule alone (and the rules
 * it `needs`). `detail` (at most `size` bytes) says what was found instead. */
ft_status ft_pack_try(const ft_pack *pack, size_t rule,
                      const ft_example *example, ft_outcome *out, char *detail,
                      size_t size, ft_error *err);

#endif
