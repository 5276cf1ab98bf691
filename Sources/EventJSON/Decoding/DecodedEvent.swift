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
    init(_ value: JSONPart, _ event: Event) {
        body = value.compacted
        source = event.source
        id = event.id
        area = event.content.namedArea
        result = .success(event)
    }

    init(_ value: JSONPart, _ fault: Fault) {
        body = value.compacted
        source = value["source"]?.string
        id = value["id"]?.string
        area = value["data"]?["area"]?.string.flatMap { AreaCode.isValid($0) ? $0 : nil }
        result = .failure(fault)
    }

    /// - Parameter unreadable: what is no JSON.
    init(unreadable: [UInt8], _ error: JSONError) {
        body = unreadable
        result = .failure(Fault(.invalidJSON, at: nil, error.message))
    }
}

extension EventContent {
    /// `data.area`, of the types that have it.
    fileprivate var namedArea: String? {
        switch self {
        case .hazardFound(let found): found.area
        case .amended(let amended): amended.area
        case .measure(let report): report.area
        case .incident(let report): report.area
        case .rectified, .verified, .extended, .withdrawn, .acknowledged, .watch: nil
        }
    }
}
