#include "internal.h"
#include <stdio.h>

static _Thread_local pages_damage last;

static void tell(const pages_handle *file) {
    last = (pages_damage){.kind = file->damage, .number = file->damaged_number, .offset = file->damaged_offset};
    snprintf(last.file, sizeof last.file, "%s", file->path ? file->path : "");
}

int pages_found(pages_handle *file, pages_damage_kind kind, uint32_t number, int64_t offset) {
    file->damage = kind;
    file->damaged_number = number;
    file->damaged_offset = offset;
    tell(file);
    return SQLITE_IOERR_DATA;
}

int pages_refuse_after_damage(pages_handle *file) {
    if (file->damage == pages_no_damage) return SQLITE_OK;
    tell(file);
    return SQLITE_IOERR_DATA;
}

pages_damage pages_last_damage(void) { return last; }
