extension JSONParser {
    mutating func string() throws(JSONError) -> String {
        try take(UInt8(ascii: "\""))
        let start = index
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try validated(bytes[start..<index], from: start)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                return try stringWithEscapes(from: start)
            case 0..<0x20:
                throw error(.controlCharacter)
            default:
                index += 1
            }
        }
        throw error(.unexpectedEnd)
    }

    /// By a type that is known here: the standard library looks a generic one up for every string.
    private func validated(_ part: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = part.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) else {
            throw JSONError(reason: .invalidUTF8, offset: start)
        }
        return text
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<index])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try validated(text[...], from: start)
            case UInt8(ascii: "\\"):
                index += 1
                text.append(contentsOf: Array(String(try escape()).utf8))
            case 0..<0x20:
                throw error(.controlCharacter)
            default:
                text.append(byte)
                index += 1
            }
        }
        throw error(.unexpectedEnd)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = next else { throw error(.unexpectedEnd) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw error(.invalidEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = index
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, next == UInt8(ascii: "\\"), index + 1 < end, bytes[index + 1] == UInt8(ascii: "u") else {
            throw JSONError(reason: .loneSurrogate, offset: start)
        }
        index += 2
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw JSONError(reason: .loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw error(.unexpectedEnd) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.invalidEscape) }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        if next == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        guard let number = JSONNumber(text: String(decoding: bytes[start..<index], as: UTF8.self)) else {
            throw JSONError(reason: .numberBeyondDouble, offset: start)
        }
        return number
    }

    private mutating func digits() throws(JSONError) {
        guard let first = next else { throw error(.unexpectedEnd) }
        guard isDigit(first) else { throw error(.unexpectedByte) }
        while let byte = next, isDigit(byte) { index += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
