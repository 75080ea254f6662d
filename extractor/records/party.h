/*
 * party: who can be a side, one party however the article names it: "Canada",
 * "the Canadian women", "Ashford Town (Middx)" and "Ashford".
 */
#ifndef FT_RECORDS_PARTY_H
#define FT_RECORDS_PARTY_H

#include "records/link.h"

/* Gives every team, and every unknown name that stands where sides stand, its
 * party. */
ft_status ft_parties_collect(ft_link *link);
/* Makes one party of an unknown name and the longer one that holds its words,
 * where the results told of either agree; called once the tellings are read.
 */
void ft_parties_join(ft_link *link);
/* The party of an entity, or FT_NOBODY. */
size_t ft_party_of_entity(const ft_link *link, size_t entity);
/* The party a value names, FT_NOBODY for none (also for a mere role). */
size_t ft_party_of(const ft_link *link, const ft_value *value);
/* 1 for a word of the home side, 2 for one of the visitors, else 0. */
int ft_party_role(const ft_link *link, const ft_value *value);
/* The party's last mention up to the end of a sentence, else its first behind;
 * FT_NOBODY for one that is only written in a slot. */
size_t ft_party_mention(const ft_link *link, size_t party, size_t sentence);
/* The side of a match that a party is, or -1. */
int ft_party_side(const ft_candidate *match, size_t party);
/* A club, or a side that no table knows: no nation. */
bool ft_party_club(const ft_link *link, size_t party);

#endif
