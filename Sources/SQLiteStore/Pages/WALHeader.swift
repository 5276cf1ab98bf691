/// The beginning of a write-ahead log: https://sqlite.org/fileformat2.html#the_write_ahead_log
struct WALHeader: Equatable {
    static let size = 32
    /// "Checksums in the order of this machine's bytes": of a little-endian one, as all are that Duban runs on.
    private static let magic: UInt32 = 0x377F_0682
    private static let version: UInt32 = 3_007_000

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Changed whenever the log begins anew, so that frames left from before are told apart.
    var salts: [UInt8] { Array(bytes[16..<24]) }
    var stored: WALSum { WALSum(storedIn: bytes, at: 24) }
    var computed: WALSum { WALSum.zero.adding(bytes, 0..<24) }

    var isIntact: Bool {
        bytes.bigEndian(at: 0) == Self.magic && bytes.bigEndian(at: 4) == Self.version
            && bytes.bigEndian(at: 8) == PageChecks.pageSize && stored == computed
    }
}
