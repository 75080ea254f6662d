/*
 * fork: the text of a pattern -> one that matches the same and sooner sees that
 * it does not. PCRE2 tries alternatives one after the other, and where there
 * are dozens, each with code of its own, the code that is only run through to
 * fail fills the caches. So a few alternatives in a row, and all of them, get
 * a look at the next character before them: "(?=[bt])(?:beat|bet|top)".
 */
#ifndef FT_RULES_FORK_H
#define FT_RULES_FORK_H

#include "base/buffer.h"

/* `pattern` compiles. False when there is nothing to add, something in it is
 * not understood, or memory is out: then it is taken as it is. Groups keep
 * their numbers. */
bool ft_fork_text(ft_slice pattern, ft_buffer *out);

#endif
