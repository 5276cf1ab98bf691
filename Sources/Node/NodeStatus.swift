import EventJSON
import LedgerStore
import Ledgers

/// How a node is: query `{"ask":"status"}`.
///
/// Ages are in whole seconds on the node's clock, null where there is nothing.
actor NodeStatus {
    private let store: any LedgerStore
    private let clock: any NodeClock
    private let committer: Committer
    private let ingest: Ingest
    private let started: Instant
    private let publicKey: String
    private var endpoints: NodeEndpoints?

    /// Sources that are listed; one asks for more of them with `sources`.
    private static let mostSources = 1_000

    init(
        store: any LedgerStore, clock: any NodeClock, committer: Committer, ingest: Ingest, started: Instant,
        publicKey: String
    ) {
        self.store = store
        self.clock = clock
        self.committer = committer
        self.ingest = ingest
        self.started = started
        self.publicKey = publicKey
    }

    func bound(_ endpoints: NodeEndpoints) {
        self.endpoints = endpoints
    }

    func json() async throws -> JSONValue {
        let settings = try await store.settings()
        let uncommitted = await committer.oldestUncommitted
        let progress = await committer.progress
        let lostReplies = await ingest.lostReplies
        let now = clock.now
        let work: JSONValue = [
            "commits": JSONValue(progress.commits), "events": JSONValue(progress.events),
            "queued": JSONValue(committer.queue.events), "failure": JSONValue(progress.failure?.description),
            "lostReplies": JSONValue(lostReplies), "oldestUncommitted": JSONValue(uncommitted?.rfc3339),
            "oldestUncommittedSeconds": JSONValue(uncommitted.map { $0.age(at: now) }),
        ]
        let state = try await store.read { try Self.state(of: $0, at: now) }
        return identity(at: now).adding(work.members + state.members)
            .adding([
                JSONMember("endpoints", endpoints?.json ?? .null),
                JSONMember("store", .object(settings.map { JSONMember($0.name, .string($0.value)) })),
            ])
    }

    private func identity(at now: Instant) -> JSONValue {
        [
            "version": .string(Version.current), "now": .string(now.rfc3339), "testClock": .bool(clock.isTest),
            "startedAt": .string(started.rfc3339), "publicKey": .string(publicKey),
        ]
    }

    private static func state(of store: any LedgerReader, at now: Instant) throws -> JSONValue {
        let (head, counts) = (try store.head(), try store.counts())
        let checkpoint = try store.newestCheckpoint()?.draft.at
        return [
            "position": JSONValue(head.position), "hash": .string(head.hash.description),
            "newest": JSONValue(head.at?.rfc3339), "newestCheckpoint": JSONValue(checkpoint?.rfc3339),
            "timers": JSONValue(counts.timers), "nextTimer": JSONValue(try store.firstTimer()?.due.rfc3339),
            "parked": JSONValue(counts.parked), "oldestParked": JSONValue(counts.oldestParked?.rfc3339),
            "oldestParkedSeconds": JSONValue(counts.oldestParked.map { $0.age(at: now) }),
            "deadLetters": JSONValue(counts.deadLetters),
            "oldestDeadLetter": JSONValue(counts.oldestDeadLetter?.rfc3339),
            "oldestDeadLetterSeconds": JSONValue(counts.oldestDeadLetter.map { $0.age(at: now) }),
            "outbox": try Outbox.standings(in: store, at: now),
            "sources": .array(try store.sources(Page(limit: mostSources)).map { $0.json(at: now) }),
        ]
    }
}

extension NodeEndpoints {
    fileprivate var json: JSONValue {
        ["ingest": .string(ingest), "feed": .string(feed), "tail": .string(tail), "query": .string(query)]
    }
}
