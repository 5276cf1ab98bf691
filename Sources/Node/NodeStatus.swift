import EventJSON
import LedgerStore
import Ledgers

/// How a node is: query `{"ask":"status"}`.
actor NodeStatus {
    private let store: any LedgerStore
    private let clock: any NodeClock
    private let committer: Committer
    private let ingest: Ingest
    private let started: Instant
    private var endpoints: NodeEndpoints?

    init(store: any LedgerStore, clock: any NodeClock, committer: Committer, ingest: Ingest, started: Instant) {
        self.store = store
        self.clock = clock
        self.committer = committer
        self.ingest = ingest
        self.started = started
    }

    func bound(_ endpoints: NodeEndpoints) {
        self.endpoints = endpoints
    }

    func json() async throws -> JSONValue {
        let settings = try await store.settings()
        let (head, counts, nextDue) = try await store.read {
            (try $0.head(), try $0.counts(), try $0.firstTimer()?.due)
        }
        let progress = await committer.progress
        return [
            "version": .string(Version.current), "now": .string(clock.now.rfc3339), "testClock": .bool(clock.isTest),
            "startedAt": .string(started.rfc3339),
            "position": JSONValue(head.position), "newest": JSONValue(head.at?.rfc3339),
            "commits": JSONValue(progress.commits), "events": JSONValue(progress.events),
            "queued": JSONValue(committer.queue.events), "failure": JSONValue(progress.failure?.description),
            "lostReplies": JSONValue(await ingest.lostReplies),
            "timers": JSONValue(counts.timers), "nextTimer": JSONValue(nextDue?.rfc3339),
            "parked": JSONValue(counts.parked), "oldestParked": JSONValue(counts.oldestParked?.rfc3339),
            "deadLetters": JSONValue(counts.deadLetters),
            "oldestDeadLetter": JSONValue(counts.oldestDeadLetter?.rfc3339),
            "endpoints": endpoints?.json ?? .null,
            "store": .object(settings.map { JSONMember($0.name, .string($0.value)) }),
        ]
    }
}

extension NodeEndpoints {
    fileprivate var json: JSONValue {
        ["ingest": .string(ingest), "feed": .string(feed), "tail": .string(tail), "query": .string(query)]
    }
}
