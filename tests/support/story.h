/*
 * story: an article told in lines, with the facts that rules would find in it
 * written under each block, so that tests of the records stage need no rules.
 *
 *   "headline: <Canada> beat <Mexico> 2-1",
 *   "  winner=Canada loser=Mexico score.ft=2-1",
 *   "list#3: <Rovers> 1-0 <Town> (<Ana Moll> 12)",
 *   "  team1=Rovers team2=Town score.ft=1-0 head",
 *   "  goal:name=Ana_Moll,minute=12,team=Rovers",
 *
 * A block is "zone: text", "zone#group: text"; <...> is a mention: a name of
 * the tables in story.c, else a run of capitalised words. <women|Canada> gives
 * it a variant. A fact line begins with two spaces; `_` in it is a space;
 * values are looked for in the block, from the start of `at=` on, mentions
 * then in the blocks before. conf=80 sets the confidence of the rule (90),
 * region=scorers1 puts the fact into the last region opened. Facts stand in
 * the order of their text.
 */
#ifndef FT_TESTS_SUPPORT_STORY_H
#define FT_TESTS_SUPPORT_STORY_H

#include "records/records.h"

/* Ends a list of lines. */
#define STORY(...) ((const char *const[]){__VA_ARGS__, NULL})

typedef struct story {
    ft_arena *arena;
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    ft_facts facts;
    ft_date published;
} story;

/* Builds the input of the stage; fails the test when a line makes no sense. */
void story_read(story *out, const char *const *lines, const char *published);
void story_free(story *told);
ft_status story_records(story *told, ft_arena *arena, ft_records *out);
/* One line a record, tied to the arena:
 * "Canada 2-1 Mexico ht 1-0 home 1 2021-11-16; Ana Moll 12, Bea Ruiz pen" */
const char *story_line(ft_arena *arena, const ft_match *match);

/* Fails unless the records of the story are exactly these lines. */
void story_tells(const char *const *lines, const char *const *expected);
/* The same for an article published on that ISO day. */
void story_tells_on(const char *published, const char *const *lines,
                    const char *const *expected);

#endif
