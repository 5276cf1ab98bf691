#ifndef PAGES_INTERNAL_H
#define PAGES_INTERNAL_H

#include "sqlite_pages.h"
#include <sqlite3.h>

// An open database file or write-ahead log. The file of the VFS beneath follows it in memory.
typedef struct {
    sqlite3_file base;
    // Given by SQLite, and valid for as long as the file is open.
    const char *path;
    // Whether pages are sealed and checked.
    bool checked;
    // The first damage found: from then on nothing is written, so that nothing is built on it.
    pages_damage_kind damage;
    uint32_t damaged_number;
    int64_t damaged_offset;
    // Of a log: see wal_file.c.
    uint32_t open_frame;
    uint32_t unsealed_from;
    // Room for a page with its header in the log. One connection at a time uses a file.
    uint8_t scratch[pages_wal_frame_header + pages_size];
} pages_handle;

// The VFS beneath: SQLite's own for this system.
extern sqlite3_vfs *pages_beneath;

static inline sqlite3_file *beneath(sqlite3_file *file) {
    return (sqlite3_file *)((pages_handle *)file + 1);
}

// Writes a page's mark and checksum into its last bytes.
void pages_seal(uint8_t *page, uint32_t number);
// Clears them, for SQLite: what it writes into its log has no checksum of ours, rather than one of an older page.
void pages_unseal(uint8_t *page);
// Whether page 1 tells SQLite to leave our bytes alone.
bool pages_has_room(const uint8_t *first_page);

// Keeps a damage for the message, and returns SQLITE_IOERR_DATA.
int pages_found(pages_handle *file, pages_damage_kind kind, uint32_t number, int64_t offset);
// Returns SQLITE_OK, or SQLITE_IOERR_DATA where damage was found before.
int pages_refuse_after_damage(pages_handle *file);

// The methods of both kinds of files.
extern const sqlite3_io_methods pages_database_methods;
extern const sqlite3_io_methods pages_wal_methods;

// What does no more than go on to the file beneath.
int pages_x_close(sqlite3_file *file);
int pages_x_truncate(sqlite3_file *file, sqlite3_int64 size);
int pages_x_sync(sqlite3_file *file, int flags);
int pages_x_file_size(sqlite3_file *file, sqlite3_int64 *size);
int pages_x_lock(sqlite3_file *file, int lock);
int pages_x_unlock(sqlite3_file *file, int lock);
int pages_x_check_reserved_lock(sqlite3_file *file, int *is_locked);
int pages_x_file_control(sqlite3_file *file, int operation, void *argument);
int pages_x_sector_size(sqlite3_file *file);
int pages_x_device_characteristics(sqlite3_file *file);
int pages_x_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **address);
int pages_x_shm_lock(sqlite3_file *file, int offset, int count, int flags);
void pages_x_shm_barrier(sqlite3_file *file);
int pages_x_shm_unmap(sqlite3_file *file, int delete_it);

#endif
