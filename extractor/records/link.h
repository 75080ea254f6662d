/*
 * link: what the modules of this stage share: the sides an article knows, what
 * each result fact tells, and the matches in the making. Also the way from a
 * value of a fact back to the words it stands on.
 */
#ifndef FT_RECORDS_LINK_H
#define FT_RECORDS_LINK_H

#include <stdint.h>

#include "records/records.h"

/* No party, no telling, no match: an index that leads nowhere. */
#define FT_NOBODY SIZE_MAX

enum {
    FT_FACT_LIMIT = 65536,  /* facts of one article; more are refused */
    FT_LOOK_LIMIT = 256,    /* matches of one side looked through at most */
    FT_GOALS_LIMIT = 99,    /* a side with more goals is a misreading */
    FT_LAST_MINUTE = 120,   /* a goal falls no later */
    FT_UNKNOWN_LIMIT = 128, /* unknown names compared with each other */
};

/* One side as the whole article names it. */
typedef struct ft_party {
    const ft_entry *entry; /* NULL: no table knows it */
    ft_slice name;         /* canonical, else the longest form written */
    bool written;          /* from a text value: no entity stands for it */
    size_t root;           /* the party it turned out to be, often itself */
    size_t matches;        /* newest match it plays in: head of a chain */
} ft_party;

typedef struct ft_parties {
    ft_party *items;
    size_t count;
    size_t *of_entity; /* party of each entity, or FT_NOBODY */
} ft_parties;

/* Where a value stands: the piece of the article and the rule that saw it. */
typedef struct ft_proof {
    size_t rule;
    ft_span source; /* in the extracted text */
    size_t block;
    double confidence;
    struct ft_proof *next;
} ft_proof;

/* In text order; zeroed it is empty. */
typedef struct ft_proofs {
    ft_proof *first;
    ft_proof *last;
} ft_proofs;

typedef enum ft_pair_kind {
    FT_PAIR_FT,
    FT_PAIR_HT,
    FT_PAIR_ET,
    FT_PAIR_P,
    FT_PAIR_AGG,
    FT_PAIR_COUNT
} ft_pair_kind;

typedef struct ft_pair {
    const ft_value *value; /* NULL: not told */
    int goals[2];
} ft_pair;

/* One side as one fact names it. */
typedef struct ft_actor {
    const ft_value *value; /* NULL: the fact names none */
    size_t party;          /* FT_NOBODY: none, or only a role */
    int role;              /* "the hosts" 1, "the visitors" 2, else 0 */
} ft_actor;

/* What one result fact says, its sides in the order of the text. */
typedef struct ft_telling {
    const ft_fact *fact;
    ft_zone zone;
    ft_actor sides[2];
    ft_pair pairs[FT_PAIR_COUNT]; /* in the order of `sides` */
    bool oriented; /* false: no side named, so the pairs' order says nothing */
    bool even;     /* team1 and team2: neither called winner, loser or host */
    int winner;    /* index of the side called so, or -1 */
    int host;      /* index of the side said to be at home, or -1 */
    int primary;   /* index of the side in team1, winner or host */
    bool mentioned, head, aet;
    bool listed;   /* a row of a list, or a line of its own */
    bool inferred; /* one side was found in the text around it */
    bool rivals;   /* a side not named is of the section's or article's pair */
    int year;      /* in which it was played, when told; else 0 */
    ft_match_status status;
    ft_date date;  /* told in the same sentence; year 0: none */
    size_t match;  /* FT_NOBODY until linked */
    bool flipped;  /* side 0 here is side 1 of the match */
    size_t sequel; /* next telling of the same match, or FT_NOBODY */
} ft_telling;

/* One credit as the match it belongs to sees it. */
typedef struct ft_claim {
    const ft_fact *fact;
    const ft_credit *credit;
    size_t entity;      /* of the scorer, or FT_NOBODY */
    ft_slice name;      /* empty: nobody named */
    int side;           /* that benefits: 0, 1, or -1 */
    bool side_told;     /* by the text, not through the scorer's side */
    int lean;           /* where nothing tells it: the likely one, or -1 */
    double lean_weight; /* 0 to 1 */
    int minute, offset; /* 0: not told */
    int wait; /* minutes after the goal told before, 0: none; until joined */
    const ft_value *minute_value, *name_value;
    const ft_fact *minute_fact; /* of a neighbour that told it, else `fact` */
    const ft_fact *name_fact;
    bool weak;    /* no goal unless another claim completes it */
    bool penalty; /* by either piece of it */
    bool owngoal; /* said so, or by the team sheets */
    bool kick;    /* may be one: of a penalty given right before */
    bool derived;
    bool list;      /* in a list of scorers */
    bool summary;   /* where the article sums up */
    bool loud;      /* in a post or a headline, where other words stick to it */
    bool firm;      /* its place ties it to the match */
    int count;      /* goals it gives at once */
    bool gone;      /* merged into a neighbour */
    int running[2]; /* the score after it, as written */
    bool runs;
    bool follows, answers; /* the goal told before: of the same side, of the
                              other */
    bool ordered;          /* `running` follows the order of the sides */
    size_t scorer;         /* index among the scorers of the match */
    struct ft_claim *next; /* of the same match, in text order */
} ft_claim;

/* A value that a match has settled on. */
typedef struct ft_settled_pair {
    bool told;
    int goals[2];
    ft_proofs proofs;
} ft_settled_pair;

typedef struct ft_settled_text {
    ft_slice text; /* empty: not told */
    size_t entity; /* or FT_NOBODY */
    int tie;       /* what tied it to the match: ft_tie */
    ft_proofs proofs;
} ft_settled_text;

/* Two values that the article gives for one field. Numbers: a pair runs as the
 * match's sides do, a single value stands in kept[0] and refused[0]. */
typedef struct ft_clash {
    const char *field; /* JSON Pointer */
    bool pair;
    int kept[2], refused[2];
    ft_span kept_at, refused_at; /* in the extracted text */
    struct ft_clash *next;
} ft_clash;

/* A goal that a match has settled on. */
typedef struct ft_settled_goal {
    ft_goal goal; /* its name still a slice below */
    ft_slice name;
    ft_proofs names, minutes, penalties, owngoals;
} ft_settled_goal;

/* A match in the making. */
typedef struct ft_candidate {
    size_t party[2];
    size_t chain[2];    /* next older match of either party */
    size_t first, last; /* tellings, in the order in which they were linked */
    bool mentioned;     /* every telling of it is in passing */
    bool dropped;       /* no final score, or none that stands */
    ft_role role;
    ft_match_status status;
    ft_proofs team_proofs[2], status_proofs;
    ft_settled_pair pairs[FT_PAIR_COUNT];
    int winner; /* side named the winner by most, or -1 */
    int home;   /* side at home 0 or 1, FT_HOME_NEUTRAL or FT_HOME_UNTOLD */
    ft_proofs home_proofs;
    ft_date date;
    int date_tie;
    ft_proofs date_proofs;
    ft_verdict weekday;
    ft_settled_text venue, city, competition;
    int attendance, crowd_tie;
    ft_proofs crowd_proofs;
    ft_claim *claims, *last_claim;
    ft_settled_goal *goals[2];
    size_t goal_count[2];
    bool overfull;   /* more goals were credited than the score has room for */
    bool odd_minute; /* a minute outside the match was credited */
    ft_clash *clashes, *last_clash;
    ft_verdict checks[FT_CHECK_COUNT];
    double confidence;
} ft_candidate;

enum { FT_HOME_NEUTRAL = 2 };

/* A stretch of the article that one head or heading opens. */
typedef struct ft_section {
    size_t start; /* in the shadow; it ends where the next one starts */
    size_t head;  /* telling that opens it, or FT_NOBODY: a mere heading */
    size_t match; /* what it is about, or FT_NOBODY */
} ft_section;

typedef struct ft_link {
    ft_arena *arena;
    const ft_records_input *input;
    const ft_facts *facts;
    size_t fact_count;
    size_t first_body; /* see ft_link_first_body() */
    ft_date reference; /* what "Thursday" is seen from; year 0: none */
    bool guessed;      /* it is but the only full date of the article */
    ft_date *above;    /* of each fact: the day of the post that it stands in,
                          year 0 where none tells; NULL on most pages */
    ft_parties parties;
    ft_telling *tellings; /* in text order */
    size_t telling_count;
    size_t *telling_of; /* of each fact, or FT_NOBODY */
    ft_candidate *matches;
    size_t match_count, match_room;
    ft_section *sections; /* in text order */
    size_t section_count;
    size_t *named;  /* of each block: the match whose sides it names */
    size_t lead[2]; /* the two sides that headline and lead name, or
                       FT_NOBODY */
    size_t main;    /* the article's own match, or FT_NOBODY */
    bool plain;     /* the article as a whole is about it */
} ft_link;

ft_zone ft_link_zone(const ft_link *link, size_t block);
/* True for prose that sums up: headline, standfirst, caption. */
bool ft_link_summary(const ft_link *link, size_t block);
/* Where an article says when and where its own match was played: up to its
 * first result, and a little further. */
bool ft_link_opening(const ft_link *link, size_t block);
/* Index of the first block of the body, or the number of blocks. */
size_t ft_link_first_body(const ft_link *link);
void ft_link_find_body(ft_link *link); /* once, before the above */
/* The mentions that begin inside a span of normal text: [start, end). */
ft_span ft_link_mentions(const ft_link *link, ft_span normal);
/* The facts that begin in a sentence: [start, end). */
ft_span ft_link_facts(const ft_link *link, size_t sentence);
/* A result is told in the sentence. */
bool ft_link_tells(const ft_link *link, size_t sentence);
/* Index of the sentence before, or FT_NOBODY at the start of its block. */
size_t ft_link_before(const ft_link *link, size_t sentence);

/* The entity behind a mention value, or FT_NOBODY. */
size_t ft_link_entity(const ft_link *link, const ft_value *value);
/* What a table knows of it, or NULL. */
const ft_entry *ft_link_entry(const ft_link *link, const ft_value *value);
/* A name as written: of a mention without its determiner, else the text. */
ft_slice ft_link_written(const ft_link *link, const ft_value *value);
/* The words that a value stands on (NULL, or a constant: the whole fact), in
 * the extracted text. */
ft_span ft_link_source(const ft_link *link, const ft_fact *fact,
                       const ft_value *value);
/* Notes a copy of `clash`. False when memory is out. */
bool ft_link_clash(ft_link *link, ft_candidate *match, const ft_clash *clash);
/* Adds the words that `value` stands on. False when memory is out.
 */
bool ft_link_prove(ft_link *link, ft_proofs *proofs, const ft_fact *fact,
                   const ft_value *value);
/* Adds copies of all of `more`. False when memory is out. */
bool ft_link_prove_all(ft_link *link, ft_proofs *proofs, const ft_proofs *more);

/* The final score that a telling gives, after extra time where it says so:
 * FT_PAIR_ET, FT_PAIR_FT or FT_PAIR_COUNT for none. */
ft_pair_kind ft_telling_final(const ft_telling *telling);
/* The match's first telling in the text; `first` is the first linked. */
const ft_telling *ft_link_earliest(const ft_link *link,
                                   const ft_candidate *match);

#endif
