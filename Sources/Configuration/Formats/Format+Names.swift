import Ledgers

extension Format where Value == String {
    /// A text for people: not blank, on one line.
    static func text(atMost longest: Int) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.allSatisfy(\.isWhitespace) { throw setting.refusal("is blank") }
            if !text.unicodeScalars.allSatisfy(\.isVisible) {
                throw setting.refusal("\(text.quoted) holds a control character")
            }
            if text.unicodeScalars.count > longest {
                throw setting.refusal("has \(text.unicodeScalars.count) characters; at most \(longest) are allowed")
            }
            return text
        }
    }

    /// A name on the wire: of a stage, a ledger or the role of a recipient.
    static var code: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[a-z][a-z-]{0,31}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no code; write 1 to 32 of a-z and -, a letter first")
        }
    }

    /// What a monitoring point measures.
    static var kind: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[a-z][a-z0-9-]{0,63}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no kind; write 1 to 64 of a-z, 0-9 and -, a letter first")
        }
    }

    static var path: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.isEmpty || text.contains("\0") { throw setting.refusal("\(text.quoted) is no path") }
            return text
        }
    }
}

extension Format where Value == String? {
    static var optionalPath: Format {
        Format { setting throws(ConfigurationError) in try Format<String>.path.parse(setting) }
    }
}

extension Format where Value == TimeOfDay {
    static var timeOfDay: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let time = TimeOfDay(text) { return time }
            throw setting.refusal("\(text.quoted) is no time of day; write for example 15:00")
        }
    }
}

extension Format where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One word of the few that exist.
    static var choice: Format { choice(of: Array(Value.allCases)) }

    static func choice(of values: [Value]) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let value = values.first(where: { $0.rawValue == text }) { return value }
            let words = values.map(\.rawValue)
            let hint = text.nearest(among: words).map { "; did you mean \($0)?" } ?? ""
            throw setting.refusal("\(text.quoted) is not allowed; allowed are \(words.joined(separator: ", "))\(hint)")
        }
    }
}

extension Format where Value == Zone {
    static var zone: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let zone = Zone.named(text) { return zone }
            let hint = Zone.nearestName(to: text).map { "did you mean \($0)?" } ?? "write for example Asia/Shanghai"
            throw setting.refusal("\(text.quoted) is no time zone of the IANA database; \(hint)")
        }
    }
}
