import EventJSON
import LedgerStore
import Logging

/// Counts refused events by their code, and tells the node's log of them: of a few a second, since who floods a node
/// with them must not flood its log too.
struct RefusalLog {
    private let instruments: NodeInstruments
    private let logger: Logger
    private let now: @Sendable () -> Duration
    private var bucket = TokenBucket(perSecond: 5, seconds: 4, at: .zero)
    private var untold = 0

    /// - Parameter now: a monotonic clock, from zero on.
    init(
        _ instruments: NodeInstruments, logger: Logger, now: @escaping @Sendable () -> Duration = Reception.sinceStart
    ) {
        (self.instruments, self.logger, self.now) = (instruments, logger, now)
    }

    mutating func note(_ rows: [LogRow]) {
        for index in rows.indices where rows[index].draft.tellsOfDeadLetter {
            let row = rows[index]
            guard let letter = try? JSONParser.parse(row.draft.body)["data"] else { continue }
            let code = letter["code"]?.string ?? "unknown"
            instruments.deadLetters.count(code)
            tell(letter, code: code, at: row.position)
        }
    }

    /// No word of what was refused: the dead letter holds it.
    private mutating func tell(_ letter: JSONValue, code: String, at position: Int64) {
        guard bucket.hasSome(at: now()) else { return untold += 1 }
        bucket.take(1)
        var metadata: Logger.Metadata = ["code": "\(code)", "position": "\(position)"]
        metadata["letter"] = letter["number"]?.integer.map { "\($0)" }
        metadata["office"] = letter["office"]?.string.map { "\($0)" }
        metadata["trace"] = letter.traceOfRefused.map { "\($0.trace)" }
        if untold > 0 { metadata["untold"] = "\(untold)" }
        untold = 0
        logger.info("an event was refused", metadata: metadata)
    }
}

extension LogDraft {
    /// The kind comes first: nearly all rows are events, of which nothing else needs to be looked at.
    fileprivate var tellsOfDeadLetter: Bool {
        (kind == .refusal || kind == .news) && type == NodeEvent.Kind.deadLetter.rawValue
    }
}

extension JSONValue {
    /// Of the event that a dead letter is about, where it holds one that is traced.
    fileprivate var traceOfRefused: TraceParent? {
        guard let body = self["body"]?.string, let event = try? JSONParser.parse(Array(body.utf8)) else { return nil }
        return event["traceparent"]?.string.flatMap(TraceParent.init)
    }
}
