import Foundation

/// Reads a file, or standard input for `-`, line by line; empty lines are passed over.
struct LineReader {
    let name: String
    /// Of the line that was read last, from 1.
    private(set) var number = 0
    private let path: String
    private var handle: FileHandle?
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(path: String) {
        self.path = path
        name = path == "-" ? "standard input" : path
    }

    /// Whether the next line is there already, without reading on, which may mean waiting.
    var hasWholeLine: Bool {
        guard let start = buffer[start...].firstIndex(where: { !Self.isBlank($0) && $0 != 0x0A }) else { return false }
        return buffer[start...].contains(0x0A)
    }

    /// - Returns: nil at the end.
    mutating func next() throws -> [UInt8]? {
        while let line = try nextLine() {
            number += 1
            if !line.allSatisfy(Self.isBlank) { return line }
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }

    private mutating func nextLine() throws -> [UInt8]? {
        var searched = start
        while true {
            if let end = endOfLine(from: searched) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count
            guard !isAtEnd, try fill(&searched) else { break }
        }
        defer { (buffer, start, isAtEnd) = ([], 0, true) }
        return start < buffer.count ? Array(buffer[start...]) : nil
    }

    private func endOfLine(from start: Int) -> Int? {
        buffer.withUnsafeBytes { buffer in
            let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
            guard let first = rest.baseAddress, let end = memchr(first, 0x0A, rest.count) else { return nil }
            return start + (UnsafeRawPointer(end) - first)
        }
    }

    /// Reads on, and gives up the lines that were returned.
    private mutating func fill(_ searched: inout Int) throws -> Bool {
        let handle = try opened()
        guard let data = try handle.read(upToCount: 1 << 20), !data.isEmpty else { return false }
        buffer.removeFirst(start)
        searched -= start
        start = 0
        buffer.append(contentsOf: data)
        return true
    }

    private mutating func opened() throws -> FileHandle {
        if let handle { return handle }
        let opened: FileHandle
        if path == "-" {
            opened = .standardInput
        } else {
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw CommandFailure("\(path) can't be read; check its name and permissions")
            }
            opened = file
        }
        handle = opened
        return opened
    }
}
