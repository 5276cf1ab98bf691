/// What joins an event, or a request, to the trace that it belongs to: the header, and the extension of CloudEvents,
/// `traceparent`. https://www.w3.org/TR/trace-context/#traceparent-header
public struct TraceParent: Hashable, Sendable, CustomStringConvertible {
    /// As it came in, 55 characters or more where a later version has more fields.
    public let description: String

    /// 32 hexadecimal digits, the same in all services that a trace passes.
    public var trace: Substring { description.dropFirst(3).prefix(32) }

    /// - Parameter text: `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`: version, trace, parent and flags.
    /// - Returns: nil where it is none: what is not valid is to be ignored.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.mostBytes,
            let match = text.wholeMatch(of: /([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-[!-~]*)?/),
            match.1 != "ff", match.1 != "00" || match.4 == nil,
            match.2.contains(where: { $0 != "0" }), match.3.contains(where: { $0 != "0" })
        else { return nil }
        description = text
    }

    private static let mostBytes = 256
}
