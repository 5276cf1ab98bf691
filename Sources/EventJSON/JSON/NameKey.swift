import Glibc

/// A number by which most names are told apart at one look: equal names have equal keys, and few others do.
struct NameKey: Equatable {
    private let value: UInt64

    /// Of what is no name.
    static let none = NameKey(0)

    private init(_ value: UInt64) {
        self.value = value
    }

    /// One of 64 bits, by which a name that is not there is told at once, mostly.
    var bit: UInt64 { 1 << (value & 63) }

    /// - Parameter name: without escapes.
    init(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count >= 8 else {
            value = name.reduce(UInt64(name.count)) { $0 << 8 | UInt64($1) }
            return
        }
        let name = UnsafeRawBufferPointer(name)
        let first = name.loadUnaligned(as: UInt64.self)
        let last = name.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
        // Any odd factor would do: it keeps names apart whose ends are the same the other way round.
        value = (first &+ UInt64(name.count)) &* 0x9E37_79B9_7F4A_7C15 ^ last
    }
}

extension UnsafeBufferPointer<UInt8> {
    func isEqual(to other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let start = baseAddress, let otherStart = other.baseAddress else {
            return count == other.count
        }
        return memcmp(start, otherStart, count) == 0
    }
}
