/// Comma-separated values as RFC 4180 has them: UTF-8, lines ended by CR LF.
///
/// Cells are made harmless for a spreadsheet, and for a terminal (``Swift/String/spreadsheetCell``).
public enum CSV {
    /// Put before the header, it makes Excel on a Chinese Windows read the file as UTF-8 and not as GBK.
    public static let byteOrderMark = "\u{FEFF}"

    /// One record with its line end.
    public static func line(_ fields: [String]) -> String {
        fields.map(field).joined(separator: ",") + "\r\n"
    }

    /// A header and its records.
    public static func document(header: [String], rows: [[String]]) -> String {
        line(header) + rows.map(line).joined()
    }

    private static func field(_ text: String) -> String {
        let safe = text.spreadsheetCell
        return safe.needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}

extension String {
    fileprivate var needsQuotes: Bool {
        unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    }
}
