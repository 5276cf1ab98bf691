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
}

extension Unicode.Scalar {
    fileprivate var isHarmful: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: properties.isBidiControl
        default: false
        }
    }

    fileprivate var picture: Unicode.Scalar {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
