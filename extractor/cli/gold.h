/* gold: a document of gold, which names its matches as the article does,
 * against records. docs/testing.md tells the form. */
#ifndef FT_CLI_GOLD_H
#define FT_CLI_GOLD_H

#include "cli/figures.h"
#include "mentions/mentions.h"

/* What is counted. Fields of a record are so over the matches found. */
typedef enum ft_gold_field {
    FT_GOLD_MATCH,      /* the sides and the score */
    FT_GOLD_SCORER,     /* side and surname, goal by goal */
    FT_GOLD_SCORER_ALL, /* the same, of missed matches, too */
    FT_GOLD_MINUTE,
    FT_GOLD_KIND, /* penalty, own goal */
    FT_GOLD_DATE,
    FT_GOLD_HOME,
    FT_GOLD_VENUE,
    FT_GOLD_CITY,
    FT_GOLD_ATTENDANCE,
    FT_GOLD_HALF_TIME,
    FT_GOLD_SHOOTOUT,
    FT_GOLD_COUNT
} ft_gold_field;

extern const ft_slice ft_gold_names[FT_GOLD_COUNT];

typedef struct ft_gold_outcome {
    ft_share shares[FT_GOLD_COUNT];
    ft_slice lines; /* what is missing and what is too much, in words */
} ft_gold_outcome;

ft_status ft_gold_judge(ft_arena *arena, const ft_lexicon *lexicon,
                        const ft_json *document, const ft_records_read *records,
                        ft_gold_outcome *out);

#endif
