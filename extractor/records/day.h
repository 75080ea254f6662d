/* day: the article's own day, and the days of matches seen from it. */
#ifndef FT_RECORDS_DAY_H
#define FT_RECORDS_DAY_H

#include "records/link.h"

/* When the article appeared: what the caller or the page says, else what a rule
 * found. Year 0: none of them tells. */
ft_date ft_day_published(const ft_link *link);
/* The day from which "Thursday night" is seen: when the article appeared, else
 * the newest full date of the embedded
 * posts, else the only full date of the article. That one may be the day of
 * the match itself, and no day counted from it ("yesterday") is any day then:
 * `link->guessed` says so. Year 0: none. */
ft_date ft_day_reference(ft_link *link);
/* Several lines that are a day and no more part a page into posts: each tells
 * what "Saturday" is seen from below it. Fills `link->above`. */
ft_status ft_day_find_posts(ft_link *link);
/* The day that a fact's `date` means; `weekday` (may be NULL) says whether a
 * weekday written with a full date fits it. False when the fact has none, when
 * it stands in an embedded post, which has a day of its own, or when it lies
 * after the reference day: no match was played then. */
bool ft_day_told(const ft_link *link, const ft_fact *fact, ft_date *out,
                 ft_verdict *weekday);
/* The same of a fact that is both `date` and `published`, a line that is a day
 * and no more: it may be the day of the rows under it. For ft_day_told() it is
 * the article's own. */
bool ft_day_line(const ft_link *link, const ft_fact *fact, ft_date *out,
                 ft_verdict *weekday);
bool ft_day_same(ft_date a, ft_date b);

#endif
