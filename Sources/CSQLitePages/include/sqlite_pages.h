#ifndef SQLITE_PAGES_H
#define SQLITE_PAGES_H

// Checksums for the pages of SQLite databases. SQLite has none: a flipped bit in a table is read as data.
//
// A checked database has pages of 4096 bytes, of which SQLite leaves the last twelve to us ("reserved bytes", byte 20 of
// its header): four bytes that say so, and a checksum of 64 bits over the page's number and all bytes before. It is set
// when a page is written to the database file and compared when one is read from it. Pages in the write-ahead log have
// SQLite's own checksums, at which SQLite looks only after a crash; here they are compared at every read. Any program
// with SQLite can read such a database; one that writes to it leaves pages without a checksum, which is found.

#include <stdbool.h>
#include <stdint.h>

struct sqlite3;

enum {
    pages_size = 4096,
    pages_reserved = 12,
    // Of a write-ahead log: https://sqlite.org/fileformat2.html#the_write_ahead_log
    pages_wal_header = 32,
    pages_wal_frame_header = 24,
    // The page at the byte that SQLite locks is never used: https://sqlite.org/fileformat2.html#the_lock_byte_page
    pages_lock_page = 0x40000000 / pages_size + 1,
};

// Makes the checks part of every database that this process opens from now on, unless it names another VFS. Databases
// without them are read and written as they are; new ones need `pages_reserve`. To be called before the first is opened.
// Where it is the first that this process asks of SQLite, SQLite also stops counting the memory that it takes.
// Returns an SQLite result code.
int pages_register(void);

// Sets the room for the checksums aside in a new database, before its first page is written, or for the next VACUUM.
// Returns an SQLite result code.
int pages_reserve(struct sqlite3 *connection);

// Whether a database that begins with these `pages_size` bytes is checked. Only a database that is whole and never had
// checksums is not: no single damage to a checked one turns the checks off.
bool pages_is_checked(const uint8_t *first_page);

// Whether a page of a checked database is as it was written, at the place it was written to. Numbers begin at 1.
bool pages_is_intact(const uint8_t *page, uint32_t number);

// Whether a page has no checksum, as where another program has brought our log into the database, or made a page.
bool pages_is_unsealed(const uint8_t *page);

// A checksum of the write-ahead log, which goes from its header through all frames.
typedef struct {
    uint32_t first, second;
} pages_wal_sum;

// Takes more bytes into a checksum of the write-ahead log; `count` is a multiple of 8.
pages_wal_sum pages_wal_add(pages_wal_sum sum, const uint8_t *bytes, int count);

// What does not hold.
typedef enum {
    pages_no_damage,
    // A page of the database file differs from its checksum.
    pages_damaged_page,
    // A page of the database file has no checksum.
    pages_unsealed_page,
    // The file ends before a page that it must hold.
    pages_missing_page,
    // A frame of the write-ahead log differs from its checksum.
    pages_damaged_frame,
    // The log ends before a frame that it must hold.
    pages_missing_frame,
} pages_damage_kind;

typedef struct {
    pages_damage_kind kind;
    // The page or frame, from 1, and where it begins in the file.
    uint32_t number;
    int64_t offset;
    // Cut to what fits.
    char file[1024];
} pages_damage;

// The damage that the calling thread has met last. SQLite reports it as SQLITE_IOERR_DATA, on the thread that asked.
pages_damage pages_last_damage(void);

// A file as it lies on the disk, for reading only. It is opened by SQLite's own means: to close a file by other ones would
// take away the locks that this process has on it.
typedef struct pages_file pages_file;

// NULL where the file can't be opened.
pages_file *pages_open(const char *path);
// -1 on a failure.
int64_t pages_length(pages_file *file);
// Returns how many bytes were read, fewer at the end of the file; -1 on a failure.
int pages_read(pages_file *file, uint8_t *bytes, int count, int64_t offset);
void pages_close(pages_file *file);

#endif
