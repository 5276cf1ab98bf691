import DubanConfiguration
import EventJSON
import Ledgers
import Monitoring

/// Makes events of the lines or rows of one file.
struct RecordMapper {
    private let input: FileInput
    private let ids: String
    private let now: Instant
    private(set) var receipts: ReceiptClock

    /// - Parameters:
    ///   - ids: what the ids of this file's readings begin with; the offset follows, so that what is read twice has one id.
    ///   - now: the instant of receipt.
    init(_ input: FileInput, ids: String, receipts: ReceiptClock, now: Instant) {
        self.input = input
        self.ids = ids
        self.receipts = receipts
        self.now = now
    }

    mutating func event(ofLine line: [UInt8], at offset: Int) throws(MappingFault) -> [UInt8] {
        switch input.meaning {
        case .cloudEvent: return try CloudEventText.checked(line)
        case .reading(let mapping):
            guard let json = try? JSONParser.parse(line) else { throw .notJSON }
            return try event(of: PayloadFields(json: json), by: mapping, at: offset)
        }
    }

    mutating func event(ofRow row: [String], _ columns: CSVColumns, at offset: Int) throws(MappingFault) -> [UInt8] {
        guard case .reading(let mapping) = input.meaning else { throw .noEvent }
        return try event(of: RowFields(row: row, columns: columns), by: mapping, at: offset)
    }

    private mutating func event(
        of fields: some Fields, by mapping: ReadingMapping, at offset: Int
    ) throws(MappingFault) -> [UInt8] {
        var reading = try mapping.reading(from: fields, receivedAt: now)
        if mapping.time == nil { reading.time = receipts.instant(for: reading.point, at: now) }
        return reading.event(id: "\(ids)-\(offset)", source: input.source)
    }
}
