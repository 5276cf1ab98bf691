import Ledgers

/// What many points have in common, by a name of the file's own, with the source of its figures.
struct PointProfile {
    let traits: PointTraits

    /// The profiles of a file by their names.
    static func all(in setting: Setting) throws(ConfigurationError) -> [String: PointProfile] {
        var profiles: [String: PointProfile] = [:]
        for (name, profile) in try setting.named() { profiles[name] = try PointProfile(from: profile, named: name) }
        return profiles
    }

    private init(from setting: Setting, named name: String) throws(ConfigurationError) {
        guard name.wholeMatch(of: /[a-z][a-z0-9-]{0,63}/) != nil else {
            throw setting.refusal("\(name.quoted) is no name; write 1 to 64 of a-z, 0-9 and -, a letter first")
        }
        let section = try setting.section()
        // Nobody reads it but people: a figure without its source is worth nothing.
        _ = try section.required("source", as: .text(atMost: 500))
        traits = try PointTraits(from: section)
        try section.refuseUnknownKeys()
        if let missing = traits.missing { throw section.place.refusal("has no \(missing)") }
        try traits.refuseContradictions(at: section.place, design: nil)
    }
}
