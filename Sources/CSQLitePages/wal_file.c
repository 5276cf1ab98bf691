#include "internal.h"
#include <string.h>

// A frame is a header (page number, size of the database after a commit, two salts, checksum) and a page. The checksum
// goes on from the one of the frame before, so that a frame can be checked with no more than its neighbour's header.

enum { frame_size = pages_wal_frame_header + pages_size, sum_in_header = 16, sum_in_wal_header = 24 };

static sqlite3_int64 frame_offset(uint32_t frame) {
    return pages_wal_header + (sqlite3_int64)(frame - 1) * frame_size;
}

// Where a place lies: the frame from 1, 0 in the log's header, and the byte within.
typedef struct {
    uint32_t frame;
    int within;
} wal_place;

static wal_place place_of(sqlite3_int64 offset) {
    if (offset < pages_wal_header) return (wal_place){0, (int)offset};
    sqlite3_int64 position = offset - pages_wal_header;
    return (wal_place){(uint32_t)(position / frame_size + 1), (int)(position % frame_size)};
}

// All numbers are stored with the high byte first; what is summed up are words in the machine's own order.
static uint32_t big_endian(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static pages_wal_sum stored_sum(const uint8_t *bytes) {
    return (pages_wal_sum){big_endian(bytes), big_endian(bytes + 4)};
}

static int read_sum_before(sqlite3_file *wal, uint32_t frame, uint8_t *sum) {
    sqlite3_int64 offset = frame == 1 ? sum_in_wal_header : frame_offset(frame - 1) + sum_in_header;
    return wal->pMethods->xRead(wal, sum, 8, offset);
}

static int check_frame(pages_handle *file, uint32_t number, const uint8_t *frame) {
    uint8_t before[8];
    int result = read_sum_before(beneath(&file->base), number, before);
    if (result != SQLITE_OK) return result;
    pages_wal_sum sum = pages_wal_add(stored_sum(before), frame, 8);
    sum = pages_wal_add(sum, frame + pages_wal_frame_header, pages_size);
    pages_wal_sum stored = stored_sum(frame + sum_in_header);
    if (sum.first == stored.first && sum.second == stored.second) return SQLITE_OK;
    return pages_found(file, pages_damaged_frame, number, frame_offset(number));
}

static int read_frame(pages_handle *file, uint32_t number, uint8_t *frame) {
    sqlite3_file *wal = beneath(&file->base);
    int result = wal->pMethods->xRead(wal, frame, frame_size, frame_offset(number));
    if (result == SQLITE_IOERR_SHORT_READ)
        return pages_found(file, pages_missing_frame, number, frame_offset(number));
    if (result != SQLITE_OK || number >= file->unsealed_from) return result;
    return check_frame(file, number, frame);
}

// When SQLite wants a page, it reads from where the page begins. What it reads otherwise it checks by itself.
static int wal_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    pages_handle *file = (pages_handle *)base;
    sqlite3_file *wal = beneath(base);
    wal_place place = place_of(offset);
    if (!file->checked || place.frame == 0 || place.within != pages_wal_frame_header || count > pages_size)
        return wal->pMethods->xRead(wal, bytes, count, offset);
    int result = read_frame(file, place.frame, file->scratch);
    if (result == SQLITE_OK) memcpy(bytes, file->scratch + pages_wal_frame_header, (size_t)count);
    return result;
}

static bool is_zero(const uint8_t *bytes, int count) {
    for (int at = 0; at < count; at++)
        if (bytes[at] != 0) return false;
    return true;
}

// A transaction that outgrows the page cache is put into the log piece by piece, and a page that it changes again is
// written over the one there. From that frame on the checksums do not hold until the commit, which writes the headers
// again. Meanwhile only the writer itself may read these frames back. A header comes with its page behind it, except in
// these two cases; and one that waits to be written again has no salts and no checksum.
static void note_header(pages_handle *file, uint32_t frame, const uint8_t *header) {
    bool is_sealed = !is_zero(header + 8, 16);
    file->open_frame = frame;
    if (frame == file->unsealed_from && is_sealed) file->unsealed_from = frame + 1;
    if (frame < file->unsealed_from && !is_sealed) file->unsealed_from = frame;
}

static void note_page(pages_handle *file, wal_place place, int count) {
    if (place.frame != file->open_frame && place.frame < file->unsealed_from) file->unsealed_from = place.frame;
    if (place.within + count >= frame_size) file->open_frame = 0;
}

static int wal_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    pages_handle *file = (pages_handle *)base;
    sqlite3_file *wal = beneath(base);
    int refusal = pages_refuse_after_damage(file);
    if (refusal != SQLITE_OK) return refusal;
    wal_place place = place_of(offset);
    if (place.frame > 0 && place.within == 0 && count == pages_wal_frame_header)
        note_header(file, place.frame, bytes);
    else if (place.frame > 0)
        note_page(file, place, count);
    return wal->pMethods->xWrite(wal, bytes, count, offset);
}

const sqlite3_io_methods pages_wal_methods = {
    .iVersion = 1,
    .xClose = pages_x_close,
    .xRead = wal_read,
    .xWrite = wal_write,
    .xTruncate = pages_x_truncate,
    .xSync = pages_x_sync,
    .xFileSize = pages_x_file_size,
    .xLock = pages_x_lock,
    .xUnlock = pages_x_unlock,
    .xCheckReservedLock = pages_x_check_reserved_lock,
    .xFileControl = pages_x_file_control,
    .xSectorSize = pages_x_sector_size,
    .xDeviceCharacteristics = pages_x_device_characteristics,
};
