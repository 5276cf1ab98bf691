import Ledgers

/// A text that equals only itself, code point by code point, as bytes in a database do.
struct ExactText: Hashable {
    let utf8: [UInt8]

    init(_ text: String) {
        utf8 = Array(text.utf8)
    }
}

struct EventKey: Hashable {
    let source: String
    let id: String
}

struct WatchedKey: Hashable {
    let kind: Watched.Kind
    let name: ExactText

    init(_ watched: Watched) {
        kind = watched.kind
        name = ExactText(watched.name)
    }
}

struct LetterKey: Hashable {
    let source: ExactText
    let id: ExactText
    let code: String

    init(source: String, id: String, code: String) {
        self.source = ExactText(source)
        self.id = ExactText(id)
        self.code = code
    }
}

struct TimerKey: Hashable {
    let subject: String
    let kind: Timer.Kind

    init(_ timer: Timer) {
        subject = timer.subject
        kind = timer.kind
    }
}

struct ScheduledTimer: Comparable {
    let timer: Timer
    let sequence: Int

    static func < (left: ScheduledTimer, right: ScheduledTimer) -> Bool {
        (left.timer.due.milliseconds, left.sequence) < (right.timer.due.milliseconds, right.sequence)
    }
}
