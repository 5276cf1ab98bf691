import Foundation

/// A file that another file, an environment variable or a flag names.
struct NamedFile {
    let path: String
    /// Where it is named.
    let place: Place

    /// A path in a file is relative to the folder of that file; others are relative to the working directory.
    var resolvedPath: String {
        guard let folder = place.file.map({ ($0 as NSString).deletingLastPathComponent }) else { return path }
        return path.hasPrefix("/") || folder.isEmpty ? path : (folder as NSString).appendingPathComponent(path)
    }
}
