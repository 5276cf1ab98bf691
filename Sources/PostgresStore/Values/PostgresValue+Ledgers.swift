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

    var columnBytes: [UInt8] { milliseconds.columnBytes }
}

/// Days since 1970-01-01.
extension LocalDate: PostgresValue {
    static var columnType: Oid { Int64.columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard let days = Int64(columnBytes: bytes).flatMap(Int32.init(exactly:)) else { return nil }
        self.init(daysSinceEpoch: days)
    }

    var columnBytes: [UInt8] { Int64(daysSinceEpoch).columnBytes }
}

extension ChainHash: PostgresValue {
    static var columnType: Oid { [UInt8].columnType }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(Array(bytes))
    }

    var columnBytes: [UInt8] { bytes }
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

    var columnBytes: [UInt8] {
        switch self {
        case .folded: "folded".columnBytes
        case .parked: "parked".columnBytes
        case .refused(let refusal): refusal.rawValue.columnBytes
        }
    }
}
