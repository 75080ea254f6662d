/*
 * cache: images of packs in files of the user's own, so that a pack is compiled
 * once and not in every process. Whatever is wrong with an image, the pack is
 * loaded from its sources; whatever keeps one from being written, nobody is
 * told.
 *
 * $FULLTIME_CACHE names the folder, or is "off"; without it the folder is
 * "fulltime" in $XDG_CACHE_HOME, else in ~/.cache. A program that runs with the
 * rights of another user than the one who called it neither reads nor writes.
 */
#ifndef FT_RULES_CACHE_H
#define FT_RULES_CACHE_H

#include "rules/rule.h"

/* As ft_pack_open(), into an arena. */
ft_status ft_cache_load(ft_arena *arena, const char *path, const char *shelf,
                        ft_pack **out, ft_error *err);
/* Lets go of the image that a pack lies in, if any, and so of the pack. */
void ft_cache_drop(ft_pack *pack);

#endif
