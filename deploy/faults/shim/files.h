/* Which descriptors are files of the folder that is watched. */
#ifndef FILES_H
#define FILES_H

#include <limits.h>
#include <stdbool.h>

/* - folder: absolute, without symbolic links. */
void files_watch(const char *folder);

/* Whether a path lies in the folder, and belongs to what a power cut concerns: memory shared through a file does not. */
bool files_holds(const char *path);

/* The absolute path of what is opened or changed at `path`, relative to the directory `at`. */
bool files_resolve(int at, const char *path, char absolute[PATH_MAX]);

/* Whether a descriptor is a file or directory of the folder; `path` tells which. */
bool files_has(int descriptor, char path[PATH_MAX]);

/* The descriptor is another one from now on. */
void files_forget(int descriptor);

#endif
