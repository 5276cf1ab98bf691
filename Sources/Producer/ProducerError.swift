import ZeroMQ

/// Why an event got no final reply, in one line that says what to do about it. Never holds payloads or keys.
///
/// A node that refuses an event is no error but a ``EventJSON/Reply``; a node that cannot be reached is none either: the
/// producer goes on trying until it is closed or the task is cancelled.
public struct ProducerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure, for decisions.
    public let code: Code

    /// One line for people.
    public let description: String

    /// Whether publishing the same event again may succeed. It does no harm: a node that has it already answers 208.
    public let isRetriable: Bool

    init(_ code: Code, _ description: String, isRetriable: Bool = false) {
        self.code = code
        self.description = description
        self.isRetriable = isRetriable
    }

    /// The kind of a ``ProducerError``. Opaque, so that kinds can be added.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        enum Base: String {
            case invalidConfiguration, socket, notOneEvent, tooLarge, cancelled, unanswered, closed
            case spoolFull, spoolInUse, spool
        }

        let base: Base

        public var description: String { base.rawValue }

        /// A value of ``ProducerConfiguration`` that no producer can work with.
        public static let invalidConfiguration = Code(base: .invalidConfiguration)
        /// No socket could be made or connected at all: a malformed endpoint, a wrong key, no descriptors left.
        public static let socket = Code(base: .socket)
        /// An array was published as if it were one event.
        public static let notOneEvent = Code(base: .notOneEvent)
        /// The event alone is larger than ``ProducerConfiguration/requestBytes``.
        public static let tooLarge = Code(base: .tooLarge)
        /// The task was cancelled; the event may have been delivered nevertheless.
        public static let cancelled = Code(base: .cancelled)
        /// The producer was closed before the node answered; the event may have been delivered nevertheless.
        public static let unanswered = Code(base: .unanswered)
        /// The producer was closed before the event was published.
        public static let closed = Code(base: .closed)
        /// The spool has no room for the event, which is not kept.
        public static let spoolFull = Code(base: .spoolFull)
        /// Another process has the folder of the spool.
        public static let spoolInUse = Code(base: .spoolInUse)
        /// The folder of the spool can't be read or written: no space, no permission, a broken disk.
        public static let spool = Code(base: .spool)
    }
}

extension ProducerError {
    static let notOneEvent = ProducerError(
        .notOneEvent, "not one event: this is an array; publish its elements one by one")
    static let cancelled = ProducerError(
        .cancelled, "cancelled: the event may be in the log or not; publish it again to be sure", isRetriable: true)
    static let unanswered = ProducerError(
        .unanswered, "unanswered when the producer was closed: the event may be in the log or not; publish it again",
        isRetriable: true)
    static let closed = ProducerError(.closed, "the producer is closed: publish with another one")

    static func invalid(_ what: String) -> ProducerError {
        ProducerError(.invalidConfiguration, "invalid configuration: \(what)")
    }

    static func tooLarge(_ count: Int, limit: Int) -> ProducerError {
        ProducerError(.tooLarge, "too large: the event has \(count) bytes, a request may have \(limit)")
    }

    static func socket(_ error: ZeroMQError) -> ProducerError {
        ProducerError(.socket, "no connection possible: \(error)", isRetriable: error.isRetriable)
    }
}
