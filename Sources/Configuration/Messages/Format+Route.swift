import EventJSON
import Ledgers

extension Format where Value == MessageRoute {
    static func route(_ stages: Format<Set<String>>, _ roles: Format<Set<String>>) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var route = MessageRoute(
                name: try section.required("name", as: .messageName), via: try section.required("via", as: .messageName)
            )
            try section.read("recipients", as: roles.orAll, into: &route.recipients)
            try section.read("areas", as: .areas, into: &route.areas)
            try section.read("stages", as: stages.orAll, into: &route.stages)
            try refuseNothing(
                in: section,
                [
                    "recipients": route.recipients?.isEmpty == true, "areas": route.areas.prefixes.isEmpty,
                    "stages": route.stages?.isEmpty == true,
                ])
            try section.read("urgent", as: stages, into: &route.urgent)
            try section.read("digestEvery", as: .duration(.seconds(60) ... .seconds(86_400)), into: &route.digestEvery)
            try section.read(
                "giveUpAfter", as: .duration(.seconds(60) ... .seconds(2_592_000)), into: &route.giveUpAfter)
            if let since = section.setting("since") { route.since = try Format<Instant>.instant.parse(since) }
            try section.read("mailTo", as: Format<[String]>.list(of: .mailAddress).distinct(), into: &route.mailTo)
            if let quiet = section.setting("quiet") { route.quiet = try Format<QuietHours>.quiet(stages).parse(quiet) }
            try section.refuseUnknownKeys()
            return route
        }
    }
}

/// A route that fits nothing would take everything off the outbox, and tell nobody.
private func refuseNothing(in section: Section, _ empty: [String: Bool]) throws(ConfigurationError) {
    for (name, isEmpty) in empty.sorted(by: { $0.key < $1.key }) where isEmpty {
        guard let setting = section.setting(name) else { continue }
        throw setting.refusal("is an empty list, so that nobody would be told; leave it out for all")
    }
}

extension Format where Value == QuietHours {
    fileprivate static func quiet(_ stages: Format<Set<String>>) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var quiet = QuietHours(
                from: try section.required("from", as: .timeOfDay), to: try section.required("to", as: .timeOfDay))
            try section.read("except", as: stages, into: &quiet.except)
            try section.refuseUnknownKeys()
            if quiet.from == quiet.to { throw setting.refusal("begins when it ends; leave quiet out for none") }
            return quiet
        }
    }
}

extension Format where Value == MessageSilence {
    /// - Parameter now: a longer silence than 31 days is forgotten.
    static func silence(_ stages: Format<Set<String>>, _ now: Instant) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let end = section.setting("until")
            var silence = MessageSilence(
                until: try section.required("until", as: .instant),
                reason: try section.required("reason", as: .text(atMost: 200)))
            if let end, silence.until > now + .days(31) {
                throw end.refusal("is more than 31 days ahead; end it earlier, and write it anew if need be")
            }
            if let route = section.setting("route"), !route.says("all") {
                silence.route = try Format<String>.messageName.parse(route)
            }
            try section.read("areas", as: .areas, into: &silence.areas)
            try section.read("stages", as: stages.orAll, into: &silence.stages)
            try section.refuseUnknownKeys()
            return silence
        }
    }
}

extension Format where Value == Set<String> {
    /// A list of codes of the policy: with a typing error in one nobody would be told.
    static func codes(of kind: String, among known: [String]) -> Format {
        Format { setting throws(ConfigurationError) in
            let code = Format<String> { item throws(ConfigurationError) in
                let text = try item.text()
                if known.contains(text) { return text }
                let hint = text.nearest(among: known).map { "; did you mean \($0)?" } ?? ""
                throw item.refusal(
                    "\(text.quoted) is no \(kind) of the policy; known are \(known.joined(separator: ", "))\(hint)")
            }
            return Set(try Format<[String]>.possiblyEmptyList(of: code).distinct().parse(setting))
        }
    }

    fileprivate var orAll: Format<Set<String>?> {
        Format<Set<String>?> { setting throws(ConfigurationError) in setting.says("all") ? nil : try parse(setting) }
    }
}

extension Format where Value == Int {
    /// Minutes after midnight.
    fileprivate static var timeOfDay: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard let match = text.wholeMatch(of: /([01][0-9]|2[0-3]):([0-5][0-9])/), let hour = Int(match.1),
                let minute = Int(match.2)
            else { throw setting.refusal("\(text.quoted) is no time of day; write for example \"22:00\"") }
            return hour * 60 + minute
        }
    }
}

extension Format where Value == Instant {
    fileprivate static var instant: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let instant = Instant(rfc3339: text) { return instant }
            throw setting.refusal("\(text.quoted) is no instant; write for example 2026-11-30T18:00:00+08:00")
        }
    }
}

extension Format where Value == Duration {
    /// A length of time, as in the policy: `60 min`.
    static func duration(_ allowed: ClosedRange<Duration>) -> Format {
        Format { setting throws(ConfigurationError) in
            let range = Span(allowed.lowerBound)...Span(allowed.upperBound)
            return .milliseconds(try Format<Span>.span(range).parse(setting).milliseconds)
        }
    }
}

extension Span {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(milliseconds: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
