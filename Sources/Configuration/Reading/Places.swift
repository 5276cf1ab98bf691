/// The places of all values by their paths, for rules that compare values with each other.
struct Places {
    private var byPath: [String: Place] = [:]

    /// The places of a file's values.
    init(of root: Setting?) {
        if let root { recordAll(root) }
    }

    private mutating func recordAll(_ setting: Setting) {
        record(setting.place, of: setting.place.path)
        for child in setting.children { recordAll(child) }
    }

    /// What decides a value last is where it stands.
    mutating func record(_ place: Place, of path: String) {
        byPath[path] = place
    }

    /// Whether a value was written.
    func has(_ path: String) -> Bool { byPath[path] != nil }

    /// Where a value stands, or, where it is a default, the section around it.
    subscript(path: String) -> Place {
        var around = path
        while byPath[around] == nil, let end = around.lastIndex(where: { ".[".contains($0) }) {
            around = String(around[..<end])
        }
        var place = byPath[around] ?? byPath[""] ?? Place(path: path)
        if place.file != nil { place.path = path }
        return place
    }
}
