import Ledgers
public import Monitoring

/// Faults as a column has them: of each its code, its count, and when it was first and last.
extension [ReadingFault: FaultTally] {
    public var packed: [UInt8] {
        guard !isEmpty else { return [] }
        var writer = PackedWriter()
        for (fault, tally) in sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            writer.write(fault.rawValue)
            writer.write(Int64(tally.count))
            writer.write(tally.firstAt.milliseconds)
            writer.write(tally.lastAt.milliseconds)
        }
        return writer.bytes
    }

    /// Nil where these bytes are no faults.
    public init?(packed bytes: [UInt8]) {
        self = [:]
        var reader = PackedReader(bytes)
        while !reader.isAtEnd {
            guard let fault = reader.readText().flatMap(ReadingFault.init(rawValue:)),
                let tally = FaultTally(from: &reader)
            else { return nil }
            self[fault] = tally
        }
    }
}

extension FaultTally {
    fileprivate init?(from reader: inout PackedReader) {
        guard let count = reader.readInteger(), let first = reader.readInteger(), let last = reader.readInteger()
        else { return nil }
        self.init(
            count: Int(count), firstAt: Instant(milliseconds: first), lastAt: Instant(milliseconds: last))
    }
}
