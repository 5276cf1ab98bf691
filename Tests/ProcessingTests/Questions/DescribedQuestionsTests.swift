import DubanTestKit
import EventJSON
import Node
import Testing

@Suite("What may be asked, and what the node publishes, is in the AsyncAPI description")
struct DescribedQuestionsTests {
    private func description() throws -> String {
        String(decoding: try Repository.bytes("schemas/asyncapi.yaml"), as: UTF8.self)
    }

    @Test("Every question", arguments: Answers.asks + ["status", "checkpoint", "advance", "messages"])
    func question(_ ask: String) throws {
        #expect(try description().contains("ask: {const: \(ask)}"))
    }

    @Test("Every type of the node's own")
    func types() throws {
        let types = NodeEvent.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        #expect(try description().contains("type: {enum: [\(types)]}"))
    }
}
