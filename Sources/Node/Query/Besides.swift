public import EventJSON
import Synchronization

/// Questions that are answered by what runs beside the node, such as the messages to people. They concern all areas.
final class Besides: Sendable {
    typealias Answer = @Sendable (JSONValue) async throws -> JSONValue

    private let answers = Mutex<[String: Answer]>([:])

    func add(_ ask: String, _ answer: @escaping Answer) {
        answers.withLock { $0[ask] = answer }
    }

    /// - Returns: nil where nobody has said that he answers it.
    func answer(_ question: Question, for viewer: Viewer) async throws -> JSONValue? {
        guard let answer = answers.withLock({ $0[question.ask] }) else { return nil }
        guard viewer.seesEverything else {
            throw AskError.forbidden("\(question.ask) concerns all areas, and is not for an office of some")
        }
        return try await answer(question.parameters)
    }
}

extension Node {
    /// Lets a question be answered by what runs beside the node: for who sees everything.
    /// - Parameter answer: gets the question with its parameters; an ``AskError`` that it throws is told to who asks.
    public func answer(_ ask: String, by answer: @escaping @Sendable (JSONValue) async throws -> JSONValue) {
        besides.add(ask, answer)
    }
}
