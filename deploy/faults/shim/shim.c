/* Faults of the machine, for a process that is started with this library in LD_PRELOAD: calls that fail, a disk that is
 * full, power cuts, a clock that is wrong. It sees the calls of one folder alone, and does nothing until told so through
 * the control block.
 *
 *   FAULTS_FOLDER   the folder        FAULTS_CONTROL   the file with the control block
 *   FAULTS_TRASH    a folder beside it, for what a power cut may bring back
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calls.h"
#include "control.h"
#include "files.h"
#include "unsynced.h"

volatile struct control *control;

/* Held by whoever changes the folder: no write is under way while the power is cut. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Life */

/* With the lock, which is never given back: nothing happens any more. SIGKILL, since a power cut runs no handler. */
static void cut_power(void) {
    control->undone = unsynced_lose(control->keep, (unsigned)control->seed);
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void *wait_for_cut(void *unused) {
    const struct timespec while_ = {.tv_nsec = 500000};
    while (!control->cut) nanosleep(&while_, NULL);
    pthread_mutex_lock(&lock);
    cut_power();
    return unused;
}

static void start_waiting(void) {
    pthread_t thread;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_create(&thread, NULL, wait_for_cut, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("FAULTS_FOLDER"), *path = getenv("FAULTS_CONTROL"), *trash = getenv("FAULTS_TRASH");
    if (!folder || !path || !trash) return;
    int descriptor = real.open(path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) abort();
    void *block = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    real.close(descriptor);
    if (block == MAP_FAILED) abort();
    control = block;
    unsynced_keep_trash_in(trash);
    files_watch(folder);
    start_waiting();
}

__attribute__((destructor)) static void end(void) {
    if (!control || !control->cut_at_exit) return;
    pthread_mutex_lock(&lock);
    control->undone = unsynced_lose(control->keep, (unsigned)control->seed);
}

/* Faults */

/* Every watched call passes here, with the lock. */
static void count_down(void) {
    control->seen++;
    if (control->cut_after >= 0 && control->cut_after-- == 0) cut_power();
}

static bool is_meant(const char *path) {
    size_t length = strlen(path), tail = strnlen((const char *)control->suffix, sizeof control->suffix);
    return length >= tail && strncmp(path + length - tail, (const char *)control->suffix, tail) == 0;
}

/* Whether this call has to fail, with errno set. */
static bool fails(int call, const char *path) {
    if (!control->error || !(control->calls & call) || control->times == 0 || !is_meant(path)) return false;
    if (control->skip > 0) {
        control->skip--;
        return false;
    }
    if (control->times > 0) control->times--;
    control->failed++;
    errno = control->error;
    return true;
}

/* Whether a descriptor is watched; with the lock then. */
static bool takes(int descriptor, char path[PATH_MAX]) {
    if (!control || !files_has(descriptor, path)) return false;
    pthread_mutex_lock(&lock);
    count_down();
    return true;
}

/* Whether a path is watched; with the lock then. */
static bool takes_path(int at, const char *given, char path[PATH_MAX]) {
    if (!control || !files_resolve(at, given, path) || !files_holds(path)) return false;
    pthread_mutex_lock(&lock);
    count_down();
    return true;
}

static void gives_back(void) {
    int error = errno;
    pthread_mutex_unlock(&lock);
    errno = error;
}

static off_t size_of(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_size : 0;
}

/* Writing */

static bool may_write(int descriptor, const char *path, const void *bytes, size_t length, off_t offset) {
    bool grows = offset + (off_t)length > size_of(descriptor);
    if (fails(CALL_WRITE | (grows ? CALL_GROW : 0), path)) return false;
    if (control->records) unsynced_write(descriptor, path, bytes, length, offset);
    return true;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    char path[PATH_MAX];
    if (!takes(descriptor, path)) return real.pwrite(descriptor, bytes, length, offset);
    ssize_t count = may_write(descriptor, path, bytes, length, offset) ? real.pwrite(descriptor, bytes, length, offset) : -1;
    gives_back();
    return count;
}

static off_t place(int descriptor) {
    return fcntl(descriptor, F_GETFL) & O_APPEND ? size_of(descriptor) : lseek(descriptor, 0, SEEK_CUR);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
    char path[PATH_MAX];
    if (!takes(descriptor, path)) return real.write(descriptor, bytes, length);
    bool may = may_write(descriptor, path, bytes, length, place(descriptor));
    ssize_t count = may ? real.write(descriptor, bytes, length) : -1;
    gives_back();
    return count;
}

/* A short count is allowed: the caller comes again with the rest. */
ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (!control || count < 1 || !files_has(descriptor, path)) return real.writev(descriptor, parts, count);
    return write(descriptor, parts[0].iov_base, parts[0].iov_len);
}

int ftruncate(int descriptor, off_t size) {
    char path[PATH_MAX];
    if (!takes(descriptor, path)) return real.ftruncate(descriptor, size);
    int outcome = -1;
    if (!fails(CALL_TRUNCATE, path)) {
        if (control->records) unsynced_truncate(descriptor, path, size);
        outcome = real.ftruncate(descriptor, size);
    }
    gives_back();
    return outcome;
}

/* Room that is set aside: what is unsynced of it is its size. */
int fallocate(int descriptor, int mode, off_t offset, off_t length) {
    char path[PATH_MAX];
    if (!takes(descriptor, path)) return real.fallocate(descriptor, mode, offset, length);
    int outcome = -1;
    if (!fails(CALL_GROW, path)) {
        off_t size = size_of(descriptor);
        if (control->records && mode == 0 && offset + length > size) unsynced_truncate(descriptor, path, offset + length);
        outcome = real.fallocate(descriptor, mode, offset, length);
    }
    gives_back();
    return outcome;
}

int posix_fallocate(int descriptor, off_t offset, off_t length) {
    return fallocate(descriptor, 0, offset, length) == 0 ? 0 : errno;
}

/* Syncing */

static bool is_directory(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The lock is given back while the disk works: others write meanwhile, and the power may go. */
static int sync_with(int (*work)(int), int descriptor) {
    char path[PATH_MAX];
    if (!takes(descriptor, path)) return work(descriptor);
    bool is_over = fails(CALL_SYNC, path), lies = control->lies;
    if (is_over && control->records) unsynced_file_is_doomed(descriptor);
    uint64_t newest = unsynced_newest();
    gives_back();
    if (is_over) return -1;
    if (lies) return 0;
    int outcome = work(descriptor);
    if (outcome != 0 || !control->records) return outcome;
    pthread_mutex_lock(&lock);
    if (is_directory(descriptor)) unsynced_directory_is_durable(path, newest);
    else unsynced_file_is_durable(descriptor, newest);
    gives_back();
    return outcome;
}

int fsync(int descriptor) { return sync_with(real.fsync, descriptor); }

int fdatasync(int descriptor) { return sync_with(real.fdatasync, descriptor); }

/* The folder */

static int open_at(int at, const char *given, int flags, mode_t mode) {
    char path[PATH_MAX];
    if (!(flags & O_CREAT) || !takes_path(at, given, path)) {
        int descriptor = real.openat(at, given, flags, mode);
        files_forget(descriptor);
        return descriptor;
    }
    bool is_new = access(path, F_OK) != 0, empties = !is_new && flags & O_TRUNC;
    int descriptor = is_new && fails(CALL_GROW, path) ? -1 : real.openat(at, given, flags & ~O_TRUNC, mode);
    files_forget(descriptor);
    if (descriptor >= 0 && is_new && control->records) unsynced_create(path);
    if (descriptor >= 0 && empties && control->records) unsynced_truncate(descriptor, path, 0);
    if (descriptor >= 0 && empties) real.ftruncate(descriptor, 0);
    gives_back();
    return descriptor;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }

int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }

int close(int descriptor) {
    files_forget(descriptor);
    return real.close(descriptor);
}

int unlink(const char *given) {
    char path[PATH_MAX];
    if (!takes_path(AT_FDCWD, given, path)) return real.unlink(given);
    if (control->records && access(path, F_OK) == 0) unsynced_unlink(path);
    int outcome = real.unlink(given);
    gives_back();
    return outcome;
}

int rename(const char *given, const char *to) {
    char path[PATH_MAX], target[PATH_MAX];
    if (!files_resolve(AT_FDCWD, to, target) || !takes_path(AT_FDCWD, given, path)) return real.rename(given, to);
    if (control->records && access(path, F_OK) == 0) unsynced_rename(path, target);
    int outcome = real.rename(given, to);
    gives_back();
    return outcome;
}

int mkdir(const char *given, mode_t mode) {
    char path[PATH_MAX];
    if (!takes_path(AT_FDCWD, given, path)) return real.mkdir(given, mode);
    int outcome = real.mkdir(given, mode);
    if (outcome == 0 && control->records) unsynced_create(path);
    gives_back();
    return outcome;
}

/* The clock */

int clock_gettime(clockid_t clock, struct timespec *time) {
    int outcome = real.clock_gettime(clock, time);
    if (outcome == 0 && control && clock == CLOCK_REALTIME) time->tv_sec += control->clock_shift / 1000;
    return outcome;
}

/* The names of programs that were compiled for large files. */
ssize_t pwrite64(int, const void *, size_t, off_t) __attribute__((alias("pwrite")));
int ftruncate64(int, off_t) __attribute__((alias("ftruncate")));
int fallocate64(int, int, off_t, off_t) __attribute__((alias("fallocate")));
int posix_fallocate64(int, off_t, off_t) __attribute__((alias("posix_fallocate")));
int open64(const char *, int, ...) __attribute__((alias("open")));
int openat64(int, const char *, int, ...) __attribute__((alias("openat")));
