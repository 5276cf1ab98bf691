extension String {
    /// The text as a cell takes it: no more than Excel's limit, and nothing that XML or Excel would read as something else.
    ///
    /// Control characters become their pictures (ESC becomes ␛), line breaks stay. Source of the limit: Excel specifications
    /// and limits, "total number of characters that a cell can contain"; characters are UTF-16 units there.
    var cellText: String { cleaned.fitting(Self.largestCell) }

    private static let largestCell = 32_767
    private static let mark = "…（过长，以下略）"

    private var cleaned: String {
        guard unicodeScalars.contains(where: \.isUnfitForXML) || utf8.contains(UInt8(ascii: "_")) else { return self }
        var result = ""
        for scalar in replacing("\r\n", with: "\n").unicodeScalars {
            result.unicodeScalars.append(scalar.isUnfitForXML ? scalar.fitForXML : scalar)
        }
        // `_x0041_` in a file is an A to Excel.
        return result.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    private func fitting(_ limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var (kept, units) = ("", 0)
        let room = limit - Self.mark.utf16.count
        for character in self {
            units += character.utf16.count
            guard units <= room else { break }
            kept.append(character)
        }
        return kept + Self.mark
    }
}

extension Unicode.Scalar {
    /// Source: XML 1.0, production 2. A lone carriage return would be read as a line feed.
    fileprivate var isUnfitForXML: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    fileprivate var fitForXML: Unicode.Scalar {
        switch value {
        case 0x0D: "\n"
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
