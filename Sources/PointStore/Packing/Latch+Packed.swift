import Ledgers
public import Monitoring

/// Latches as a column has them, 18 bytes each: whether above, whether held, value, since when (the smallest integer: not
/// reached).
extension [Latch] {
    public var packed: [UInt8] {
        var writer = PackedWriter()
        for latch in self {
            writer.write(latch.side == .above)
            writer.write(latch.isHeld)
            writer.write(latch.value)
            writer.write(latch.since?.milliseconds ?? .min)
        }
        return writer.bytes
    }

    /// Nil where these bytes are no latches.
    public init?(packed bytes: [UInt8]) {
        self = []
        var reader = PackedReader(bytes)
        while !reader.isAtEnd {
            guard let latch = Latch(from: &reader) else { return nil }
            append(latch)
        }
    }
}

extension Latch {
    fileprivate init?(from reader: inout PackedReader) {
        guard let isAbove = reader.readFlag(), let isHeld = reader.readFlag(), let value = reader.readNumber(),
            let since = reader.readInteger()
        else { return nil }
        self.init(
            side: isAbove ? .above : .below, value: value,
            since: since == .min ? nil : Instant(milliseconds: since), isHeld: isHeld)
    }
}
