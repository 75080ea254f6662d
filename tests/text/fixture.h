/* fixture: a few words of a pack, and a text read from a string. */
#ifndef FT_TESTS_TEXT_FIXTURE_H
#define FT_TESTS_TEXT_FIXTURE_H

#include "text/calendar.h"

extern const ft_abbreviations fixture_abbreviations;
extern const ft_number_words fixture_numbers;
extern const ft_calendar fixture_calendar;

/* The string as an article, one block for each line that is not empty. */
ft_article fixture_article(ft_arena *arena, const char *string);
/* That article read; fails the test when it cannot be. */
ft_text fixture_read(ft_arena *arena, const char *string);

#endif
