#define _GNU_SOURCE
#include "calls.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>

static struct calls found;
static atomic_bool is_found;

/* Twice does no harm. The 64-bit names take the same arguments on 64-bit machines. */
static void find(void) {
    found.open = dlsym(RTLD_NEXT, "open");
    found.openat = dlsym(RTLD_NEXT, "openat");
    found.close = dlsym(RTLD_NEXT, "close");
    found.pread = dlsym(RTLD_NEXT, "pread");
    found.pwrite = dlsym(RTLD_NEXT, "pwrite");
    found.write = dlsym(RTLD_NEXT, "write");
    found.writev = dlsym(RTLD_NEXT, "writev");
    found.ftruncate = dlsym(RTLD_NEXT, "ftruncate");
    found.fallocate = dlsym(RTLD_NEXT, "fallocate");
    found.fsync = dlsym(RTLD_NEXT, "fsync");
    found.fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    found.rename = dlsym(RTLD_NEXT, "rename");
    found.unlink = dlsym(RTLD_NEXT, "unlink");
    found.mkdir = dlsym(RTLD_NEXT, "mkdir");
    found.clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    atomic_store(&is_found, true);
}

const struct calls *calls(void) {
    if (!atomic_load(&is_found)) find();
    return &found;
}
