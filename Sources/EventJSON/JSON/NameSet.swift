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
    mutating func insertLast(of found: inout JSONParser.Found, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = found.nodes.count - 1
        let key = found.lastKey(in: bytes)
        found.nodes[last].key = key
        let mayBeKnown = found.nodes[object].nameBits & key.bit != 0
        found.nodes[object].nameBits |= key.bit
        count += 1
        guard count > Self.small else { return !mayBeKnown || !isKnown(last, in: found, bytes) }
        if names.isEmpty {
            var index = object + 1
            while index < last {
                names.insert(Self.text(of: index, in: found, bytes))
                index = found.nodes[index + 1].next
            }
        }
        return names.insert(Self.text(of: last, in: found, bytes)).inserted
    }

    private func isKnown(_ name: Int, in found: JSONParser.Found, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        found.nodes.withUnsafeBufferPointer { nodes in
            let key = nodes[name].key
            var index = object + 1
            while index < name {
                if nodes[index].key == key,
                    Self.text(of: index, in: found, bytes) == Self.text(of: name, in: found, bytes)
                {
                    return true
                }
                index = nodes[index + 1].next
            }
            return false
        }
    }

    private static func text(
        of index: Int, in found: JSONParser.Found, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8] {
        let node = found.nodes[index]
        return found.unescaped[node.start] ?? Array(bytes[node.content])
    }
}
