public import Ledgers

/// Instants in hazards' numbers: `20230227T003005Z` (ISO 8601, basic format), in UTC, years 2000 to 2999.
extension Instant {
    /// The second that it lies in.
    public var compactUTC: String {
        let (date, seconds) = (LocalDate(daysSinceEpoch: Int32(milliseconds / 86_400_000)), milliseconds / 1_000)
        let (year, month, day) = date.components
        let digits = [(seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60].map { padded(Int($0)) }
        return "\(year)\(padded(month))\(padded(day))T\(digits.joined())Z"
    }

    /// Nil where the text is none.
    init?(compactUTC text: some BidirectionalCollection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        var parts: [Int] = []
        for range in [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15] {
            guard let part = Int(digits: bytes[range]) else { return nil }
            parts.append(part)
        }
        guard (2000...2999).contains(parts[0]), parts[3] < 24, parts[4] < 60, parts[5] < 60,
            let date = LocalDate(year: parts[0], month: parts[1], day: parts[2])
        else { return nil }
        let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(parts[3] * 3_600 + parts[4] * 60 + parts[5])
        self.init(milliseconds: seconds * 1_000)
    }
}

extension Int {
    fileprivate init?(digits: ArraySlice<UInt8>) {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
