#include "internal.h"
#include <stdlib.h>
#include <string.h>

struct pages_file {
    char *path;
    sqlite3_file *file;
};

static pages_file *allocate(const char *path) {
    pages_file *file = calloc(1, sizeof *file);
    if (file == NULL) return NULL;
    file->path = strdup(path);
    file->file = calloc(1, (size_t)pages_beneath->szOsFile);
    return file;
}

static void release(pages_file *file) {
    free(file->file);
    free(file->path);
    free(file);
}

pages_file *pages_open(const char *path) {
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    pages_file *file = allocate(path);
    if (file == NULL) return NULL;
    if (file->path != NULL && file->file != NULL
        && pages_beneath->xOpen(pages_beneath, file->path, file->file, flags, &flags) == SQLITE_OK) return file;
    release(file);
    return NULL;
}

int64_t pages_length(pages_file *file) {
    sqlite3_int64 length = 0;
    return file->file->pMethods->xFileSize(file->file, &length) == SQLITE_OK ? length : -1;
}

int pages_read(pages_file *file, uint8_t *bytes, int count, int64_t offset) {
    int64_t length = pages_length(file);
    if (length < 0) return -1;
    if (length <= offset) return 0;
    int there = length - offset < count ? (int)(length - offset) : count;
    return file->file->pMethods->xRead(file->file, bytes, there, offset) == SQLITE_OK ? there : -1;
}

void pages_close(pages_file *file) {
    file->file->pMethods->xClose(file->file);
    release(file);
}
