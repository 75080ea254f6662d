/*
 * arena: chunks from malloc(), cut from the front and never reused. A request
 * too big to share a chunk gets its own; only an array that outgrows it gives
 * it back. Under the address sanitizer every
 * request is fenced by poisoned bytes.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define FENCE ((size_t)16)
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)0)
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)0)
#define FENCE ((size_t)0)
#endif

#ifndef FT_ARENA_CHUNK /* a test wants each request to be one of the system */
#define FT_ARENA_CHUNK (16 * 1024)
#endif
enum { FIRST_CHUNK = FT_ARENA_CHUNK, LAST_CHUNK = 64 * FIRST_CHUNK };

typedef struct chunk {
    struct chunk *next;
    size_t size; /* of bytes[] */
    size_t used; /* a multiple of the alignment */
    _Alignas(max_align_t) unsigned char bytes[];
} chunk;

struct ft_arena {
    chunk *chunks;    /* the first one is the one being cut */
    size_t next_size; /* of the next shared chunk */
    size_t used;      /* bytes handed out */
    size_t limit;     /* 0: none */
    bool full;        /* a request would have gone beyond it */
    uint64_t worked;  /* steps */
    uint64_t allowed; /* of these, at most; 0: any */
    const char *refusal;
    size_t until_fail; /* requests up to the one that fails; 0: never */
    bool fails_once;
};

ft_arena *ft_arena_new(void)
{
    ft_arena *arena = calloc(1, sizeof *arena);

    if (arena)
        arena->next_size = FIRST_CHUNK;
    return arena;
}

void ft_arena_free(ft_arena *arena)
{
    if (!arena)
        return;
    for (chunk *c = arena->chunks, *next; c; c = next) {
        next = c->next;
        ASAN_UNPOISON_MEMORY_REGION(c->bytes, c->size);
        free(c);
    }
    free(arena);
}

static chunk *chunk_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(chunk))
        return NULL;
    chunk *c = malloc(sizeof *c + size);
    if (!c)
        return NULL;
    *c = (chunk){.size = size};
    ASAN_POISON_MEMORY_REGION(c->bytes, size);
    return c;
}

/* A chunk with room for `size` more bytes, linked into the arena. */
static chunk *chunk_for(ft_arena *arena, size_t size)
{
    chunk *first = arena->chunks;

    if (first && size <= first->size - first->used)
        return first;
    if (first && size > arena->next_size / 4) { /* keep cutting the first */
        chunk *own = chunk_new(size);
        if (own) {
            own->next = first->next;
            first->next = own;
        }
        return own;
    }
    chunk *c = chunk_new(size > arena->next_size ? size : arena->next_size);
    if (!c)
        return NULL;
    if (arena->next_size <= LAST_CHUNK / 2)
        arena->next_size *= 2;
    c->next = first;
    arena->chunks = c;
    return c;
}

/* Whether a test or the limit lets this request through. */
static bool allowed(ft_arena *arena, size_t size)
{
    if (arena->until_fail == 1) {
        arena->until_fail = arena->fails_once ? 0 : 1;
        return false;
    }
    if (arena->until_fail)
        arena->until_fail--;
    if (arena->refusal || size > SIZE_MAX - arena->used)
        return false;
    bool fits = !arena->limit || arena->used + size <= arena->limit;
    arena->full |= !fits;
    return fits;
}

/* What a request takes of its chunk. */
static size_t room_for(size_t size)
{
    const size_t align = _Alignof(max_align_t);
    size_t room = (size + FENCE + align - 1) / align * align;

    return room ? room : align;
}

void *ft_arena_bytes(ft_arena *arena, size_t size)
{
    if (!allowed(arena, size) ||
        size > SIZE_MAX - FENCE - _Alignof(max_align_t))
        return NULL;
    const size_t room = room_for(size);
    chunk *c = chunk_for(arena, room);
    if (!c)
        return NULL;
    void *bytes = c->bytes + c->used;
    c->used += room;
    arena->used += size;
    ASAN_UNPOISON_MEMORY_REGION(bytes, size);
    return bytes;
}

void *ft_arena_alloc(ft_arena *arena, size_t size)
{
    void *bytes = ft_arena_bytes(arena, size);

    return bytes ? memset(bytes, 0, size) : NULL;
}

void *ft_arena_array(ft_arena *arena, size_t size, size_t count)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return ft_arena_alloc(arena, size * count);
}

/* An array that has grown: what had a chunk to itself goes back to malloc(). */
static void give_back(ft_arena *arena, const void *items, size_t size)
{
    const size_t shared = FIRST_CHUNK;

    ASAN_POISON_MEMORY_REGION(items, size);
    if (size < shared)
        return;
    for (chunk **at = &arena->chunks; *at; at = &(*at)->next) {
        chunk *c = *at;
        if ((const void *)c->bytes != items || c->used != room_for(size))
            continue;
        *at = c->next;
        arena->used -= size;
        ASAN_UNPOISON_MEMORY_REGION(c->bytes, c->size);
        free(c);
        return;
    }
}

void *ft_arena_grow(ft_arena *arena, void *items, size_t *capacity, size_t need,
                    size_t size)
{
    size_t larger = *capacity ? *capacity : 8;

    if (items && need <= *capacity)
        return items;
    while (larger < need) {
        if (larger > SIZE_MAX / 2)
            return NULL;
        larger *= 2;
    }
    if (size && larger > SIZE_MAX / size)
        return NULL;
    char *copy = ft_arena_bytes(arena, size * larger);
    if (!copy)
        return NULL;
    size_t old = items ? *capacity * size : 0;
    if (old)
        memcpy(copy, items, old);
    memset(copy + old, 0, size * larger - old);
    if (items)
        give_back(arena, items, old);
    *capacity = larger;
    return copy;
}

char *ft_arena_string(ft_arena *arena, ft_slice slice)
{
    if (slice.len == SIZE_MAX)
        return NULL;
    char *copy = ft_arena_bytes(arena, slice.len + 1);
    if (!copy)
        return NULL;
    if (slice.len)
        memcpy(copy, slice.data, slice.len);
    copy[slice.len] = '\0';
    return copy;
}

ft_slice ft_arena_copy(ft_arena *arena, ft_slice slice)
{
    const char *copy = ft_arena_string(arena, slice);

    return (ft_slice){copy, copy ? slice.len : 0};
}

size_t ft_arena_used(const ft_arena *arena)
{
    return arena->used;
}

void ft_arena_limit(ft_arena *arena, size_t bytes)
{
    arena->limit = bytes;
}

bool ft_arena_is_full(const ft_arena *arena)
{
    return arena->full;
}

bool ft_arena_work(ft_arena *arena, uint64_t steps)
{
    if (steps > UINT64_MAX - arena->worked)
        steps = UINT64_MAX - arena->worked;
    arena->worked += steps;
    if (arena->allowed && arena->worked > arena->allowed)
        ft_arena_refuse(arena, "the article takes more work than its length "
                               "allows");
    return !arena->refusal;
}

uint64_t ft_arena_worked(const ft_arena *arena)
{
    return arena->worked;
}

void ft_arena_allow(ft_arena *arena, uint64_t steps)
{
    arena->allowed = steps;
}

void ft_arena_refuse(ft_arena *arena, const char *reason)
{
    if (!arena->refusal)
        arena->refusal = reason;
}

const char *ft_arena_refusal(const ft_arena *arena)
{
    return arena->refusal;
}

void ft_arena_fail_at(ft_arena *arena, size_t n)
{
    arena->until_fail = n;
    arena->fails_once = false;
}

void ft_arena_fail_once(ft_arena *arena, size_t n)
{
    arena->until_fail = n;
    arena->fails_once = true;
}
