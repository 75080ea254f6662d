/*
 * settler: the records of one match while it is settled what is kept of them,
 * and the votes that were counted so far. Every step sees what a record says
 * from the merged record's side: its team1 is team1.
 */
#ifndef FT_DATASET_SETTLER_H
#define FT_DATASET_SETTLER_H

#include "base/buffer.h"
#include "dataset/merged.h"

typedef struct ft_settler {
    ft_arena *arena;
    const ft_told *const *told;
    size_t count;
    int first; /* the side (of ft_told) that is team1 */
    ft_merged *out;
    ft_ballot *ballots; /* room for one a field */
    size_t ballot_count;
    bool failed; /* memory is out */
} ft_settler;

/* Values as JSON, in the arena. Empty, and the settler failed, where memory is
 * out. `keep` takes over what the buffer holds. */
ft_slice ft_settler_keep(ft_settler *s, ft_buffer *text);
ft_slice ft_settler_text(ft_settler *s, const char *text);
ft_slice ft_settler_number(ft_settler *s, int number);

/* Team1 of the record is team2 of the merged one. */
bool ft_settler_turned(const ft_settler *s, const ft_told *told);
ft_score ft_settler_score(const ft_settler *s, const ft_told *told,
                          const ft_score *score);
const ft_side *ft_settler_side(const ft_settler *s, const ft_told *told,
                               int side);
/* A field of the merged record, as the record at hand spells it, and the other
 * way: "/team1" is "/team2" where the record is turned. */
const char *ft_settler_field(const ft_settler *s, const ft_told *told,
                             const char *field);

/* Adds the word of record `source` on a field of the merged record. */
void ft_settler_vote(ft_settler *s, ft_poll *poll, const char *field,
                     size_t source, ft_slice value);
/* Counts, and keeps the ballot where anybody said anything. NULL: nobody did,
 * or memory is out. */
const ft_ballot *ft_settler_count(ft_settler *s, ft_poll *poll,
                                  const char *field);
/* The ballot that was kept for a field, or NULL. */
const ft_ballot *ft_settler_ballot(const ft_settler *s, const char *field);
/* Vote `index` becomes the kept one: it comes first in its ballot. */
void ft_settler_prefer(ft_settler *s, ft_ballot *ballot, size_t index);
/* The record that the kept value comes from. */
const ft_match *ft_settler_keeper(const ft_settler *s, const ft_ballot *ballot);

/* Both NULL, or the same bytes. */
bool ft_settler_same(const char *a, const char *b);
/* The score that is kept of the whole play. */
ft_score ft_settler_final(const ft_match *match);

#endif
