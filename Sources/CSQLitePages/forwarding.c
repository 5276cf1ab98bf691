#include "internal.h"

int pages_x_close(sqlite3_file *file) { return beneath(file)->pMethods->xClose(beneath(file)); }

int pages_x_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return beneath(file)->pMethods->xTruncate(beneath(file), size);
}

int pages_x_sync(sqlite3_file *file, int flags) { return beneath(file)->pMethods->xSync(beneath(file), flags); }

int pages_x_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return beneath(file)->pMethods->xFileSize(beneath(file), size);
}

int pages_x_lock(sqlite3_file *file, int lock) { return beneath(file)->pMethods->xLock(beneath(file), lock); }

int pages_x_unlock(sqlite3_file *file, int lock) { return beneath(file)->pMethods->xUnlock(beneath(file), lock); }

int pages_x_check_reserved_lock(sqlite3_file *file, int *is_locked) {
    return beneath(file)->pMethods->xCheckReservedLock(beneath(file), is_locked);
}

int pages_x_file_control(sqlite3_file *file, int operation, void *argument) {
    // A file that is mapped is read past xRead, so `PRAGMA mmap_size` stays 0.
    if (operation == SQLITE_FCNTL_MMAP_SIZE) {
        *(sqlite3_int64 *)argument = 0;
        return SQLITE_OK;
    }
    return beneath(file)->pMethods->xFileControl(beneath(file), operation, argument);
}

int pages_x_sector_size(sqlite3_file *file) { return beneath(file)->pMethods->xSectorSize(beneath(file)); }

int pages_x_device_characteristics(sqlite3_file *file) {
    return beneath(file)->pMethods->xDeviceCharacteristics(beneath(file));
}

int pages_x_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **address) {
    return beneath(file)->pMethods->xShmMap(beneath(file), region, size, extend, address);
}

int pages_x_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return beneath(file)->pMethods->xShmLock(beneath(file), offset, count, flags);
}

void pages_x_shm_barrier(sqlite3_file *file) { beneath(file)->pMethods->xShmBarrier(beneath(file)); }

int pages_x_shm_unmap(sqlite3_file *file, int delete_it) {
    return beneath(file)->pMethods->xShmUnmap(beneath(file), delete_it);
}
