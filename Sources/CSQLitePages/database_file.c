#include "internal.h"
#include <string.h>

// SQLite looks at the header by itself when it opens a database, without a lock, so that it may see a page that is being
// written; and at the file's version. Both only tell it how and when to read page 1 whole, and what that says counts.
static bool is_hint(int count, sqlite3_int64 offset) { return offset + count <= 100; }

static int read_page(pages_handle *file, uint8_t *page, uint32_t number) {
    sqlite3_int64 offset = (sqlite3_int64)(number - 1) * pages_size;
    sqlite3_file *database = beneath(&file->base);
    int result = database->pMethods->xRead(database, page, pages_size, offset);
    // SQLite takes what lies beyond the end for zeros. Every page that it has any business to read was written whole.
    if (result == SQLITE_IOERR_SHORT_READ) return pages_found(file, pages_missing_page, number, offset);
    if (result != SQLITE_OK) return result;
    if (!pages_is_intact(page, number))
        return pages_found(file, pages_is_unsealed(page) ? pages_unsealed_page : pages_damaged_page, number, offset);
    pages_unseal(page);
    return SQLITE_OK;
}

static int read_parts(pages_handle *file, uint8_t *bytes, int count, sqlite3_int64 offset) {
    while (count > 0) {
        int result = read_page(file, file->scratch, (uint32_t)(offset / pages_size + 1));
        if (result != SQLITE_OK) return result;
        int from = (int)(offset % pages_size);
        int part = pages_size - from < count ? pages_size - from : count;
        memcpy(bytes, file->scratch + from, (size_t)part);
        bytes += part;
        offset += part;
        count -= part;
    }
    return SQLITE_OK;
}

static int database_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    pages_handle *file = (pages_handle *)base;
    sqlite3_file *database = beneath(base);
    if (!file->checked || is_hint(count, offset)) return database->pMethods->xRead(database, bytes, count, offset);
    if (count == pages_size && offset % pages_size == 0)
        return read_page(file, bytes, (uint32_t)(offset / pages_size + 1));
    return read_parts(file, bytes, count, offset);
}

// A database that was made without `pages_reserve` has data where the checksum goes: better no database than that.
static bool can_be_sealed(const void *bytes, int count, sqlite3_int64 offset) {
    return count == pages_size && offset % pages_size == 0 && (offset != 0 || pages_has_room(bytes));
}

static int database_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    pages_handle *file = (pages_handle *)base;
    sqlite3_file *database = beneath(base);
    if (!file->checked) return database->pMethods->xWrite(database, bytes, count, offset);
    int refusal = pages_refuse_after_damage(file);
    if (refusal != SQLITE_OK) return refusal;
    if (!can_be_sealed(bytes, count, offset)) return SQLITE_IOERR_WRITE;
    memcpy(file->scratch, bytes, pages_size);
    pages_seal(file->scratch, (uint32_t)(offset / pages_size + 1));
    return database->pMethods->xWrite(database, file->scratch, pages_size, offset);
}

// Version 2: without xFetch, so that nothing is read past xRead.
const sqlite3_io_methods pages_database_methods = {
    .iVersion = 2,
    .xClose = pages_x_close,
    .xRead = database_read,
    .xWrite = database_write,
    .xTruncate = pages_x_truncate,
    .xSync = pages_x_sync,
    .xFileSize = pages_x_file_size,
    .xLock = pages_x_lock,
    .xUnlock = pages_x_unlock,
    .xCheckReservedLock = pages_x_check_reserved_lock,
    .xFileControl = pages_x_file_control,
    .xSectorSize = pages_x_sector_size,
    .xDeviceCharacteristics = pages_x_device_characteristics,
    .xShmMap = pages_x_shm_map,
    .xShmLock = pages_x_shm_lock,
    .xShmBarrier = pages_x_shm_barrier,
    .xShmUnmap = pages_x_shm_unmap,
};
