/* number: digits and the pack's number words -> integers and minutes. */
#ifndef FT_TEXT_NUMBER_H
#define FT_TEXT_NUMBER_H

#include "base/slice.h"

typedef struct ft_number_word {
    ft_slice word; /* lower case: "three", "third", "nil", "a dozen" */
    int value;
    bool ordinal;
} ft_number_word;

/* Sorted bytewise by word. Compounds ("forty-fifth", "twenty one") are built
 * from tens and units by the reader and need no entry. */
typedef struct ft_number_words {
    const ft_number_word *words;
    size_t count;
} ft_number_words;

/* The integer that the whole slice spells: "21", "44,212", "1.234", "three",
 * "forty-five", "21st", "third". `ordinal` (may be NULL) says of which kind.
 * False when it spells none, or one over INT_MAX. */
bool ft_number_read(const ft_number_words *words, ft_slice text, int *value,
                    bool *ordinal);

/* The number that `count` digits at `at` spell (9 digits at most), or -1. */
int ft_number_digits(ft_slice text, size_t at, size_t count);

typedef struct ft_minute {
    int minute; /* 1 to 120 */
    int offset; /* stoppage minutes beyond it, 0 when none */
} ft_minute;

/* "21", "21'", "21st", "45+2'", "45'+2", "90+3rd", "45th+5", "fourth",
 * "1'23" is none. False when it is no minute of a match. */
bool ft_minute_read(const ft_number_words *words, ft_slice text,
                    ft_minute *out);

#endif
