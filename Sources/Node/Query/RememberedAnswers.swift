import EventJSON
import Ledgers
import Synchronization

/// Answers that hold for as long as the log does not grow: all state follows from it. Many pages and scrapes ask for the same
/// figures, and each asking reads all hazards.
final class RememberedAnswers: Sendable {
    private struct Answer {
        let position: Int64
        let json: JSONValue
    }

    private struct Key: Hashable {
        let date: LocalDate
        let viewer: Viewer
    }

    /// Of so many dates and viewers at most; then all are forgotten.
    private static let most = 64

    private let answers = Mutex<[Key: Answer]>([:])

    /// - Parameters:
    ///   - position: the end of the log that is read.
    ///   - make: reads the answer; two that ask at once may both do.
    func answer(
        of date: LocalDate, for viewer: Viewer, at position: Int64, _ make: () throws -> JSONValue
    ) rethrows -> JSONValue {
        let key = Key(date: date, viewer: viewer)
        if let known = answers.withLock({ $0[key] }), known.position == position { return known.json }
        let json = try make()
        answers.withLock { answers in
            if answers.count >= Self.most { answers = [:] }
            answers[key] = Answer(position: position, json: json)
        }
        return json
    }
}
