/// How far a file has been read.
struct FilePosition: Codable, Hashable, Sendable {
    /// Which file it is, whatever its name.
    let key: FileKey
    /// By which the ids of its readings are told from those of a file before it with the same inode, or of another content.
    let generation: Int
    /// As it was last seen, for people.
    var name: String
    /// Bytes from the start of the file, up to the end of a record.
    var offset: Int
    /// The bytes before the offset: where others stand there now, the file was written anew.
    var tail: [UInt8]
    /// Whether the rest of the line that the offset is in is passed over.
    var isSkipping = false

    static let tailBytes = 64

    /// Whether a file is the one whose reading goes on: it was neither cut nor written anew.
    /// - Parameter tail: its bytes before the offset.
    func goesOn(size: Int, tail: [UInt8]) -> Bool {
        size >= offset && tail == self.tail
    }

    /// Goes on behind some bytes that were read from the offset.
    mutating func advance(over bytes: ArraySlice<UInt8>) {
        offset += bytes.count
        tail = Array((tail + bytes).suffix(Self.tailBytes))
    }
}

/// Tells one file from another for as long as both are there.
struct FileKey: Codable, Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}
