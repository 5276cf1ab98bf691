#include "internal.h"
#include <string.h>

// A VFS in front of SQLite's own: https://sqlite.org/vfs.html#vfs_shims

sqlite3_vfs *pages_beneath;
static sqlite3_vfs vfs;

// A new file is one to be checked: this process makes no others by this VFS.
static int find_whether_checked(pages_handle *file) {
    sqlite3_file *database = beneath(&file->base);
    memset(file->scratch, 0, pages_size);
    int result = database->pMethods->xRead(database, file->scratch, pages_size, 0);
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) return result;
    file->checked = pages_is_checked(file->scratch);
    return SQLITE_OK;
}

static int finish_open(pages_handle *file, int flags) {
    if ((flags & SQLITE_OPEN_WAL) != 0) {
        file->checked = ((pages_handle *)sqlite3_database_file_object(file->path))->checked;
        file->base.pMethods = &pages_wal_methods;
        return SQLITE_OK;
    }
    int result = find_whether_checked(file);
    if (result == SQLITE_OK) file->base.pMethods = &pages_database_methods;
    return result;
}

static int open_file(sqlite3_vfs *unused, const char *path, sqlite3_file *base, int flags, int *flags_out) {
    (void)unused;
    // Temporary files and rollback journals are opened as they are: their memory begins where ours would.
    if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0)
        return pages_beneath->xOpen(pages_beneath, path, base, flags, flags_out);
    pages_handle *file = (pages_handle *)base;
    memset(file, 0, sizeof *file);
    file->path = path;
    file->unsealed_from = UINT32_MAX;
    int result = pages_beneath->xOpen(pages_beneath, path, beneath(base), flags, flags_out);
    if (result != SQLITE_OK) return result;
    result = finish_open(file, flags);
    if (result != SQLITE_OK) pages_x_close(base);
    return result;
}

// SQLite counts its memory under a lock that all connections share, which costs more than to allocate it. It takes this only
// before anything else was asked of it; later it goes on counting.
static void count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

int pages_register(void) {
    if (pages_beneath != NULL) return SQLITE_OK;
    count_no_memory();
    sqlite3_vfs *found = sqlite3_vfs_find(NULL);
    if (found == NULL) return SQLITE_ERROR;
    pages_beneath = found;
    // All but opening is the same, down to the data that the system's VFS keeps in its structure.
    vfs = *found;
    vfs.zName = "duban-pages";
    vfs.szOsFile = (int)sizeof(pages_handle) + found->szOsFile;
    vfs.xOpen = open_file;
    vfs.pNext = NULL;
    return sqlite3_vfs_register(&vfs, 1);
}

int pages_reserve(struct sqlite3 *connection) {
    int bytes = pages_reserved;
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
}
