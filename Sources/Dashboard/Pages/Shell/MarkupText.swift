import Mustache

/// Text in HTML, escaped scalar by scalar.
///
/// Mustache's own escaping looks at whole characters: a quotation mark with a combining accent behind it is one character that
/// it does not know, and ends the attribute all the same.
struct MarkupText: MustacheContentType {
    func escapeText(_ text: String) -> String { text.escapedMarkup }

    /// What templates call it.
    static let name = "MARKUP"
}

extension String {
    /// Harmless between tags and in quoted attributes. What no document may contain is left out.
    var escapedMarkup: String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n": escaped.append(scalar)
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                // Nor what turns the direction of the text around it.
                escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
