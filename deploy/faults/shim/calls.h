/* The system's own functions, behind those that the shim puts before them. */
#ifndef CALLS_H
#define CALLS_H

#include <fcntl.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>

struct calls {
    int (*open)(const char *, int, ...);
    int (*openat)(int, const char *, int, ...);
    int (*close)(int);
    ssize_t (*pread)(int, void *, size_t, off_t);
    ssize_t (*pwrite)(int, const void *, size_t, off_t);
    ssize_t (*write)(int, const void *, size_t);
    ssize_t (*writev)(int, const struct iovec *, int);
    int (*ftruncate)(int, off_t);
    int (*fallocate)(int, int, off_t, off_t);
    int (*fsync)(int);
    int (*fdatasync)(int);
    int (*rename)(const char *, const char *);
    int (*unlink)(const char *);
    int (*mkdir)(const char *, mode_t);
    int (*clock_gettime)(clockid_t, struct timespec *);
};

/* Found at the first call, which may be that of a library that starts before the shim does. */
const struct calls *calls(void);

#define real (*calls())

#endif
