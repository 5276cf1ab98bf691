import EventJSON
import LedgerStore
import Ledgers
import ZeroMQ

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
    private let reception: Reception
    private let security: NodeSecurity
    private let isInsecure: Bool
    private var endpoints: NodeEndpoints?

    /// Sources that are listed; one asks for more of them with `sources`.
    private static let mostSources = 1_000

    init(
        store: any LedgerStore, clock: any NodeClock, committer: Committer, ingest: Ingest, started: Instant,
        reception: Reception, security: NodeSecurity, isInsecure: Bool, publicKey: String
    ) {
        self.store = store
        self.clock = clock
        self.committer = committer
        self.ingest = ingest
        self.started = started
        self.publicKey = publicKey
        self.reception = reception
        self.security = security
        self.isInsecure = isInsecure
    }

    func bound(_ endpoints: NodeEndpoints) {
        self.endpoints = endpoints
    }

    /// - Parameter viewer: who asks; who sees some areas alone learns that the node is there, and how far its log goes.
    func json(for viewer: Viewer) async throws -> JSONValue {
        guard viewer.seesEverything else {
            let head = try await store.read { try $0.head() }
            return identity(at: clock.now).adding(head.json.members)
        }
        return try await json()
    }

    private func json() async throws -> JSONValue {
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
                JSONMember("endpoints", endpoints?.json ?? .null), JSONMember("access", access),
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
        let counts = try store.counts()
        let checkpoint = try store.newestCheckpoint()?.draft.at
        let more: JSONValue = [
            "newestCheckpoint": JSONValue(checkpoint?.rfc3339),
            "timers": JSONValue(counts.timers), "nextTimer": JSONValue(try store.firstTimer()?.due.rfc3339),
            "parked": JSONValue(counts.parked), "oldestParked": JSONValue(counts.oldestParked?.rfc3339),
            "oldestParkedSeconds": JSONValue(counts.oldestParked.map { $0.age(at: now) }),
            "deadLetters": JSONValue(counts.deadLetters),
            "oldestDeadLetter": JSONValue(counts.oldestDeadLetter?.rfc3339),
            "oldestDeadLetterSeconds": JSONValue(counts.oldestDeadLetter.map { $0.age(at: now) }),
            "outbox": try Outbox.standings(in: store, at: now),
            "sources": .array(try store.sources(Page(limit: mostSources)).map { $0.json(at: now) }),
        ]
        return try store.head().json.adding(more.members)
    }

    /// Who may connect, and who has tried to.
    private var access: JSONValue {
        guard let handshakes = security.handshakes else {
            return ["curve": false, "insecure": .bool(isInsecure)]
        }
        return [
            "curve": true, "insecure": .bool(isInsecure), "admittedConnections": JSONValue(handshakes.admitted),
            "refusedConnections": JSONValue(handshakes.refused), "droppedMessages": JSONValue(reception.strangers),
            "offices": .array(reception.counts.map { $0.count.json(of: $0.office) }),
        ]
    }
}

extension LogHead {
    fileprivate var json: JSONValue {
        ["position": JSONValue(position), "hash": .string(hash.description), "newest": JSONValue(at?.rfc3339)]
    }
}

extension OfficeCount {
    fileprivate func json(of office: Office) -> JSONValue {
        [
            "office": .string(office.name), "events": JSONValue(events), "limited": JSONValue(limited),
            "deadLetters": JSONValue(letters), "deadLettersDenied": JSONValue(lettersDenied),
        ]
    }
}

extension NodeEndpoints {
    fileprivate var json: JSONValue {
        let all: JSONValue = [
            "ingest": .string(ingest), "feed": .string(feed), "tail": .string(tail), "query": .string(query),
        ]
        let tails = tails.sorted { $0.key.precedesExactly($1.key) }.map { JSONMember($0.key, .string($0.value)) }
        return tails.isEmpty ? all : all.adding([JSONMember("tails", .object(tails))])
    }
}
