/// Names in which `*` stands for any characters, and `?` for one.
struct NamePattern: Hashable, Sendable {
    private let pattern: [Character]

    init(_ pattern: String) {
        self.pattern = Array(pattern)
    }

    /// Files whose names begin with a point are not meant by `*` and `?`.
    func matches(_ name: String) -> Bool {
        if name.first == ".", pattern.first != "." { return false }
        return matches(Array(name))
    }

    /// Goes back to the last `*` where the rest does not fit: no more than the product of both lengths.
    private func matches(_ name: [Character]) -> Bool {
        var (place, index): (Int, Int) = (0, 0)
        var star: (place: Int, index: Int)?
        while index < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, index)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
                (place, index) = (place + 1, index + 1)
            } else if let last = star {
                star = (last.place, last.index + 1)
                (place, index) = (last.place + 1, last.index + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
