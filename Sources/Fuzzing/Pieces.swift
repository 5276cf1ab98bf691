/// An input that holds several things is written so that people can read it, and a fuzzer take it apart: messages are
/// separated by a line of `===`, the frames of one by a line of `---`.
enum Pieces {
    static func messages(of input: [UInt8]) -> [[[UInt8]]] {
        split(input, by: Array("\n===\n".utf8)).map { split($0, by: Array("\n---\n".utf8)) }
    }

    private static func split(_ bytes: [UInt8], by separator: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        var index = 0
        while index + separator.count <= bytes.count {
            if bytes[index...].starts(with: separator) {
                pieces.append(Array(bytes[start..<index]))
                index += separator.count
                start = index
            } else {
                index += 1
            }
        }
        return pieces + [Array(bytes[start...])]
    }
}
