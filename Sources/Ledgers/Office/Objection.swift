/// Why an office may not publish an event (status 403).
public struct Objection: Error, Hashable, Sendable {
    /// One sentence for whoever published the event.
    public var message: String
    /// What the objection is to, as a JSON Pointer; nil where it is the office itself.
    public var pointer: String?

    /// Whoever asks, and on every node.
    public static let nodesOwnSource = Objection(
        "the sources /duban and /duban/points are the node's own", at: "/source")

    /// Whoever asks, before the node has found the hazard itself.
    public static let nodesOwnNumber = Objection(
        "the numbers CG-<point>-<start> and SX-<point>-<start> are for what the node's monitoring points find",
        at: "/subject")

    init(_ message: String, at pointer: String? = nil) {
        self.message = message
        self.pointer = pointer
    }
}
