import Ledgers

extension FieldReader {
    /// A text: at least one character that is no white space, at most `limit` Unicode scalars.
    mutating func text(_ name: StaticString, upTo limit: Int) throws(Fault) -> String? {
        guard let (text, hasEscapes) = try stringAndEscapes(name) else { return nil }
        guard !text.isBlank else { throw fault(at: name, "\(name) is empty") }
        // A scalar has a byte at least: what is short in bytes need not be counted.
        guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            throw fault(at: name, "\(name) has at most \(limit) characters")
        }
        // JSON has no control character that is not escaped.
        guard !hasEscapes || !text.utf8.contains(0) else { throw fault(at: name, "\(name) holds a NUL character") }
        return text
    }

    mutating func requiredText(_ name: StaticString, upTo limit: Int) throws(Fault) -> String {
        guard let text = try text(name, upTo: limit) else { throw missing(name) }
        return text
    }

    /// 1 to `limit` visible ASCII characters, `!` to `~`.
    mutating func visibleASCII(_ name: StaticString, upTo limit: Int) throws(Fault) -> String {
        try visibleASCIIPart(name, upTo: limit).text
    }

    mutating func visibleASCIIPart(_ name: StaticString, upTo limit: Int) throws(Fault) -> StringPart {
        let part = try requiredString(name)
        guard part.withBytes({ Self.isVisibleASCII($0, upTo: limit) }) else {
            throw fault(at: name, "\(name) is 1 to \(limit) visible ASCII characters")
        }
        return part
    }

    /// A hazard's, measure's or incident's number: visible ASCII without `/`.
    mutating func number(_ name: StaticString) throws(Fault) -> String {
        guard let text = try optionalNumber(name) else { throw missing(name) }
        return text
    }

    mutating func optionalNumber(_ name: StaticString) throws(Fault) -> String? {
        guard let part = try stringPart(name) else { return nil }
        guard part.withBytes(Self.isNumber) else {
            throw fault(at: name, "\(name) is 1 to 128 visible ASCII characters without /")
        }
        return part.text
    }

    static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        isVisibleASCII(text, upTo: 128) && !text.contains(UInt8(ascii: "/"))
    }

    private static func isVisibleASCII(_ text: UnsafeBufferPointer<UInt8>, upTo limit: Int) -> Bool {
        !text.isEmpty && text.count <= limit && text.allSatisfy { (0x21...0x7E).contains($0) }
    }

    mutating func oneOf<Choice: RawRepresentable & CaseIterable>(
        _ name: StaticString, _: Choice.Type
    ) throws(Fault) -> Choice? where Choice.RawValue == String {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault(at: name, "\(name) is one of \(allowed)")
        }
        return choice
    }

    mutating func requiredOneOf<Choice: RawRepresentable & CaseIterable>(
        _ name: StaticString, _ type: Choice.Type
    ) throws(Fault) -> Choice where Choice.RawValue == String {
        guard let choice = try oneOf(name, type) else { throw missing(name) }
        return choice
    }
}

extension String {
    /// Whether there is nothing but white space in it.
    fileprivate var isBlank: Bool {
        // Most texts begin with a visible character of ASCII, or one from U+4000 on, where no white space is.
        if let first = utf8.first, (0x21...0x7E).contains(first) || first >= 0xE4 { return false }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
