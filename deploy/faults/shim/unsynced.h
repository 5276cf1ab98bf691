/* What the disk does not have yet: the writes to each file since its last sync, and the changes of directories since
 * theirs. All functions are called under the shim's lock. */
#ifndef UNSYNCED_H
#define UNSYNCED_H

#include <stdint.h>
#include <sys/types.h>

/* - trash: a folder on the same file system, where what is removed is kept until its removal is durable. */
void unsynced_keep_trash_in(const char *trash);

/* To be told before a write or truncation. */
void unsynced_write(int descriptor, const char *path, const void *bytes, size_t length, off_t offset);
void unsynced_truncate(int descriptor, const char *path, off_t size);

/* To be told after a file or directory was made, and before one is removed or renamed. */
void unsynced_create(const char *path);
void unsynced_unlink(const char *path);
void unsynced_rename(const char *from, const char *to);

/* The number of the newest operation: what a sync that begins now makes durable. */
uint64_t unsynced_newest(void);

/* A file, or a directory, was synced up to that operation. */
void unsynced_file_is_durable(int descriptor, uint64_t newest);
void unsynced_directory_is_durable(const char *path, uint64_t newest);

/* A sync of the file has failed: the system forgets what it could not write, and no later sync makes it durable. */
void unsynced_file_is_doomed(int descriptor);

/* Undoes all of it; of each operation `keep` per cent are spared, some writes in part.
 * - Returns: how many were undone, wholly or in part. */
int64_t unsynced_lose(int keep, unsigned seed);

#endif
