/// Files that grow, and are followed.
public struct FileInput: Hashable, Sendable {
    /// In the log, and the name of the file of its positions.
    public var name: String
    public var folder: String
    /// The name of the file, in which `*` and `?` stand for others.
    public var pattern: String
    public var format: Format
    /// How often is looked for more. Default 1 s.
    public var interval: Duration = .seconds(1)
    /// Of the readings.
    public var source: String
    public var meaning: InputMeaning

    public enum Format: Hashable, Sendable {
        /// One JSON text a line.
        case ndjson
        /// RFC 4180. Without a header, columns are known by their numbers from 1.
        case csv(separator: UInt8, hasHeader: Bool)
    }

    public init(name: String, folder: String, pattern: String, format: Format, source: String, meaning: InputMeaning) {
        self.name = name
        self.folder = folder
        self.pattern = pattern
        self.format = format
        self.source = source
        self.meaning = meaning
    }
}
