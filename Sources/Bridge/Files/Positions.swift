import Foundation

/// How far the files of one input have been read, kept in a file of its own.
struct Positions: Codable, Hashable, Sendable {
    /// Tells the ids of readings from those of positions that were lost.
    let origin: String
    var nextGeneration = 1
    var files: [FilePosition] = []

    init(origin: String) {
        self.origin = origin
    }

    subscript(key: FileKey) -> FilePosition? {
        get { files.first { $0.key == key } }
        set {
            files.removeAll { $0.key == key }
            if let newValue { files.append(newValue) }
        }
    }

    /// Begins a file at its start.
    mutating func begin(_ key: FileKey, name: String) -> FilePosition {
        let position = FilePosition(key: key, generation: nextGeneration, name: name, offset: 0, tail: [])
        nextGeneration += 1
        self[key] = position
        return position
    }

    /// What the ids of a file's readings begin with.
    func id(_ generation: Int) -> String { "\(origin)-\(generation)" }
}
