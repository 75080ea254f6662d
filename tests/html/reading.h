/* reading: what an article came to, as text that a test can compare. */
#ifndef FT_TESTS_HTML_READING_H
#define FT_TESTS_HTML_READING_H

#include "html/article.h"

/* One line a block: '+' for body or '-', its zone, its stamp in brackets, its
 * text: "+body: Rovers won.\n". Tied to the arena; fails the test on error. */
const char *read_page(ft_arena *arena, const char *html);
const char *read_plain(ft_arena *arena, const char *text);
const char *show_article(ft_arena *arena, const ft_article *article);

/* Compares the blocks of a page or a text; prints both when they differ. */
void expect_page(const char *html, const char *expected);
void expect_plain(const char *text, const char *expected);

/* What article.h promises of any article: blocks in order, not overlapping, no
 * white space at their ends, valid UTF-8 without private-use characters. */
void assert_well_formed(const ft_article *article);

#endif
