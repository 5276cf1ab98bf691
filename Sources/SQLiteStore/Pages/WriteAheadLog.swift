/// The write-ahead log of a database, read beside SQLite.
struct WriteAheadLog: ~Copyable {
    private let file: StoredFile

    /// - Returns: nil where there is none.
    init?(of database: String) {
        guard let file = StoredFile(database + "-wal") else { return nil }
        self.file = file
    }

    /// What is committed in a database's log.
    /// - Throws: what is damaged, where no crash can have left it so.
    static func content(of database: String) throws(PageDamage) -> WALContent {
        guard let log = WriteAheadLog(of: database) else { return .nothing }
        return try log.content()
    }

    func isEmpty() throws(PageDamage) -> Bool { try file.length() == 0 }

    private func content() throws(PageDamage) -> WALContent {
        while let header = try header() {
            if header.isIntact {
                let scan = try scan(after: header)
                guard try isStill(header), try isStill(scan.damaged) else { continue }
                if let frame = scan.damaged { throw .frame(frame.number, offset: frame.offset, file: file.path) }
                return scan.content
            }
            let hasFrames = try hasFrames(after: header)
            guard try isStill(header) else { continue }
            if hasFrames { throw .logHeader(file: file.path) }
            return .nothing
        }
        return .nothing
    }

    /// While the log is read a node may begin it anew; then what was read belongs to no one log.
    private func isStill(_ header: WALHeader) throws(PageDamage) -> Bool { try self.header() == header }

    /// Or a frame may have been looked at while it was being written.
    private func isStill(_ frame: WALFrame?) throws(PageDamage) -> Bool {
        guard let frame else { return true }
        return try self.frame(frame.number) == frame
    }

    private func scan(after header: WALHeader) throws(PageDamage) -> WALScan {
        var scan = WALScan(after: header)
        var number = 1
        while let frame = try frame(number) {
            scan.take(frame)
            number += 1
        }
        return scan
    }

    /// Whether frames follow that belong together or to this header. A header is on the disk before any frame, and
    /// lies in one sector: no crash leaves frames behind a broken one.
    private func hasFrames(after header: WALHeader) throws(PageDamage) -> Bool {
        guard var last = try frame(1) else { return false }
        if [header.stored, header.computed].contains(where: { last.sum(after: $0) == last.stored }) { return true }
        while let next = try frame(last.number + 1) {
            if next.salts == last.salts, next.sum(after: last.stored) == next.stored { return true }
            last = next
        }
        return false
    }

    private func header() throws(PageDamage) -> WALHeader? {
        try file.read(WALHeader.size, at: 0).map(WALHeader.init)
    }

    private func frame(_ number: Int) throws(PageDamage) -> WALFrame? {
        try file.read(WALFrame.size, at: WALFrame.offset(of: number)).map { WALFrame(number: number, $0) }
    }
}
