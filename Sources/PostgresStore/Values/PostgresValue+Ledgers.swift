import CPostgres
import LedgerStore
import Ledgers

/// Milliseconds since 1970-01-01T00:00:00Z.
extension Instant: PostgresValue {
    static var columnType: Oid { Int64.columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard let milliseconds = Int64(columnBytes: bytes) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    func write(to bytes: inout [UInt8]) { milliseconds.write(to: &bytes) }
}

/// Days since 1970-01-01.
extension LocalDate: PostgresValue {
    static var columnType: Oid { Int64.columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard let days = Int64(columnBytes: bytes).flatMap(Int32.init(exactly:)) else { return nil }
        self.init(daysSinceEpoch: days)
    }

    func write(to bytes: inout [UInt8]) { Int64(daysSinceEpoch).write(to: &bytes) }
}

extension ChainHash: PostgresValue {
    static var columnType: Oid { [UInt8].columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(Array(bytes))
    }

    func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: self.bytes) }
}

/// `folded`, `parked`, or the code of its refusal.
extension EventStanding: PostgresValue {
    static var columnType: Oid { String.columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        switch String(columnBytes: bytes) {
        case "folded"?: self = .folded
        case "parked"?: self = .parked
        case let text:
            guard let refusal = text.flatMap(Refusal.init(rawValue:)) else { return nil }
            self = .refused(refusal)
        }
    }

    func write(to bytes: inout [UInt8]) { text.write(to: &bytes) }

    private var text: String {
        switch self {
        case .folded: "folded"
        case .parked: "parked"
        case .refused(let refusal): refusal.rawValue
        }
    }
}
