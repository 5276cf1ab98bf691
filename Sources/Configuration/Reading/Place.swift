/// Where a value was written, so that a refusal can point at it.
struct Place {
    var file: String?
    var line: Int?
    var column: Int?
    /// As in ``ConfigurationError/path``.
    var path: String

    func refusal(_ message: String) -> ConfigurationError {
        ConfigurationError(file: file, line: line, column: column, path: path, message: message)
    }
}
