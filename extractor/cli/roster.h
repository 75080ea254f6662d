/* roster: the rules that were there when a corpus was accepted: the file
 * accepted-rules in its folder, one line a rule, "football-en score.beat". A
 * rule that fires nowhere could else be lost without a word. */
#ifndef FT_CLI_ROSTER_H
#define FT_CLI_ROSTER_H

#include "rules/pack.h"

typedef struct ft_roster {
    const ft_slice *gone; /* rules of the pack's id that it no longer has */
    size_t gone_count;
    bool changed; /* the file would be another if it were written now */
} ft_roster;

/* Without a file nothing is gone. */
ft_status ft_roster_read(ft_arena *arena, const char *corpus,
                         const ft_pack *pack, ft_roster *out, ft_error *err);
/* Lines of other packs stay. */
ft_status ft_roster_write(ft_arena *arena, const char *corpus,
                          const ft_pack *pack, ft_error *err);

#endif
