extension Format where Value == String {
    /// The source of readings, as CloudEvents have it.
    static var eventSource: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[!-~]{1,200}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no source; write for example /gateways/140403-mine1")
        }
    }

    /// A file or folder by a path that is relative to the folder of the configuration.
    static var besideThisFile: Format {
        Format { setting throws(ConfigurationError) in
            NamedFile(path: try path.parse(setting), place: setting.place).resolvedPath
        }
    }
}

extension Format where Value == String? {
    static var besideThisFile: Format {
        Format { setting throws(ConfigurationError) in try Format<String>.besideThisFile.parse(setting) }
    }
}

extension Section {
    /// Of an input: its own source, or that of all.
    func source(or shared: String?) throws(ConfigurationError) -> String {
        if let setting = setting("source") { return try Format.eventSource.parse(setting) }
        guard let shared else { throw place.refusal("has no source; write one here, or one for all at the top") }
        return shared
    }

    /// What an input means.
    /// - Parameter references: what its templates may name.
    func meaning(_ references: KnownReferences) throws(ConfigurationError) -> InputMeaning {
        var kind = MeaningKind.reading
        try read("as", as: .choice, into: &kind)
        switch kind {
        case .reading: return .reading(try required("reading", as: .reading(references)))
        case .cloudevent:
            guard references.isJSON else { throw place.child("as").refusal("cloudevent goes with JSON; this is CSV") }
            if let reading = setting("reading") { throw reading.refusal("goes without as: cloudevent") }
            return .cloudEvent
        }
    }
}

private enum MeaningKind: String, CaseIterable {
    case reading, cloudevent
}
