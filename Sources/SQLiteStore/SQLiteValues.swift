import Foundation
import GRDB
import LedgerStore
import Ledgers

/// How the core's values stand in columns.
extension Row {
    func instant(_ column: String) -> Instant {
        Instant(milliseconds: self[column])
    }

    func optionalInstant(_ column: String) -> Instant? {
        (self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    func date(_ column: String) -> LocalDate {
        LocalDate(daysSinceEpoch: self[column])
    }

    func bytes(_ column: String) -> [UInt8] {
        Array(self[column] as Data)
    }

    func hash(_ column: String) throws -> ChainHash {
        guard let hash = try optionalHash(column) else {
            throw StoreError(.damaged, "column \(column) holds no hash; the database is damaged")
        }
        return hash
    }

    func optionalHash(_ column: String) throws -> ChainHash? {
        guard let data = self[column] as Data? else { return nil }
        guard let hash = ChainHash(Array(data)) else {
            throw StoreError(.damaged, "column \(column) holds no hash; the database is damaged")
        }
        return hash
    }

    /// Text that is kept as bytes.
    func byteText(_ column: String) -> String? {
        (self[column] as Data?).map { String(decoding: $0, as: UTF8.self) }
    }

    /// One of an enumeration's values.
    /// - Throws: ``StoreError`` where the column holds none of them: the data are damaged.
    func choice<Choice: RawRepresentable>(_ column: String) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: self[column]) else {
            throw StoreError(.damaged, "column \(column) holds a value that no version wrote; the database is damaged")
        }
        return choice
    }

    func optionalChoice<Choice: RawRepresentable>(_ column: String) throws -> Choice? where Choice.RawValue == String {
        (self[column] as String?) == nil ? nil : try choice(column)
    }

    var enterprise: Enterprise {
        Enterprise(name: self["enterprise"], uscc: self["uscc"])
    }
}

extension String {
    var sqlBytes: Data { Data(utf8) }
}

extension ChainHash {
    var sqlBytes: Data { Data(bytes) }
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
