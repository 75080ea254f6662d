/*
 * told: a record as merging sees it: what it tells of two sides whose order
 * does not depend on the article. Side 0 is the one whose name comes first in
 * the table of names (dataset/kin.h).
 */
#ifndef FT_DATASET_TOLD_H
#define FT_DATASET_TOLD_H

#include <limits.h>

#include "dataset/read.h"

enum { FT_NO_DAY = INT_MIN };

typedef struct ft_told {
    const ft_report *report;
    ft_slice line;  /* the record as JSON, without the line end */
    int day;        /* of the match, since 1970; FT_NO_DAY: not told */
    int published;  /* day of the article, or FT_NO_DAY */
    size_t name[2]; /* of team1 and team2 in the table of names */
    size_t kin[2];  /* the longest name that they may be short for */
    bool turned;    /* team1 is side 1 */
} ft_told;

/* Fills report, day and published. */
void ft_told_init(ft_told *told, const ft_report *report);
/* Fills the line, by which records are told apart: a record that is alone needs
 * none. FT_ERR_MEMORY, else FT_OK. */
ft_status ft_told_spell(ft_told *told, ft_arena *arena);

/* A score seen from side 0. */
ft_score ft_told_score(const ft_told *told, const ft_score *score);
/* How the match ended, the shoot-out apart: after extra time where that is
 * told, else `ft`. */
ft_score ft_told_final(const ft_told *told);
/* team1 or team2, whichever is that side. */
const ft_side *ft_told_side(const ft_told *told, int side);
/* 0 or 1: that side is at home, 2: neutral ground, -1: not told. */
int ft_told_home(const ft_told *told);

/* How much the record's word on a field counts: the confidence of its evidence
 * (of the record, where it has none) in hundredths, twice when the article is
 * about the match. `field` is a JSON Pointer of this record; what lies below
 * it counts. */
unsigned ft_told_weight(const ft_told *told, const char *field);
/* The first words that the field, or what lies below it, stands on; or NULL. */
const char *ft_told_quote(const ft_told *told, const char *field);
/* Names the text: records of one text have one vote. */
ft_slice ft_told_text(const ft_told *told);

/* The order of records that depends on nothing but what they say. */
int ft_told_compare(const ft_told *a, const ft_told *b);

#endif
