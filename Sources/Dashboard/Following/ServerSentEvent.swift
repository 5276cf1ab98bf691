import EventJSON

/// One message of a stream of server-sent events (HTML, section 9.2).
struct ServerSentEvent: Sendable {
    /// What the browser shows when it comes again (`Last-Event-ID`).
    var id: Int64?
    /// What scripts listen for; nil for `message`.
    var name: String?
    /// Nil for a sign of life that scripts hear nothing of.
    var data: JSONValue?

    var text: String {
        // JSON as it is written here has no line ends.
        let lines = [
            id.map { "id: \($0)" }, name.map { "event: \($0)" }, data.map { "data: \($0.text)" },
            data == nil ? ": alive" : nil,
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n\n"
    }

    /// After how many milliseconds the browser comes again.
    static let beginning = "retry: 2000\n\n"
}
