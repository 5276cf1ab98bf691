/* The block of memory through which a test rules the shim: a file that both have mapped. control.py has the same layout. */
#ifndef CONTROL_H
#define CONTROL_H

#include <stdint.h>

enum call { CALL_WRITE = 1, CALL_GROW = 2, CALL_TRUNCATE = 4, CALL_SYNC = 8 };

struct control {
    /* Failing calls. */
    int32_t error;            /* the errno to fail with; 0: none fails */
    int32_t calls;            /* which: CALL_… together; CALL_GROW is a write beyond the end of its file */
    char suffix[32];          /* of the paths of the files; empty: all */
    int64_t skip;             /* so many of these calls still go well */
    int64_t times;            /* so many fail; -1: all from then on */
    int64_t failed;           /* told by the shim: so many have failed */

    /* Power. */
    int32_t records;          /* whether what is not synced is recorded, so that it can be lost */
    int32_t lies;             /* whether syncs are answered with success, but do nothing: a disk with a lying cache */
    int32_t cut;              /* 1: cut the power now */
    int32_t cut_at_exit;      /* whether what is not synced is lost when the process ends by itself */
    int64_t cut_after;        /* the power goes before the call after so many; -1: it does not */
    int32_t keep;             /* per cent of the unsynced writes that reach the disk nevertheless, some of them torn */
    int32_t seed;             /* of what is kept */
    int64_t undone;           /* told by the shim: so many unsynced operations were undone by the cut */
    int64_t seen;             /* told by the shim: so many writes, syncs and changes of the folder it has seen */

    /* Clock. */
    int64_t clock_shift;      /* milliseconds by which the time of day is wrong */
};

extern volatile struct control *control;

#endif
