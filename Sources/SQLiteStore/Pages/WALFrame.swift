/// A page in the write-ahead log, with its header.
struct WALFrame: Equatable {
    static let size = 24 + PageChecks.pageSize
    private static let sector = 512

    /// From 1.
    let number: Int
    private let bytes: [UInt8]

    init(number: Int, _ bytes: [UInt8]) {
        (self.number, self.bytes) = (number, bytes)
    }

    static func offset(of number: Int) -> Int { WALHeader.size + (number - 1) * size }

    var offset: Int { Self.offset(of: number) }
    var page: UInt32 { bytes.bigEndian(at: 0) }
    /// How many pages the database has after the commit that this frame ends; 0: it ends none.
    var pagesAfterCommit: UInt32 { bytes.bigEndian(at: 4) }
    var isCommit: Bool { pagesAfterCommit != 0 }
    var salts: ArraySlice<UInt8> { bytes[8..<16] }
    var stored: WALSum { WALSum(storedIn: bytes, at: 16) }

    /// Its checksum by what it holds, after a frame with the given one.
    func sum(after sum: WALSum) -> WALSum {
        sum.adding(bytes, 0..<8).adding(bytes, 24..<Self.size)
    }

    /// Whether the mark of a commit was written together with the checksum: a sector is written whole or not at all.
    var hasHeaderInOneSector: Bool {
        (offset + 4) / Self.sector == (offset + 23) / Self.sector
    }
}
