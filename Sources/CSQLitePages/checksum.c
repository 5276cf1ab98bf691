#include "internal.h"
#include <string.h>

// A page ends in this mark and its checksum. No text ends so, and a database without checksums has text there.
static const uint8_t mark[4] = {0xD5, 0x0B, 0xA2, 0x01};
enum { marked_at = pages_size - pages_reserved, summed = pages_size - 8 };

// Takes a word into a sum: a bijection of the sum for a given word, and of the word for a given sum.
static uint64_t mixed(uint64_t sum, uint64_t word) {
    sum = (sum ^ word) * 0xD6E8FEB86659FD93u;
    return sum ^ sum >> 32;
}

static uint64_t word_at(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

// 64 bits over a page's number and bytes, in four sums that a processor works on at once. What differs in one word only
// always comes out as another sum, since every step is a bijection; anything else escapes once in 2^64.
static uint64_t page_sum(const uint8_t *page, uint32_t number) {
    uint64_t sums[4] = {0x9E3779B97F4A7C15u ^ number, 1, 2, 3};
    int at = 0;
    for (; at + 32 <= summed; at += 32)
        for (int lane = 0; lane < 4; lane++) sums[lane] = mixed(sums[lane], word_at(page + at + 8 * lane));
    for (; at < summed; at += 8) sums[0] = mixed(sums[0], word_at(page + at));
    return mixed(mixed(mixed(sums[0], sums[1]), sums[2]), sums[3]);
}

void pages_seal(uint8_t *page, uint32_t number) {
    memcpy(page + marked_at, mark, sizeof mark);
    uint64_t sum = page_sum(page, number);
    memcpy(page + summed, &sum, sizeof sum);
}

void pages_unseal(uint8_t *page) { memset(page + marked_at, 0, pages_reserved); }

bool pages_is_unsealed(const uint8_t *page) {
    static const uint8_t none[pages_reserved];
    return memcmp(page + marked_at, none, sizeof none) == 0;
}

bool pages_is_intact(const uint8_t *page, uint32_t number) {
    uint64_t sum = page_sum(page, number);
    return memcmp(page + marked_at, mark, sizeof mark) == 0 && memcmp(page + summed, &sum, sizeof sum) == 0;
}

// Offsets of the header: https://sqlite.org/fileformat2.html#the_database_header
bool pages_has_room(const uint8_t *first_page) {
    return first_page[16] == pages_size >> 8 && first_page[17] == 0 && first_page[20] == pages_reserved;
}

bool pages_is_checked(const uint8_t *first_page) {
    bool is_database = memcmp(first_page, "SQLite format 3", 16) == 0;
    return !is_database || first_page[20] != 0 || memcmp(first_page + marked_at, mark, sizeof mark) == 0;
}

pages_wal_sum pages_wal_add(pages_wal_sum sum, const uint8_t *bytes, int count) {
    for (int at = 0; at < count; at += 8) {
        uint32_t words[2];
        memcpy(words, bytes + at, 8);
        sum.first += words[0] + sum.second;
        sum.second += words[1] + sum.first;
    }
    return sum;
}
