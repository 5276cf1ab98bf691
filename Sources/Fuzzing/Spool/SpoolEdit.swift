/// A damage to a file of a spool, read from seven bytes of an input: which file, where (two bytes), what, and how many
/// bytes (two) of which value.
struct SpoolEdit {
    private let file: Int
    private let offset: Int
    private let action: UInt8
    private let count: Int
    private let value: UInt8

    /// - Precondition: seven bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        file = Int(bytes[0])
        offset = Int(bytes[1]) | Int(bytes[2]) << 8
        action = bytes[3] % 6
        count = Int(bytes[4]) | Int(bytes[5]) << 8
        value = bytes[6]
    }

    func apply(to disk: PlainDisk) {
        let names = disk.names().sorted()
        guard !names.isEmpty else { return }
        let name = names[file % names.count]
        if action == 5 { disk.remove(name) } else { disk.change(name, change) }
    }

    private func change(_ bytes: inout [UInt8]) {
        let start = min(offset, bytes.count)
        let range = start..<min(start + count % 600, bytes.count)
        switch action {
        case 0: for index in range.prefix(1) { bytes[index] ^= value }
        case 1: for index in range { bytes[index] = value }
        case 2: bytes.removeSubrange(start...)
        case 3: bytes.removeSubrange(range)
        default: bytes.insert(contentsOf: bytes[range], at: start)
        }
    }
}
