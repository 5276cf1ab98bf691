extension String {
    /// In quotes, on one line and not too long, for a message.
    var quoted: String {
        "\"\(escaped)\""
    }

    /// Without control characters, which would break the line or reach a terminal, and cut after 80 characters.
    var escaped: String {
        // As every key is, and keys are compared often.
        if utf8.count <= Self.longest, utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var result = ""
        for scalar in prefix(Self.longest).unicodeScalars { result += scalar.isVisible ? String(scalar) : scalar.code }
        return count > Self.longest ? result + "…" : result
    }

    private static let longest = 80
}

extension Substring {
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension Unicode.Scalar {
    /// Whether it is shown and does not turn the reading direction.
    var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !properties.isBidiControl
        }
    }

    fileprivate var code: String {
        "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
}
