import DubanConfiguration
import EventJSON
import Ledgers
import Monitoring

extension ReadingMapping {
    /// The reading that some fields make.
    /// - Parameter receipt: when it came in, for what has no time of its own.
    func reading(from fields: some Fields, receivedAt receipt: Instant) throws(MappingFault) -> Reading {
        Reading(
            point: try point(from: fields), time: try time(from: fields) ?? receipt, value: try value(from: fields),
            unit: try unit(from: fields), quality: try quality(from: fields))
    }

    private func point(from fields: some Fields) throws(MappingFault) -> String {
        guard let text = point.filled(from: fields) else { throw .noPoint }
        let isSound = (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != 0x2F }
        guard isSound else { throw .invalidPoint }
        return text
    }

    private func value(from fields: some Fields) throws(MappingFault) -> Double {
        guard let text = value.filled(from: fields) else { throw .noValue }
        guard case .number(let number)? = try? JSONParser.parse(Array(text.utf8)) else { throw .invalidValue }
        return number.double
    }

    private func unit(from fields: some Fields) throws(MappingFault) -> String {
        guard let text = unit.filled(from: fields) else { throw .noUnit }
        guard (1...20).contains(text.unicodeScalars.count) else { throw .invalidUnit }
        return text
    }

    private func time(from fields: some Fields) throws(MappingFault) -> Instant? {
        guard let time else { return nil }
        guard let text = time.filled(from: fields) else { throw .noTime }
        guard let instant = timeFormat.instant(text) else { throw .invalidTime }
        return instant
    }

    private func quality(from fields: some Fields) throws(MappingFault) -> Quality {
        guard let quality else { return .good }
        guard let word = quality.filled(from: fields) else { throw .noQuality }
        guard let meaning = words[word] ?? otherwise else { throw .unknownQuality }
        return meaning
    }
}
