import CSQLitePages

/// The checks of the database's pages, as part of SQLite: see `sqlite_pages.h`.
enum PageChecks {
    static let pageSize = pages_size

    private static let registration = pages_register()

    /// Makes them part of every database that is opened from now on; only the first call does anything.
    static func register() {
        precondition(registration == 0, "SQLite takes no VFS")
    }

    /// - Parameter page: `pageSize` bytes, the beginning of a database.
    static func isChecked(firstPage page: [UInt8]) -> Bool { pages_is_checked(page) }

    /// - Returns: nil where a page of a checked database is as it was written.
    static func damage(of page: [UInt8], number: UInt32, file: String) -> PageDamage? {
        if pages_is_intact(page, number) { return nil }
        return pages_is_unsealed(page) ? .unsealed(number, file: file) : .page(number, file: file)
    }

    /// SQLite never uses the page that lies where it locks the file.
    static func isUsed(_ number: UInt32) -> Bool { number != UInt32(pages_lock_page) }

    static func offset(of number: UInt32) -> Int { Int(number - 1) * pageSize }
}

extension [UInt8] {
    /// A number as SQLite stores it, the high byte first.
    func bigEndian(at offset: Int) -> UInt32 {
        self[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
