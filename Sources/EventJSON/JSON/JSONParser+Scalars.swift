extension JSONParser {
    mutating func string() throws(JSONError) {
        let start = index
        try take(UInt8(ascii: "\""))
        let isASCII = skipPlainCharacters()
        switch next {
        case UInt8(ascii: "\""):
            guard isASCII || bytes[start + 1..<index].isUTF8 else { throw invalidUTF8(from: start) }
            index += 1
            add(.string, from: start)
        case UInt8(ascii: "\\"): try stringWithEscapes(from: start)
        case nil: throw error(.unexpectedEnd)
        default: throw error(.controlCharacter)
        }
    }

    /// Goes to the byte that ends a run of plain characters: a quotation mark, a backslash or a control character.
    /// - Returns: whether all of the run is ASCII.
    private mutating func skipPlainCharacters() -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var isASCII = true
        while index + 8 <= end {
            let eight = EightBytes(at: base + index)
            let count = eight.plainCount
            index += count
            guard count == 8 else { return isASCII && eight.prefix(count).isASCII }
            isASCII = isASCII && eight.isASCII
        }
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            isASCII = isASCII && byte < 0x80
            index += 1
        }
        return isASCII
    }

    private func invalidUTF8(from start: Int) -> JSONError {
        JSONError(reason: .invalidUTF8, offset: start + 1)
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONError) {
        var text = Array(bytes[start + 1..<index])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                guard text.withUnsafeBufferPointer({ $0[...].isUTF8 }) else { throw invalidUTF8(from: start) }
                found.unescaped[start] = text
                index += 1
                return add(.escapedString, from: start)
            case UInt8(ascii: "\\"):
                index += 1
                text.append(contentsOf: String(try escape()).utf8)
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
            guard let digit = hexadecimalValue(of: byte) else { throw error(.invalidEscape) }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private func hexadecimalValue(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    mutating func number() throws(JSONError) {
        let start = index
        var hasExponent = false
        if next == UInt8(ascii: "-") { index += 1 }
        if next == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        guard isWithinDouble(from: start, hasExponent: hasExponent) else {
            throw JSONError(reason: .numberBeyondDouble, offset: start)
        }
        add(.number, from: start)
    }

    /// The largest double has 309 digits: only an exponent, or as many digits, lead beyond it.
    private func isWithinDouble(from start: Int, hasExponent: Bool) -> Bool {
        guard hasExponent || index - start >= 309 else { return true }
        return JSONNumber(text: String(decoding: bytes[start..<index], as: UTF8.self)) != nil
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
