public import Foundation

/// The files of the repository that tests read, found from where this file lies.
public enum Repository {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// - Parameter path: from the root of the repository.
    public static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url(path)))
    }

    /// Where a file lies, whether there is one or not.
    public static func path(_ path: String) -> String { url(path).path }

    /// A file that holds one line.
    public static func line(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Where a file, or a folder, lies.
    public static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    /// The names of the files in a folder, sorted.
    public static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
    }
}
