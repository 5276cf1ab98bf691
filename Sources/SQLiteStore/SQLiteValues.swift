import LedgerStore
import Ledgers

/// How the core's values stand in columns.
extension StoredRow {
    func instant(_ column: StaticString) throws -> Instant {
        Instant(milliseconds: try self[column])
    }

    func optionalInstant(_ column: StaticString) throws -> Instant? {
        (try self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    func date(_ column: StaticString) throws -> LocalDate {
        LocalDate(daysSinceEpoch: try self[column])
    }

    func hash(_ column: StaticString) throws -> ChainHash {
        guard let hash = try optionalHash(column) else {
            throw StoreError(.damaged, "column \(column) holds no hash; the database is damaged")
        }
        return hash
    }

    func optionalHash(_ column: StaticString) throws -> ChainHash? {
        guard let bytes = try self[column] as [UInt8]? else { return nil }
        guard let hash = ChainHash(bytes) else {
            throw StoreError(.damaged, "column \(column) holds no hash; the database is damaged")
        }
        return hash
    }

    /// Text that is kept as bytes.
    func byteText(_ column: StaticString) throws -> String? {
        (try self[column] as [UInt8]?).map { String(decoding: $0, as: UTF8.self) }
    }

    /// One of an enumeration's values.
    /// - Throws: ``StoreError`` where the column holds none of them: the data are damaged.
    func choice<Choice: RawRepresentable>(_ column: StaticString) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try self[column]) else {
            throw StoreError(.damaged, "column \(column) holds a value that no version wrote; the database is damaged")
        }
        return choice
    }

    func optionalChoice<Choice: RawRepresentable>(_ column: StaticString) throws -> Choice?
    where Choice.RawValue == String {
        try self[column] as String? == nil ? nil : choice(column)
    }

    var enterprise: Enterprise {
        get throws { Enterprise(name: try self["enterprise"], uscc: try self["uscc"]) }
    }
}

extension String {
    /// For what is kept as bytes.
    var sqlBytes: [UInt8] { Array(utf8) }
}

extension EventStanding {
    var text: String {
        switch self {
        case .folded: "folded"
        case .parked: "parked"
        case .refused(let refusal): refusal.rawValue
        }
    }

    init(text: String) throws {
        switch text {
        case "folded": self = .folded
        case "parked": self = .parked
        default:
            guard let refusal = Refusal(rawValue: text) else {
                throw StoreError(
                    .damaged, "column standing holds a value that no version wrote; the database is damaged")
            }
            self = .refused(refusal)
        }
    }
}
