import Ledgers

/// Finds a name that occurs twice: by looking through a small object, by a set in a large one.
struct NameSet {
    private var names: Set<[UInt8]> = []
    private static let small = 24

    /// Whether `name` is new among the members read so far.
    mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
        guard members.count >= Self.small else {
            return !members.contains { $0.name.isExactly(name) }
        }
        if names.isEmpty { names = Set(members.map { Array($0.name.utf8) }) }
        return names.insert(Array(name.utf8)).inserted
    }
}
