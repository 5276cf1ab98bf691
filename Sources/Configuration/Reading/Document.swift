import Foundation
import Yams

/// A YAML file, read and checked for its syntax.
struct Document {
    let root: Section
    let places: Places

    /// No file: every value has its default.
    init() {
        root = Section(entries: [], at: Place(path: ""))
        places = Places(of: nil)
    }

    /// - Parameter namedAt: where the file is named; nil where the caller names it.
    static func load(file: String, namedAt place: Place? = nil) throws(ConfigurationError) -> Document {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw (place ?? Place(path: "")).refusal("cannot read \(file.quoted): \(reason(error))")
        }
        return try Document(bytes: bytes, file: file)
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
        case .fileReadNoPermission: "this user may not read it"
        default: "it is no readable file"
        }
    }

    init(bytes: Data, file: String) throws(ConfigurationError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
            throw Place(file, after: valid).refusal("is not UTF-8; save it as UTF-8")
        }
        try self.init(text: text, file: file)
    }

    init(text: String, file: String) throws(ConfigurationError) {
        // Editors on Windows put a byte order mark first, which the parser takes for a control character.
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        let start = Place(file: file, line: 1, column: 1, path: "")
        let setting = try Document.compose(text, file: file).map { Setting($0, at: start) }
        root = try setting?.section() ?? Section(entries: [], at: start)
        places = Places(of: setting ?? Setting(Node(""), at: start))
    }
}
