/// Comma-separated values as RFC 4180 has them: UTF-8, lines ended by CR LF.
///
/// Cells come from outside and people open the file in a spreadsheet, so a cell that would be taken for a formula is
/// prefixed with `'` (OWASP, CSV Injection; CWE-1236).
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
        let safe = text.isLikeFormula && !text.isNumber ? "'" + text : text
        return safe.needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}

extension String {
    /// A spreadsheet set to Chinese or Japanese takes the full-width forms for formulas too.
    fileprivate var isLikeFormula: Bool {
        guard let first = unicodeScalars.first else { return false }
        return "=+-@\t\r\n\0＝＋－＠".unicodeScalars.contains(first)
    }

    fileprivate var isNumber: Bool {
        wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    }

    fileprivate var needsQuotes: Bool {
        unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    }
}
