#define _GNU_SOURCE
#include "unsynced.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calls.h"

/* A disk writes a sector wholly or not at all. */
enum { SECTOR = 512 };

/* One write or truncation: what stood there, and what was to stand there. */
struct change {
    struct change *older, *newer;
    uint64_t number;
    bool is_doomed;
    off_t offset, size_before, size_after;
    size_t old_length, new_length;
    char *old_bytes, *new_bytes;
};

struct file {
    struct file *next;
    dev_t device;
    ino_t inode;
    char path[PATH_MAX];
    struct change *oldest, *newest;
};

enum kind { CREATED, REMOVED, RENAMED };

/* One change of a directory. */
struct entry {
    struct entry *older, *newer;
    uint64_t number;
    enum kind kind;
    char path[PATH_MAX], target[PATH_MAX];
    char kept[PATH_MAX];      /* what was removed or replaced; empty: nothing */
};

static char trash_folder[PATH_MAX - 32];
static uint64_t numbers;
static struct file *files;
static struct entry *oldest_entry, *newest_entry;

void unsynced_keep_trash_in(const char *trash) { snprintf(trash_folder, sizeof trash_folder, "%s", trash); }

uint64_t unsynced_newest(void) { return numbers; }

/* Files */

static struct file *file_of(int descriptor, const char *path) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return NULL;
    for (struct file *file = files; file; file = file->next)
        if (file->device == status.st_dev && file->inode == status.st_ino) return file;
    if (!path) return NULL;
    struct file *file = calloc(1, sizeof *file);
    file->device = status.st_dev;
    file->inode = status.st_ino;
    snprintf(file->path, sizeof file->path, "%s", path);
    file->next = files;
    files = file;
    return file;
}

/* Reads through the caller's descriptor where it can: closing one of our own would drop the process's POSIX locks. */
static size_t bytes_at(int descriptor, char *bytes, size_t length, off_t offset) {
    ssize_t count = real.pread(descriptor, bytes, length, offset);
    if (count >= 0) return (size_t)count;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    int readable = real.open(link, O_RDONLY | O_CLOEXEC);
    count = readable < 0 ? -1 : real.pread(readable, bytes, length, offset);
    if (readable >= 0) real.close(readable);
    return count < 0 ? 0 : (size_t)count;
}

static off_t size_of(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_size : 0;
}

static struct change *append(struct file *file) {
    struct change *change = calloc(1, sizeof *change);
    change->number = ++numbers;
    change->older = file->newest;
    if (file->newest) file->newest->newer = change; else file->oldest = change;
    file->newest = change;
    return change;
}

static void save_old(struct change *change, int descriptor, off_t offset, size_t length) {
    change->offset = offset;
    change->old_bytes = malloc(length ? length : 1);
    change->old_length = length ? bytes_at(descriptor, change->old_bytes, length, offset) : 0;
}

void unsynced_write(int descriptor, const char *path, const void *bytes, size_t length, off_t offset) {
    struct file *file = file_of(descriptor, path);
    if (!file) return;
    struct change *change = append(file);
    off_t end = offset + (off_t)length;
    change->size_before = size_of(descriptor);
    change->size_after = end > change->size_before ? end : change->size_before;
    save_old(change, descriptor, offset, length);
    change->new_length = length;
    change->new_bytes = malloc(length ? length : 1);
    memcpy(change->new_bytes, bytes, length);
}

void unsynced_truncate(int descriptor, const char *path, off_t size) {
    struct file *file = file_of(descriptor, path);
    if (!file) return;
    struct change *change = append(file);
    change->size_before = size_of(descriptor);
    change->size_after = size;
    off_t lost = change->size_before - size;
    save_old(change, descriptor, size, lost > 0 ? (size_t)lost : 0);
}

static void drop(struct file *file, struct change *change) {
    if (change->older) change->older->newer = change->newer; else file->oldest = change->newer;
    if (change->newer) change->newer->older = change->older; else file->newest = change->older;
    free(change->old_bytes);
    free(change->new_bytes);
    free(change);
}

/* What was written over a doomed change has come to the disk: it stands there when the doomed one is undone. */
static void put_under(struct change *doomed, const struct change *durable) {
    off_t start = durable->offset, end = durable->offset + (off_t)durable->new_length;
    off_t last = doomed->offset + (off_t)doomed->new_length;
    if (start < doomed->offset) start = doomed->offset;
    if (end > last) end = last;
    if (start >= end) return;
    size_t needed = (size_t)(end - doomed->offset);
    if (needed > doomed->old_length) {
        memset(doomed->old_bytes + doomed->old_length, 0, needed - doomed->old_length);
        doomed->old_length = needed;
    }
    memcpy(doomed->old_bytes + (start - doomed->offset), durable->new_bytes + (start - durable->offset), (size_t)(end - start));
    if (doomed->size_before < durable->size_after) doomed->size_before = durable->size_after;
}

void unsynced_file_is_durable(int descriptor, uint64_t newest) {
    struct file *file = file_of(descriptor, NULL);
    for (struct change *change = file ? file->oldest : NULL, *next; change && change->number <= newest; change = next) {
        next = change->newer;
        if (change->is_doomed) continue;
        for (struct change *older = change->older; older; older = older->older) put_under(older, change);
        drop(file, change);
    }
}

void unsynced_file_is_doomed(int descriptor) {
    struct file *file = file_of(descriptor, NULL);
    for (struct change *change = file ? file->newest : NULL; change; change = change->older) change->is_doomed = true;
}

static void file_moved(const char *from, const char *to) {
    for (struct file *file = files; file; file = file->next)
        if (strcmp(file->path, from) == 0) snprintf(file->path, sizeof file->path, "%s", to);
}

/* Directories */

static struct entry *note(enum kind kind, const char *path) {
    struct entry *entry = calloc(1, sizeof *entry);
    entry->kind = kind;
    entry->number = ++numbers;
    snprintf(entry->path, sizeof entry->path, "%s", path);
    entry->older = newest_entry;
    if (newest_entry) newest_entry->newer = entry; else oldest_entry = entry;
    newest_entry = entry;
    return entry;
}

/* A second name keeps the file itself, whatever becomes of the first. */
static void keep(struct entry *entry, const char *path) {
    snprintf(entry->kept, sizeof entry->kept, "%s/%llu", trash_folder, (unsigned long long)entry->number);
    if (link(path, entry->kept) == 0) file_moved(path, entry->kept); else entry->kept[0] = '\0';
}

void unsynced_create(const char *path) { note(CREATED, path); }

void unsynced_unlink(const char *path) { keep(note(REMOVED, path), path); }

void unsynced_rename(const char *from, const char *to) {
    struct entry *entry = note(RENAMED, from);
    snprintf(entry->target, sizeof entry->target, "%s", to);
    keep(entry, to);
    file_moved(from, to);
}

static bool is_in(const char *path, const char *directory) {
    size_t length = strlen(directory);
    return strncmp(path, directory, length) == 0 && path[length] == '/' && !strchr(path + length + 1, '/');
}

static void forget(struct entry *entry) {
    if (entry->older) entry->older->newer = entry->newer; else oldest_entry = entry->newer;
    if (entry->newer) entry->newer->older = entry->older; else newest_entry = entry->older;
    if (entry->kept[0]) real.unlink(entry->kept);
    free(entry);
}

void unsynced_directory_is_durable(const char *path, uint64_t newest) {
    for (struct entry *entry = oldest_entry, *next; entry && entry->number <= newest; entry = next) {
        next = entry->newer;
        if (is_in(entry->path, path) || is_in(entry->target, path)) forget(entry);
    }
}

/* Losing it */

static bool chance(unsigned *seed, int per_cent) { return rand_r(seed) % 100 < per_cent; }

static void undo(const struct change *change, int descriptor) {
    if (change->old_length) real.pwrite(descriptor, change->old_bytes, change->old_length, change->offset);
    real.ftruncate(descriptor, change->size_before);
}

static void redo(const struct change *change, int descriptor, bool is_torn, unsigned *seed) {
    if (change->new_length == 0) real.ftruncate(descriptor, change->size_after);
    for (size_t start = 0, end; start < change->new_length; start = end) {
        end = start + SECTOR - (size_t)(change->offset + (off_t)start) % SECTOR;
        if (end > change->new_length) end = change->new_length;
        if (!is_torn || chance(seed, 50))
            real.pwrite(descriptor, change->new_bytes + start, end - start, change->offset + (off_t)start);
    }
}

static int64_t lose_changes(struct file *file, int keep_per_cent, unsigned *seed) {
    int descriptor = real.open(file->path, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return 0;
    for (struct change *change = file->newest; change; change = change->older) undo(change, descriptor);
    int64_t lost = 0;
    for (struct change *change = file->oldest; change; change = change->newer) {
        bool is_whole = chance(seed, keep_per_cent);
        bool is_torn = !is_whole && chance(seed, keep_per_cent / 2);
        lost += !is_whole;
        if (is_whole || is_torn) redo(change, descriptor, is_torn, seed);
    }
    real.close(descriptor);
    return lost;
}

static void undo_entry(const struct entry *entry) {
    if (entry->kind == CREATED) {
        if (real.unlink(entry->path) != 0) rmdir(entry->path);
    } else if (entry->kind == RENAMED) {
        real.rename(entry->target, entry->path);
    }
    const char *back = entry->kind == RENAMED ? entry->target : entry->path;
    if (entry->kept[0]) real.rename(entry->kept, back);
}

/* File systems write the changes of directories in their order, so only the newest are lost. */
static int64_t lose_entries(int keep_per_cent, unsigned *seed) {
    int64_t lost = 0;
    for (struct entry *entry = newest_entry; entry && !chance(seed, keep_per_cent); entry = entry->older, lost++)
        undo_entry(entry);
    return lost;
}

int64_t unsynced_lose(int keep_per_cent, unsigned seed) {
    int64_t lost = 0;
    for (struct file *file = files; file; file = file->next)
        if (file->oldest) lost += lose_changes(file, keep_per_cent, &seed);
    return lost + lose_entries(keep_per_cent, &seed);
}
