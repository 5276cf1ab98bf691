/// Compares a database with its checksums as it lies on the disk, also while a node writes to it.
struct PageCheck: ~Copyable {
    private let file: StoredFile
    /// What a node is changing fails once and holds the next time: it is then in the log, or written.
    private static let attempts = 10

    /// - Returns: nil where there is no database.
    init?(_ database: String) {
        guard let file = StoredFile(database) else { return nil }
        self.file = file
    }

    /// Whether the database has checksums; Duban 0.1.0 wrote none.
    func hasChecksums() throws(PageDamage) -> Bool {
        guard let page = try page(1) else { return true }
        return PageChecks.isChecked(firstPage: page)
    }

    /// Checks what SQLite goes by when it opens a database: the log, page 1 and the length.
    func checkOutline() throws(PageDamage) {
        // SQLite makes a log only for a database that has its first page, and throws it away where it finds none.
        guard try file.length() >= PageChecks.pageSize else { throw cutShort(pages: 1) }
        try settled { log throws(PageDamage) in
            let count = try pageCount(log)
            let whole = UInt32(try file.length() / PageChecks.pageSize)
            let missing = whole < count ? whole + 1..<count + 1 : 0..<0
            guard missing.allSatisfy({ log.pages.contains($0) || !PageChecks.isUsed($0) }) else {
                throw cutShort(pages: count)
            }
        }
    }

    /// Checks every page, also those that hold nothing.
    func checkPages(_ progress: (_ done: Int, _ all: Int) -> Void) throws(PageDamage) {
        try checkOutline()
        let log = try WriteAheadLog.content(of: file.path)
        let count = try pageCount(log)
        for number in 1..<count + 1 {
            do { try check(number, of: count, log) } catch {
                try settled { log throws(PageDamage) in try check(number, of: pageCount(log), log) }
            }
            progress(Int(number), Int(count))
        }
    }

    private func check(_ number: UInt32, of count: UInt32, _ log: WALContent) throws(PageDamage) {
        guard number <= count, !log.pages.contains(number), PageChecks.isUsed(number) else { return }
        guard let page = try page(number) else { throw cutShort(pages: number) }
        if let damage = PageChecks.damage(of: page, number: number, file: file.path) { throw damage }
    }

    private func settled(_ check: (WALContent) throws(PageDamage) -> Void) throws(PageDamage) {
        for _ in 1..<Self.attempts {
            let log = try WriteAheadLog.content(of: file.path)
            do { return try check(log) } catch { continue }
        }
        try check(WriteAheadLog.content(of: file.path))
    }

    private func pageCount(_ log: WALContent) throws(PageDamage) -> UInt32 {
        if let count = log.pageCount { return count }
        guard let page = try page(1) else { throw cutShort(pages: 1) }
        if let damage = PageChecks.damage(of: page, number: 1, file: file.path) { throw damage }
        return page.bigEndian(at: 28)
    }

    private func page(_ number: UInt32) throws(PageDamage) -> [UInt8]? {
        try file.read(PageChecks.pageSize, at: PageChecks.offset(of: number))
    }

    private func cutShort(pages: UInt32) -> PageDamage {
        .cutShort(file: file.path, needs: Int(pages) * PageChecks.pageSize)
    }
}
