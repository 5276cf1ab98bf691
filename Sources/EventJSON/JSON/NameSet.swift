/// Finds a name that occurs twice in an object: by looking through a small one, by a set in a large one.
struct NameSet {
    private let object: Int
    private var count = 0
    private var names: Set<[UInt8]> = []
    private static let small = 24

    /// - Parameter object: the index of the object's node.
    init(of object: Int) {
        self.object = object
    }

    /// Takes the name that the newest node holds.
    /// - Returns: whether it is new among the members read so far.
    mutating func insertLast(of found: JSONParser.Found, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = found.nodes.count - 1
        count += 1
        guard count > Self.small else {
            return !Self.anyName(of: object, before: last, in: found) { Self.areEqual($0, last, in: found, bytes) }
        }
        if names.isEmpty {
            _ = Self.anyName(of: object, before: last, in: found) {
                !names.insert(Self.text(of: $0, in: found, bytes)).inserted
            }
        }
        return names.insert(Self.text(of: last, in: found, bytes)).inserted
    }

    private static func anyName(
        of object: Int, before end: Int, in found: JSONParser.Found, _ isMeant: (Int) -> Bool
    ) -> Bool {
        var index = object + 1
        while index < end {
            if isMeant(index) { return true }
            index = found.nodes[index + 1].next
        }
        return false
    }

    private static func areEqual(
        _ left: Int, _ right: Int, in found: JSONParser.Found, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let (first, second) = (found.nodes[left], found.nodes[right])
        guard first.kind == .string, second.kind == .string else {
            return text(of: left, in: found, bytes) == text(of: right, in: found, bytes)
        }
        return first.content.count == second.content.count
            && bytes[first.content].elementsEqual(bytes[second.content])
    }

    private static func text(
        of index: Int, in found: JSONParser.Found, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8] {
        let node = found.nodes[index]
        return found.unescaped[node.start] ?? Array(bytes[node.content])
    }
}
