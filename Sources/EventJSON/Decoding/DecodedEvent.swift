public import Ledgers

/// An event as received: valid or not, and whose it says that it is.
public struct DecodedEvent: Sendable {
    /// The event without white space between its tokens, as it goes into the log; what came in where that is no JSON.
    public var body: [UInt8]
    /// The attributes `source` and `id`, where they are strings, however long or odd.
    public var source: String?
    public var id: String?
    /// `data.area`, where it is an area code.
    public var area: String?
    public var result: Result<Event, Fault>

    /// What was parsed is not kept: it takes many times the room of its text.
    init(_ value: JSONPart, result: Result<Event, Fault>) {
        body = value.compacted
        source = value["source"]?.string
        id = value["id"]?.string
        area = value["data"]?["area"]?.string.flatMap { AreaCode.isValid($0) ? $0 : nil }
        self.result = result
    }

    /// - Parameter unreadable: what is no JSON.
    init(unreadable: [UInt8], _ fault: Fault) {
        body = unreadable
        result = .failure(fault)
    }
}
