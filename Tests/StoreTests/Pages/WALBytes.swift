/// The bytes of a write-ahead log, frame by frame.
struct WALBytes {
    static let header = 32
    static let frame = 24 + 4096

    var bytes: [UInt8]

    /// The frames that end a commit, from 0.
    var commits: [Int] {
        (0..<(bytes.count - Self.header) / Self.frame).filter { frame in
            bytes[Self.offset(frame) + 4..<Self.offset(frame) + 8].contains { $0 != 0 }
        }
    }

    /// Where the last transaction lies.
    var last: Range<Int> {
        let commits = commits
        return Self.offset(commits[commits.count - 2] + 1)..<Self.offset(commits[commits.count - 1] + 1)
    }

    static func offset(_ frame: Int) -> Int { header + frame * Self.frame }
}
