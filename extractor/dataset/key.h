/*
 * key: what all records of one match have in common, whatever day, order or
 * form of a name they tell: "football/everton/palace", the sport and a word of
 * each side in alphabetical order. Records with one key need not be of one
 * match, but records of one match have one key: so a sort by it brings together
 * what merge must see together.
 *
 * The word of a side is its id in the name tables ("can"), or, of an id that
 * holds a name behind a country ("eng-crystal-palace-fc") and of a written
 * name, the first word of three letters or more ("crystal"), in lower case and
 * without accents; shorter words alone are glued together.
 */
#ifndef FT_DATASET_KEY_H
#define FT_DATASET_KEY_H

#include "base/buffer.h"
#include "fulltime/record.h"

/* Appends the key: UTF-8 letters, digits, "-" and "/", no white space. The
 * buffer is marked when memory is out. */
void ft_match_key(ft_buffer *out, ft_slice sport, const ft_match *match);

/* Appends the words of a name in lower case and without accents, one space
 * between them; what stands in a word and is neither letter nor digit is
 * dropped: "D.C. United" gives "dc united". Beyond 240 bytes it is cut. */
void ft_name_words(ft_buffer *out, ft_slice name);

#endif
