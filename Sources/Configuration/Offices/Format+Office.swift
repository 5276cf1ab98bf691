import Ledgers

extension Format where Value == String {
    /// A public CURVE key.
    static var publicKey: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if Z85.isKey(text) { return text }
            throw setting.refusal("\(text.quoted) is no public key; write the 40 characters that duban keygen prints")
        }
    }

    fileprivate static var area: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?|-[0-9a-z]{1,16})?)?)?/) != nil {
                return text
            }
            if text == "all" {
                throw setting.refusal("\"all\" is no area; for everywhere write areas: all, without brackets")
            }
            throw setting.refusal(
                "\(text.quoted) is no area; write 2, 4, 6, 9 or 12 digits, or 6 and a zone: 140403-gxq")
        }
    }
}

extension Format where Value == AreaScope {
    /// A list of areas, or `all`.
    static var areas: Format {
        Format { setting throws(ConfigurationError) in
            if setting.says("all") { return .everywhere }
            return AreaScope(try Format<[String]>.possiblyEmptyList(of: .area).distinct().parse(setting))
        }
    }
}

extension Format where Value == SourcePattern {
    /// One source, or the beginning of some with a `*` behind it. The node's own source is nobody else's.
    static var source: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard text.wholeMatch(of: /[!-)+-~]{0,199}\*|[!-)+-~]{1,200}/) != nil else {
                throw setting.refusal(
                    "\(text.quoted) is no source; write 1 to 200 visible ASCII characters, of which only the last may be *"
                )
            }
            let pattern = SourcePattern(text)
            if let own = ["/duban", "/duban/points"].first(where: pattern.matches) {
                throw setting.refusal("\(text.quoted) covers \(own), a source of the node")
            }
            return pattern
        }
    }
}

extension Format where Value == [PublishedType] {
    /// A list of what producers publish, or `all`. Acknowledging is not among them: it has a key of its own.
    static var publishedTypes: Format {
        Format { setting throws(ConfigurationError) in
            if setting.says("all") { return PublishedType.allCases }
            for item in try setting.items() where item.says(EventType.acknowledged.rawValue) {
                throw item.refusal("is given by acknowledge: true")
            }
            return try Format.possiblyEmptyList(of: .choice).distinct().parse(setting)
        }
    }
}

extension Format where Value == TailAccess {
    static var tailAccess: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let flag = Bool(text) { return flag ? .common : .none }
            return .own(endpoint: try Format<String>.boundEndpoint.parse(setting))
        }
    }
}
