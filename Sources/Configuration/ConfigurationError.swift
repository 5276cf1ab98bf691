/// A configuration that is refused, and what to write instead.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named; nil where an environment variable or a flag is at fault.
    public let file: String?
    /// From 1; nil where the whole file is at fault.
    public let line: Int?
    /// From 1, in characters; nil where the whole file is at fault.
    public let column: Int?
    /// The path of the key, for example `escalations.ladder[1].days` (list items count from 0), or the name of the
    /// environment variable or flag. Empty where no key is at fault.
    public let path: String
    /// What is wrong and what is allowed.
    public let message: String

    /// One line: `policy.yaml:14:12: escalations.acknowledgeWithin: "24" has no unit; write …`.
    public var description: String {
        let location = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        return [location, path, message].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
