/*
 * fact: what one match of one rule says. The fields are the domain: every name
 * that `emit:` may use stands in ft_field.
 */
#ifndef FT_RULES_FACT_H
#define FT_RULES_FACT_H

#include "mentions/mentions.h"

typedef enum ft_field {
    /* result: compete with each other for the same text */
    FT_FIELD_TEAM1,   /* team1: mention, in the order of the text */
    FT_FIELD_TEAM2,   /* team2 */
    FT_FIELD_WINNER,  /* winner: mention */
    FT_FIELD_LOSER,   /* loser */
    FT_FIELD_HOST,    /* host: mention; the side at home */
    FT_FIELD_VISITOR, /* visitor */
    FT_FIELD_FT, /* score.ft: pair, in the order team1/team2, else winner/loser,
                    else host/visitor, else of `winner` or `loser` alone the
                    larger first */
    FT_FIELD_HT, /* score.ht: pair in the same order */
    FT_FIELD_ET, /* score.et */
    FT_FIELD_P,  /* score.p */
    FT_FIELD_AGG,    /* score.agg */
    FT_FIELD_AET,    /* aet: flag; the full-time pair stood after extra time */
    FT_FIELD_STATUS, /* status: text "final", "abandoned", "awarded",
                         "postponed" */
    FT_FIELD_MENTIONED, /* mentioned: flag; told in passing */
    FT_FIELD_HEAD, /* head: flag; what follows belongs to this match (a section
                      head) */
    FT_FIELD_VETO, /* veto: text; facts of these families that stand in its
                      span are dropped: "score", "goal", "crowd", "venue",
                      "date", "member" */
    /* goals: `goals+` gives one ft_credit each */
    FT_FIELD_GOALS,
    FT_FIELD_SCORERS1, /* scorers1: region; the scorers of team1 stand in it */
    FT_FIELD_SCORERS2,
    FT_FIELD_SCORERS, /* scorers: region; of `scorers.team`, else of the last
                         head */
    FT_FIELD_SCORERS_TEAM,
    /* who belongs where */
    FT_FIELD_MEMBER,      /* member: mention of a person ... */
    FT_FIELD_MEMBER_TEAM, /* member.team: ... who plays for or coaches this side
                           */
    FT_FIELD_MEMBERS,     /* members: region; all people in it play for
                             `member.team` */
    /* setting */
    FT_FIELD_VENUE,        /* venue: mention or text */
    FT_FIELD_CITY,         /* city: mention or text */
    FT_FIELD_DATELINE,     /* dateline: mention or text; where a report was
                              written, often but not always its match's town */
    FT_FIELD_ATTENDANCE,   /* attendance: integer */
    FT_FIELD_DATE,         /* date: mention of a day */
    FT_FIELD_PUBLISHED,    /* published: mention of a day; the article's own */
    FT_FIELD_COMPETITION,  /* competition: mention or text */
    FT_FIELD_NEUTRAL,      /* neutral: flag */
    FT_FIELD_AT_HOME,      /* at_home: mention; a side said to be at home in the
                              match told here */
    FT_FIELD_ON_ROAD,      /* on_road: mention; a side said to be away */
    FT_FIELD_OVER_BLOCK,   /* over_block: flag; a veto claims its whole block */
    FT_FIELD_OVER_SECTION, /* over_section: flag; ... all between two headings
                            */
    FT_FIELD_OVER_ARTICLE, /* over_article: flag; ... all there is */
    FT_FIELD_PAST,   /* past: flag; results behind it in its sentence are of
                        earlier matches, told in passing */
    FT_FIELD_RIVALS, /* rivals: flag; a side that is not named is the other of
                        the two that section or article are about */
    FT_FIELD_YEAR,   /* year: integer; the match was played in that year */
    FT_FIELD_HOSTS_FIRST,  /* hosts_first: flag; rows name the host first */
    FT_FIELD_GUESTS_FIRST, /* guests_first: flag; ... the visitor */
    FT_FIELD_COUNT
} ft_field;

ft_slice ft_field_name(ft_field field); /* "score.ft" */
ft_field ft_field_find(ft_slice name);  /* FT_FIELD_COUNT: no such field */

typedef enum ft_value_kind {
    FT_VALUE_NONE,
    FT_VALUE_INTEGER,
    FT_VALUE_PAIR,
    FT_VALUE_MENTION,
    FT_VALUE_TEXT,
    FT_VALUE_FLAG
} ft_value_kind;

typedef struct ft_value {
    ft_value_kind kind;
    int integer;
    int pair[2];
    size_t
        mention;   /* index into ft_mentions.mentions, also of a referred one */
    ft_slice text; /* normal text of the capture, or a constant */
    ft_span span;  /* in the shadow: what the value stands on (for a pair, both
                      ends) */
    bool referred; /* bound by `refer:`, not by the match itself */
} ft_value;

typedef struct ft_slot {
    ft_field field;
    ft_value value;
} ft_slot;

/* One entry of `goals+`. */
typedef struct ft_credit {
    ft_value name;    /* mention or text; FT_VALUE_NONE: nobody named */
    ft_value team;    /* the side that benefits; may be none */
    ft_value against; /* the side that concedes; may be none */
    ft_value minute;  /* integer as computed by the rule; none when not told */
    int offset;       /* stoppage minutes, 0 */
    ft_value after;   /* integer: minutes after the goal told before this one */
    int count;        /* goals credited by this entry, 1 unless told */
    bool penalty;
    bool owngoal;
    bool derived;     /* the minute was computed */
    ft_value running; /* pair: the score after it, as written */
    ft_value beats;   /* the opponent, often the goalkeeper, who was beaten */
    bool follows;     /* the side that scored before scores again */
    bool answers;     /* the other side scored before */
    bool wins;        /* of the side that wins in the end */
    bool loses;
    bool weak; /* a goal only together with one told beside it */
} ft_credit;

typedef struct ft_fact {
    size_t rule;     /* index into the pack's rules */
    ft_span span;    /* whole match, in the shadow */
    size_t sentence; /* index of the sentence it begins in */
    size_t block;
    const ft_slot *slots; /* in the order of `emit:` */
    size_t slot_count;
    const ft_credit *credits;
    size_t credit_count;
    size_t region; /* 1 + index of the fact whose scorers region it stands in; 0
                      none */
    ft_field region_field; /* SCORERS1, SCORERS2 or SCORERS when region > 0 */
    double confidence;     /* of the rule */
} ft_fact;

/* An event that must not be mistaken for "no match". */
typedef struct ft_incident {
    size_t rule;
    ft_span span;     /* the window, in the shadow */
    ft_slice message; /* "match limit", "deadline" */
} ft_incident;

typedef struct ft_facts {
    const ft_fact
        *facts; /* by span start, then rule order; winners of overlaps only */
    size_t count;
    const ft_fact *losers; /* beaten in an overlap, or vetoed: for the trace */
    size_t loser_count;
    const ft_incident *incidents;
    size_t incident_count;
} ft_facts;

/* The first slot of that field, or NULL. */
const ft_value *ft_fact_value(const ft_fact *fact, ft_field field);
/* It credits, and all that it credits is weak: a piece of a goal. */
bool ft_fact_is_piece(const ft_fact *fact);

#endif
