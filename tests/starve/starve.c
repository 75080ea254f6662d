/*
 * starve: refuses memory to a program, for tests; the loader puts it before
 * the C library (LD_PRELOAD). Of all places that ask for memory, told apart by
 * who called whom, the one that asks first as the STARVE-th is refused: once,
 * or with STARVE_ON=1 with all that ask after it. When the program ends and it
 * was never come to, standard error says "starve: fed".
 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CALLERS = 8,       /* that tell places apart */
    PLACES = 1 << 14,  /* of a table, a power of two */
    FIRST_BYTES = 8192 /* for dlsym(), which asks before it can answer */
};

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread bool inside; /* our own requests do not count */
static uint64_t places[PLACES];
static unsigned long seen, wanted;
static bool starving, goes_on, fed;
static char first[FIRST_BYTES];
static size_t first_used;

__attribute__((constructor)) static void begin(void)
{
    void *callers[CALLERS];
    const char *text = getenv("STARVE"), *on = getenv("STARVE_ON");

    inside = true;
    (void)backtrace(callers, CALLERS); /* it loads a library when it is new */
    goes_on = on && *on == '1';
    wanted = text ? strtoul(text, NULL, 10) : 0;
    inside = false;
}

__attribute__((destructor)) static void end(void)
{
    static const char text[] = "starve: fed\n";

    if (wanted && !fed)
        (void)!write(STDERR_FILENO, text, sizeof text - 1);
}

static void find_real(void)
{
    inside = true;
    real_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
    real_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
    real_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
    real_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    inside = false;
}

/* True when the place is new. */
static bool note(uint64_t place)
{
    size_t at = (size_t)(place * 0x9E3779B97F4A7C15u >> 50) % PLACES;

    while (places[at] && places[at] != place)
        at = (at + 1) % PLACES;
    if (places[at] || seen + 1 >= PLACES)
        return false;
    places[at] = place;
    return true;
}

/* What ends the program (the counters of a coverage build) may have memory. */
static void feed_again(void)
{
    starving = false;
}

static bool refused(void)
{
    void *callers[CALLERS + 2];
    uint64_t place = 1469598103934665603u;
    bool no;

    if (!wanted || inside)
        return false;
    inside = true;
    (void)pthread_mutex_lock(&lock);
    int count = backtrace(callers, CALLERS + 2);
    for (int i = 2; i < count; i++)
        place = (place ^ (uintptr_t)callers[i]) * 1099511628211u;
    no = starving;
    if (note(place) && ++seen == wanted)
        no = fed = true, starving = goes_on && atexit(feed_again) == 0;
    (void)pthread_mutex_unlock(&lock);
    inside = false;
    if (no)
        errno = ENOMEM;
    return no;
}

static bool is_first(const void *memory)
{
    return (const char *)memory >= first &&
           (const char *)memory < first + FIRST_BYTES;
}

static void *take_first(size_t size)
{
    size_t room = (size + 15) / 16 * 16;
    void *memory = first + first_used;

    if (room > FIRST_BYTES - first_used)
        abort();
    first_used += room;
    return memory;
}

void *malloc(size_t size)
{
    if (!real_malloc && inside)
        return take_first(size);
    if (!real_malloc)
        find_real();
    return refused() ? NULL : real_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (!real_calloc && inside)
        return take_first(count * size);
    if (!real_calloc)
        find_real();
    return refused() ? NULL : real_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    if (!real_realloc)
        find_real();
    if (is_first(memory)) {
        void *copy = real_malloc(size);
        if (copy)
            memcpy(copy, memory, size < 64 ? size : 64);
        return copy;
    }
    return refused() ? NULL : real_realloc(memory, size);
}

void free(void *memory)
{
    if (!real_free)
        find_real();
    if (memory && !is_first(memory))
        real_free(memory);
}
