/*
 * known: the words of names. In: a token. Out: how far the word goes that
 * begins there, the form in the tables, the qualifier of a side.
 */
#ifndef FT_MENTIONS_KNOWN_H
#define FT_MENTIONS_KNOWN_H

#include "mentions/names.h"

/* The form in the tables that begins at a token, with the qualifier of a side
 * behind it; false when there is none that can stand there. */
bool ft_names_known(const ft_words *words, size_t token, ft_piece *out);
/* The qualifier of a side that stands at `token` ("women", "'s Under 18s"):
 * the tokens it takes, 0 for none. */
size_t ft_names_variant(const ft_words *words, size_t token, bool possessive,
                        ft_slice *variant);
/* The word at `token` with all that is joined to it ("Saint-Maximin",
 * "O'Neill", "D."): one past its last token. `inner`: a word stands before it
 * in the same name, as in "Son Heung-min". */
size_t ft_names_unit(const ft_words *words, size_t token, bool inner);

/* Two single capitals with a hyphen, "P-P": a sign in a line of results. */
bool ft_names_is_letter_pair(const ft_words *words, size_t token);
/* Tokens of "'s" or "'" at `token`. */
size_t ft_names_possessive(const ft_words *words, size_t token);
/* The longest qualifier that the text begins with; returns its bytes. */
size_t ft_names_longest_variant(const ft_word_list *list, ft_slice text,
                                ft_slice *variant);
/* One of the piece's readings is of this kind. */
bool ft_names_has_kind(const ft_words *words, const ft_piece *piece,
                       ft_kind kind);
/* One of them is a side that is not ambiguous. */
bool ft_names_has_sure_side(const ft_words *words, const ft_piece *piece);

/* Bytes of a token. */
size_t ft_word_length(const ft_words *words, size_t token);
bool ft_word_is_capital(const ft_words *words, size_t token);
/* It stands right behind the token before it. */
bool ft_word_is_joined(const ft_words *words, size_t token);
bool ft_word_is_joined_mark(const ft_words *words, size_t token, char mark);

#endif
