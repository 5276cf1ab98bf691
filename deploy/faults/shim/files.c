#define _GNU_SOURCE
#include "files.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DESCRIPTORS = 65536 };
enum kind { UNKNOWN, ELSEWHERE, WATCHED };

static char watched[PATH_MAX];
static size_t watched_length;
static atomic_uchar kinds[DESCRIPTORS];

void files_watch(const char *folder) {
    snprintf(watched, sizeof watched, "%s", folder);
    watched_length = strlen(watched);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

bool files_holds(const char *path) {
    if (watched_length == 0 || strncmp(path, watched, watched_length) != 0) return false;
    char next = path[watched_length];
    return (next == '\0' || next == '/') && !ends_with(path, "-shm");
}

/* The path that a descriptor was opened under, or has since been renamed to. */
static bool path_of(int descriptor, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return false;
    path[length] = '\0';
    return true;
}

bool files_resolve(int at, const char *path, char absolute[PATH_MAX]) {
    char base[PATH_MAX];
    if (path[0] == '/') return snprintf(absolute, PATH_MAX, "%s", path) < PATH_MAX;
    if (at == AT_FDCWD ? getcwd(base, sizeof base) == NULL : !path_of(at, base)) return false;
    return snprintf(absolute, PATH_MAX, "%s/%s", base, path) < PATH_MAX;
}

/* Asked of the system once for each descriptor, since sockets are written much more often than files. */
bool files_has(int descriptor, char path[PATH_MAX]) {
    if (descriptor < 0 || descriptor >= DESCRIPTORS) return false;
    if (atomic_load(&kinds[descriptor]) == ELSEWHERE) return false;
    bool is_watched = path_of(descriptor, path) && files_holds(path);
    atomic_store(&kinds[descriptor], is_watched ? WATCHED : ELSEWHERE);
    return is_watched;
}

void files_forget(int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) atomic_store(&kinds[descriptor], UNKNOWN);
}
