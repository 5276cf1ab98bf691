import DubanConfiguration
import EventJSON
import Ledgers

/// What was made of the next bytes of a file.
struct Portion {
    /// To be handed over, in their order.
    var events: [[UInt8]] = []
    /// Why others are not, and where they begin.
    var faults: [(fault: MappingFault, offset: Int)] = []
    /// Records that came in.
    var read = 0
    /// Where the reading goes on afterwards.
    var position: FilePosition

    /// Records that don't end within so many bytes are passed over.
    static let longestRecord = 64 << 10
    /// At most.
    static let mostEvents = 1_000

    init(from position: FilePosition) {
        self.position = position
    }

    /// Takes the records at the beginning of some bytes.
    ///
    /// - Parameters:
    ///   - bytes: those at the position.
    ///   - event: makes an event of a record that begins at an offset.
    mutating func take<Scanner: RecordScanner>(
        _ bytes: [UInt8], by scanner: Scanner,
        event: (Scanner.Record, _ offset: Int) throws(MappingFault) -> [UInt8]
    ) {
        var rest = bytes[...]
        if position.isSkipping { skipLine(&rest) }
        while !position.isSkipping, events.count + faults.count < Self.mostEvents, !rest.isEmpty {
            guard let scanned = scanner.scan(rest) else {
                if rest.count > Self.longestRecord { passOver(&rest) }
                return
            }
            take(scanned.length > Self.longestRecord ? .failure(.tooLong) : scanned.record, event)
            advance(&rest, by: scanned.length)
        }
    }

    private mutating func take<Record>(
        _ record: Result<Record?, MappingFault>, _ event: (Record, Int) throws(MappingFault) -> [UInt8]
    ) {
        do throws(MappingFault) {
            guard let record = try record.get() else { return }
            read += 1
            events.append(try event(record, position.offset))
        } catch {
            faults.append((error, position.offset))
        }
    }

    /// A record without an end, as behind a quotation mark that nobody closes: its first line is passed over.
    private mutating func passOver(_ rest: inout ArraySlice<UInt8>) {
        faults.append((.tooLong, position.offset))
        position.isSkipping = true
        skipLine(&rest)
    }

    private mutating func skipLine(_ rest: inout ArraySlice<UInt8>) {
        let end = rest.firstIndex(of: 0x0A)
        position.isSkipping = end == nil
        advance(&rest, by: end.map { $0 - rest.startIndex + 1 } ?? rest.count)
    }

    private mutating func advance(_ rest: inout ArraySlice<UInt8>, by count: Int) {
        position.advance(over: rest.prefix(count))
        rest = rest.dropFirst(count)
    }
}
