import Ledgers

/// Where one connects to a node. Each is a domain of its own, for which it is asked who may come in (RFC 27).
enum Door: Hashable, Sendable {
    case ingest, feed, tail, query
    /// The tail of one office alone, by its endpoint in the list of offices.
    case tailOf(endpoint: String)

    init?(domain: String) {
        switch domain {
        case "ingest": self = .ingest
        case "feed": self = .feed
        case "tail": self = .tail
        case "query": self = .query
        default:
            guard domain.hasPrefix(Self.own) else { return nil }
            self = .tailOf(endpoint: String(domain.dropFirst(Self.own.count)))
        }
    }

    var domain: String {
        switch self {
        case .ingest: "ingest"
        case .feed: "feed"
        case .tail: "tail"
        case .query: "query"
        case .tailOf(let endpoint): Self.own + endpoint
        }
    }

    /// Whether one follows there.
    var isTail: Bool {
        switch self {
        case .tail, .tailOf: true
        case .ingest, .feed, .query: false
        }
    }

    private static let own = "tail "

    func isOpen(to office: Office) -> Bool {
        switch self {
        case .ingest, .feed: office.mayPublish
        case .query: office.mayAsk
        case .tail: office.mayFollow && office.areas.isEverywhere
        case .tailOf(let endpoint): office.mayFollow && office.tail == endpoint
        }
    }
}
