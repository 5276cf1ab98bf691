import CSQLitePages

/// A checksum of the write-ahead log: it goes from the log's header through all frames.
struct WALSum: Hashable {
    private var sum: pages_wal_sum

    static let zero = WALSum(pages_wal_sum())

    private init(_ sum: pages_wal_sum) { self.sum = sum }

    init(storedIn bytes: [UInt8], at offset: Int) {
        sum = pages_wal_sum(first: bytes.bigEndian(at: offset), second: bytes.bigEndian(at: offset + 4))
    }

    /// - Parameter range: of a length that is a multiple of 8.
    func adding(_ bytes: [UInt8], _ range: Range<Int>) -> WALSum {
        bytes.withUnsafeBufferPointer {
            WALSum(pages_wal_add(sum, $0.baseAddress! + range.lowerBound, Int32(range.count)))
        }
    }

    static func == (one: WALSum, other: WALSum) -> Bool {
        one.sum.first == other.sum.first && one.sum.second == other.sum.second
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(sum.first)
        hasher.combine(sum.second)
    }
}
