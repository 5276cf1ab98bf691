extension String {
    /// The text on one line and without anything that a terminal would obey.
    ///
    /// Text from outside must not move the cursor, set colours or turn the reading direction. Line breaks and tabs
    /// become spaces, other control characters their pictures (ESC becomes ␛), controls without a picture and those of
    /// the reading direction `�`.
    public var printable: String {
        guard unicodeScalars.contains(where: \.isHarmful) else { return self }
        var result = ""
        for scalar in replacing("\r\n", with: " ").unicodeScalars {
            result.unicodeScalars.append(scalar.isHarmful ? scalar.picture : scalar)
        }
        return result
    }

    /// A JSON text in which what ``printable`` replaces is written as escapes (`\\u009b`): other bytes, the same JSON.
    ///
    /// Where a JSON text is valid, such characters are in its strings, but for the white space between its tokens, which
    /// is left as it is.
    public var escapingControls: String {
        guard unicodeScalars.contains(where: \.isToBeEscaped) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1.isToBeEscaped ? $1.escape : String($1) }
    }
}

extension Unicode.Scalar {
    fileprivate var isToBeEscaped: Bool { isHarmful && !isLayout }

    /// A line break or a tab.
    var isLayout: Bool { self == "\t" || self == "\n" || self == "\r" }

    /// All of them are in the Basic Multilingual Plane.
    fileprivate var escape: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    var isHarmful: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: properties.isBidiControl
        default: false
        }
    }

    var picture: Unicode.Scalar {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
