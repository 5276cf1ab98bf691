import Ledgers
import Monitoring

extension Format where Value == ReadingMapping {
    static func reading(_ references: KnownReferences) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let template = Format<Template>.template(references)
            var mapping = ReadingMapping(
                point: try section.required("point", as: template), unit: try section.required("unit", as: template))
            if references.isJSON {
                try section.read("value", as: template, into: &mapping.value)
            } else {
                mapping.value = try section.required("value", as: template)
            }
            if let time = section.setting("time") { mapping.time = try template.parse(time) }
            mapping.timeFormat = try section.timeFormat()
            if let quality = section.setting("quality") { mapping.quality = try template.parse(quality) }
            try mapping.readWords(from: section)
            try section.refuseUnknownKeys()
            return mapping
        }
    }
}

extension Format where Value == Template {
    static func template(_ references: KnownReferences) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard let template = Template(text) else {
                throw setting.refusal(
                    "\(text.quoted) has braces that don't match up, or no path in them; \(Self.example)")
            }
            if template.parts.isEmpty { throw setting.refusal("is empty; \(example)") }
            for reference in template.references {
                if let fault = references.fault(of: reference) { throw setting.refusal(fault) }
            }
            return template
        }
    }

    private static var example: String { "write for example \"{mine}-{/sensor}\"" }
}

extension Section {
    fileprivate func timeFormat() throws(ConfigurationError) -> TimeFormat {
        var zone = Zone.shanghai
        try read("zone", as: .zone, into: &zone)
        guard let setting = setting("timeFormat") else { return .rfc3339 }
        switch try setting.text() {
        case "rfc3339": return .rfc3339
        case "epoch-seconds": return .epochSeconds
        case "epoch-milliseconds": return .epochMilliseconds
        case let text:
            if let pattern = TimePattern(text) { return .local(pattern, zone) }
            throw setting.refusal(
                "\(text.quoted) is no format of times; write rfc3339, epoch-seconds, epoch-milliseconds, or one such as yyyy-MM-dd HH:mm:ss"
            )
        }
    }
}

extension ReadingMapping {
    fileprivate mutating func readWords(from section: Section) throws(ConfigurationError) {
        let qualities = try section.section("qualities")
        for quality in Quality.allCases {
            guard let setting = qualities.setting(quality.rawValue) else { continue }
            for item in try setting.items() { try add(item, quality) }
        }
        if let setting = section.setting("otherwise") { otherwise = try Format<Quality>.choice.parse(setting) }
    }

    private mutating func add(_ item: Setting, _ quality: Quality) throws(ConfigurationError) {
        let word = try item.text()
        if let other = words[word], other != quality {
            throw item.refusal("\(word.quoted) means \(other.rawValue) already")
        }
        words[word] = quality
    }
}
