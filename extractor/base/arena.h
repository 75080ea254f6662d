/*
 * arena: all memory of one article (or of one rule pack), freed in one call.
 * Not shared between threads while it grows.
 */
#ifndef FT_BASE_ARENA_H
#define FT_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

typedef struct ft_arena ft_arena;

ft_arena *ft_arena_new(void);        /* NULL when memory is out */
void ft_arena_free(ft_arena *arena); /* NULL is fine */

/* Zeroed bytes, aligned for any type; NULL when memory is out or the limit is
 * met. A request for 0 bytes gives a valid pointer. */
void *ft_arena_alloc(ft_arena *arena, size_t size);
/* As above, but the bytes are what they happen to be: for what is written
 * before it is read. */
void *ft_arena_bytes(ft_arena *arena, size_t size);
/* As ft_arena_alloc() for `count` objects of `size` bytes; NULL on overflow,
 * too. */
void *ft_arena_array(ft_arena *arena, size_t size, size_t count);
#define FT_NEW(arena, type, n)                                                 \
    ((type *)ft_arena_array((arena), sizeof(type), (n)))

/* Room for `need` objects: returns `items` while *capacity suffices, else a
 * larger copy (doubling), with *capacity raised and the old items gone; NULL
 * when memory is out, and then *capacity is as before and the old items stay
 * valid. Keep what it returns before anything else may fail. */
void *ft_arena_grow(ft_arena *arena, void *items, size_t *capacity, size_t need,
                    size_t size);

/* A copy with a NUL behind it (not counted in len); data is NULL on failure. */
ft_slice ft_arena_copy(ft_arena *arena, ft_slice slice);
/* The same as a C string; NULL on failure. */
char *ft_arena_string(ft_arena *arena, ft_slice slice);

/* Bytes handed out so far, and the most that may be (0: no limit). */
size_t ft_arena_used(const ft_arena *arena);
void ft_arena_limit(ft_arena *arena, size_t bytes);
/* Whether a request failed because of that. */
bool ft_arena_is_full(const ft_arena *arena);
/* Work that stages count, in steps of about an instruction, and the most of it
 * that may be (0: no limit). False beyond it: the arena then refuses. Counted
 * is what there is to do, never time: the same on every machine. */
bool ft_arena_work(ft_arena *arena, uint64_t steps);
uint64_t ft_arena_worked(const ft_arena *arena);
void ft_arena_allow(ft_arena *arena, uint64_t steps);

/* Every request fails from now on, so that whatever is under way ends. The
 * first reason is kept: a literal, or NULL while nothing was refused. */
void ft_arena_refuse(ft_arena *arena, const char *reason);
const char *ft_arena_refusal(const ft_arena *arena);

/* For tests: the n-th request from now on and all after it fail; 0: never. */
void ft_arena_fail_at(ft_arena *arena, size_t n);
/* The same, but those after it are granted again: who goes on without what was
 * refused is found out. */
void ft_arena_fail_once(ft_arena *arena, size_t n);

#endif
