/// Cuts what a client of PostgreSQL sends into its messages.
///
/// Source: chapter 55 of PostgreSQL's manual, "Frontend/Backend Protocol". The first message has no type before its length. There
/// is no TLS.
struct ClientMessages {
    private var bytes: [UInt8] = []
    private var hasBegun = false

    mutating func append(_ received: some Sequence<UInt8>) {
        bytes += received
    }

    /// The next message that is there as a whole.
    mutating func next() -> [UInt8]? {
        let head = hasBegun ? 1 : 0
        guard bytes.count >= head + 4 else { return nil }
        let length = bytes[head..<head + 4].reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count >= head + length else { return nil }
        hasBegun = true
        defer { bytes.removeFirst(head + length) }
        return Array(bytes.prefix(head + length))
    }

    static func isCommit(_ message: [UInt8]) -> Bool {
        message == [UInt8(ascii: "Q"), 0, 0, 0, 11] + Array("COMMIT".utf8) + [0]
    }
}
