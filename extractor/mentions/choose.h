/*
 * choose: which reading of a known form is meant. In: a piece, what the text
 * says of its sides. Out: one of its readings, or NULL.
 */
#ifndef FT_MENTIONS_CHOOSE_H
#define FT_MENTIONS_CHOOSE_H

#include "mentions/scene.h"

/* The side meant: the only sure one, the one that the text speaks for, or else
 * the first sure one. */
const ft_reading *ft_choose_team(const ft_scene *r, const ft_piece *piece);
/* "Everton" behind "Blu-Lo Everton", in a text that speaks of no Everton;
 * "Finn" behind "Ronan Finn". */
bool ft_choose_is_last_name(const ft_scene *r, const ft_piece *piece,
                            const ft_reading *reading);
/* A form that may as well be a word where it stands. */
bool ft_choose_is_doubtful(const ft_scene *r, const ft_piece *piece,
                           const ft_reading *reading);

/* "Zambian minnows Muza": an adjective that says whence the next side comes. */
bool ft_choose_describes(const ft_scene *r, size_t index);

/* The ground meant: the only sure one, the only one of a name of two words or
 * more, or the one where a named side plays. */
const ft_reading *ft_choose_ground(const ft_scene *r, const ft_piece *piece);
/* "Cardiff City Stadium": nothing but grounds are so named. */
bool ft_choose_is_long_ground(const ft_scene *r, const ft_piece *piece);
/* In a text about clubs of one country an alias of a ground elsewhere may be
 * that of one at home: two grounds were the Etihad Stadium. */
bool ft_choose_is_abroad(const ft_scene *r, const ft_piece *piece,
                         const ft_entry *ground);

/* The competition meant: of several of one name the one that the text names in
 * full, else the one for which the clubs of the text play. NULL: none of them.
 */
const ft_reading *ft_choose_competition(const ft_scene *r,
                                        const ft_piece *piece);

/* The town, of several of one name, in whose country the sides are. */
const ft_reading *ft_choose_city(const ft_scene *r, const ft_piece *piece);
/* The piece at `index` names a town, not the side `team` (or NULL). */
bool ft_choose_is_city(const ft_scene *r, size_t index, const ft_reading *team);

#endif
