import DubanConfiguration
import EventJSON
import Ledgers

extension TimeFormat {
    /// The instant that a text names; nil where it is not of this format, or not in the years 2000 to 2999.
    func instant(_ text: String) -> Instant? {
        switch self {
        case .rfc3339: Instant(rfc3339: text)
        case .epochSeconds: Self.epoch(text, milliseconds: 1_000)
        case .epochMilliseconds: Self.epoch(text, milliseconds: 1)
        case .local(let pattern, let zone): pattern.instant(text, in: zone)
        }
    }

    private static func epoch(_ text: String, milliseconds: Double) -> Instant? {
        guard case .number(let number)? = try? JSONParser.parse(Array(text.utf8)) else { return nil }
        let milliseconds = (number.double * milliseconds).rounded()
        guard allowed.contains(milliseconds) else { return nil }
        return Instant(milliseconds: Int64(milliseconds))
    }

    /// 2000-01-01 to 2999-12-31, as for events.
    private static let allowed = 946_684_800_000.0...32_503_679_999_999.0
}

extension TimePattern {
    fileprivate func instant(_ text: String, in zone: Zone) -> Instant? {
        guard let fields = fields(of: text), (2_000...2_999).contains(fields[.year] ?? 0),
            let date = LocalDate(year: fields[.year] ?? 0, month: fields[.month] ?? 0, day: fields[.day] ?? 0),
            let time = TimeOfDay(hour: fields[.hour] ?? 0, minute: fields[.minute] ?? 0),
            case let second = fields[.second] ?? 0, second < 60
        else { return nil }
        let milliseconds = Int64(second * 1_000 + (fields[.fraction] ?? 0))
        return zone.instant(of: date, at: time) + Span(milliseconds: milliseconds)
    }

    /// Nil where the text is not of this pattern. A fraction is in milliseconds.
    private func fields(of text: String) -> [Field: Int]? {
        var (fields, rest): ([Field: Int], Substring) = ([:], text[...])
        for part in parts {
            switch part {
            case .text(let character):
                guard rest.popFirst() == character else { return nil }
            case .field(.fraction, _):
                let digits = rest.prefix(while: \.isDigit)
                guard (1...9).contains(digits.count) else { return nil }
                rest.removeFirst(digits.count)
                fields[.fraction] = Int((digits + "00").prefix(3))
            case .field(let field, let width):
                let digits = rest.prefix(width)
                guard digits.count == width, digits.allSatisfy(\.isDigit) else { return nil }
                rest.removeFirst(width)
                fields[field] = Int(digits)
            }
        }
        return rest.isEmpty ? fields : nil
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
