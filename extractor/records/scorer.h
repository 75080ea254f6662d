/* scorer: claims of one player brought together; same names, same man. */
#ifndef FT_RECORDS_SCORER_H
#define FT_RECORDS_SCORER_H

#include "records/link.h"

/* A player of one match, and the side his goals count for. */
typedef struct ft_scorer {
    ft_slice name; /* the fullest form */
    size_t entity; /* of the first claim, or FT_NOBODY */
    bool owngoals; /* his goals were own goals: kept apart from others */
    int side;      /* 0, 1, or -1 */
    double votes[2];
    double lean[2]; /* what makes either side likely, no more */
    double weight;  /* what speaks for his goals being of this match */
    bool out;       /* he does not fit: left out */
    int told;       /* goals that one telling gives him at once ("a brace") */
    const ft_fact *fact; /* the last one that credits him ... */
    int singles;         /* ... and how often, one goal each */
} ft_scorer;

enum { FT_SCORER_LIMIT = 64 };

typedef struct ft_scorers {
    ft_scorer items[FT_SCORER_LIMIT];
    size_t count;
} ft_scorers;

/* "Cyle Larin", "C. Larin" and "Larin" may be one man. */
bool ft_scorer_alike(ft_slice a, ft_slice b);
/* Gives each named claim of the match its scorer; a surname that fits two of
 * them is dropped. */
void ft_scorers_gather(const ft_candidate *match, ft_scorers *out);
/* A goal with its minute. */
typedef struct ft_timed_goal {
    size_t scorer; /* index */
    int minute, offset;
    size_t position; /* in the text, when told in prose; else FT_NOBODY */
} ft_timed_goal;

/* What is sure of the goals of a match. */
typedef struct ft_sure_goals {
    int need[FT_SCORER_LIMIT];  /* goals of each scorer */
    const ft_timed_goal *timed; /* in the order of the text */
    size_t timed_count;
    bool in_turn; /* the prose tells them in the order of play */
} ft_sure_goals;

/* Finds the sides that the text leaves open: those about which the score, the
 * one at half-time and those told after goals leave no choice. */
void ft_scorers_place(const ft_candidate *match, ft_scorers *scorers,
                      const ft_sure_goals *sure);

#endif
