/* Comes in: counts. Goes out: a sentence for people. */
#include "cli/tally.h"

static void tell_count(ft_buffer *out, unsigned long long count,
                       const char *one, const char *many)
{
    ft_buffer_integer(out, (long long)count);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, count == 1 ? one : many);
}

static void tell_fate(ft_buffer *out, const ft_tally *tally, ft_fate fate,
                      const char *words)
{
    if (tally->fates[fate] == 0)
        return;
    ft_buffer_text(out, ", ");
    ft_buffer_integer(out, (long long)tally->fates[fate]);
    ft_buffer_text(out, words);
}

void ft_tally_tell(const ft_tally *tally, ft_buffer *out)
{
    tell_count(out, tally->articles, "article", "articles");
    ft_buffer_text(out, ": ");
    ft_buffer_integer(out, (long long)tally->fates[FT_FATE_MATCHES]);
    ft_buffer_text(out, " with matches (");
    tell_count(out, tally->matches, "match", "matches");
    ft_buffer_byte(out, ')');
    tell_fate(out, tally, FT_FATE_NOTHING, " without");
    tell_fate(out, tally, FT_FATE_UNCHANGED, " unchanged");
    tell_fate(out, tally, FT_FATE_FAILED, " failed");
}
