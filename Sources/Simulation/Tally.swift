import EventJSON
import LedgerStore

/// How much has happened in one run, or in many.
public struct Tally: Sendable, Hashable {
    /// Rows of the log.
    public private(set) var rows = 0
    /// Final replies, by which an event was in the log.
    public private(set) var acknowledged = 0
    public private(set) var refused = 0
    public private(set) var timers = 0
    public private(set) var escalations = 0
    public private(set) var commits = 0
    public private(set) var nodeCrashes = 0
    public private(set) var producerCrashes = 0
    public private(set) var listenerCrashes = 0
    /// Unsynced writes that vanished.
    public private(set) var lostWrites = 0
    public private(set) var failedSyncs = 0
    public private(set) var lostMessages = 0
    public private(set) var doubledMessages = 0

    public init() {}

    init(of city: City) {
        let log = (try? city.tables.inspect { try $0.rows(from: 1, limit: .max, filter: .all) }) ?? []
        func sum(_ count: KeyPath<Host, Int>) -> Int { city.hosts.reduce(0) { $0 + $1[keyPath: count] } }
        let replies = city.offices.flatMap(\.publications).flatMap(\.replies)
        rows = log.count
        acknowledged = replies.count(where: \.isAccepted)
        refused = replies.count - acknowledged
        timers = log.count { $0.draft.kind == .timer }
        escalations = log.count { $0.draft.type == NodeEvent.Kind.escalation.rawValue }
        commits = sum(\.disk.commits)
        nodeCrashes = sum(\.crashes)
        producerCrashes = city.offices.reduce(0) { $0 + $1.crashes }
        listenerCrashes = city.listener.crashes
        lostWrites = sum(\.disk.lost)
        failedSyncs = sum(\.disk.failedSyncs)
        lostMessages = sum(\.network.losses)
        doubledMessages = sum(\.network.doubles)
    }

    /// Its numbers with their names.
    public var figures: [(name: String, count: Int)] {
        [
            ("rows", rows), ("acknowledged", acknowledged), ("refused", refused), ("timers", timers),
            ("escalations", escalations), ("commits", commits), ("node crashes", nodeCrashes),
            ("producer crashes", producerCrashes), ("listener crashes", listenerCrashes),
            ("writes lost", lostWrites), ("fsyncs failed", failedSyncs), ("messages lost", lostMessages),
            ("messages doubled", doubledMessages),
        ]
    }

    public static func += (left: inout Tally, right: Tally) {
        for path in paths { left[keyPath: path] += right[keyPath: path] }
    }

    private static let paths: [any WritableKeyPath<Tally, Int> & Sendable] = [
        \.rows, \.acknowledged, \.refused, \.timers, \.escalations, \.commits, \.nodeCrashes, \.producerCrashes,
        \.listenerCrashes, \.lostWrites, \.failedSyncs, \.lostMessages, \.doubledMessages,
    ]
}
