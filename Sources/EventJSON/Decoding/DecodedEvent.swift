public import Ledgers

/// An event as received: valid or not, and whose it says that it is.
public struct DecodedEvent: Sendable {
    /// The event without white space between its tokens, as it goes into the log; what came in where that is no JSON.
    public var body: [UInt8]
    public var value: JSONValue?
    /// The attributes `source` and `id`, where they are strings, however long or odd.
    public var source: String?
    public var id: String?
    public var result: Result<Event, Fault>

    init(body: [UInt8], value: JSONValue?, result: Result<Event, Fault>) {
        self.body = body
        self.value = value
        source = value?["source"]?.string
        id = value?["id"]?.string
        self.result = result
    }
}
