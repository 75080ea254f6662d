/*
 * refuse: calls to the system, and requests for memory, that fail where a test
 * wants them to. Whatever this program calls, and the libraries it loads, comes
 * by here. A place is who called whom, some callers deep: each place is made to
 * fail once, whichever command comes to it first.
 */
#ifndef FT_TESTS_FAULTS_REFUSE_H
#define FT_TESTS_FAULTS_REFUSE_H

#include <stdbool.h>

typedef enum refuse_kind {
    REFUSE_NOTHING,
    REFUSE_MEMORY,    /* malloc() and its like */
    REFUSE_CALL,      /* open(), write(), stat() ...: EIO, or what fits */
    REFUSE_INTERRUPT, /* calls that wait: EINTR */
    REFUSE_PART,      /* read() and write() do half of it */
    REFUSE_KINDS
} refuse_kind;

/* From here to refuse_end() the first place that was not yet tried is refused:
 * once, or with all that comes after it. */
void refuse_begin(refuse_kind kind, bool on);
/* Whether a place was refused. */
bool refuse_end(void);
/* Whether it was a library that was refused: what it then forgets to free is
 * not ours to free. */
bool refuse_was_library(void);
/* The callers of that place, to a file: addresses, for addr2line. */
void refuse_tell(int file);
/* Blocks of memory that are not freed. */
long refuse_live(void);
#endif
