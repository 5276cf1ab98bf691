/// What is committed in a write-ahead log.
struct WALContent {
    /// Pages that SQLite reads from the log, not from the database.
    private(set) var pages: Set<UInt32> = []
    /// How many pages the database has; nil: nothing is committed in the log.
    private(set) var pageCount: UInt32?

    static let nothing = WALContent()

    mutating func commit(_ pages: Set<UInt32>, pageCount: UInt32) {
        self.pages.formUnion(pages)
        self.pageCount = pageCount
    }
}
