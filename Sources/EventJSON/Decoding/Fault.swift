/// Why an event is not valid (status 400), and where.
public struct Fault: Error, Hashable, Sendable {
    public var code: FaultCode
    /// RFC 6901; nil where the text is no JSON.
    public var pointer: String?
    /// One sentence: what is wrong and what is allowed. It never repeats the event's own text.
    public var message: String

    public init(_ code: FaultCode, at pointer: String?, _ message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }
}
