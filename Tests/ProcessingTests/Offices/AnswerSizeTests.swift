import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("Pages of the log have few rows where these are large")
struct AnswerSizeTests {
    /// Some events with a remark of its own each.
    private func store(events: Int, remark bytes: Int) async throws -> MemoryStore {
        let store = MemoryStore()
        let processor = Processor(rules: .shipped)
        let remark = JSONMember("remark", .string(String(repeating: "x", count: bytes)))
        for number in 0..<events {
            let event = EventDraft.found("H-\(number)", area: "140403").json(id: "\(number)").adding([remark])
            let decoded = EventDecoder(policy: .shipped).decode(event.bytes, receivedAt: "2023-01-02 09:00")
            let received = ReceivedEvent(.event(decoded), from: "长治市", receivedAt: "2023-01-02 09:00")
            _ = try await store.commit { try processor.receive(received, in: $0) }
        }
        return store
    }

    private func positions(from position: Int, in store: MemoryStore, _ viewer: Viewer) async throws -> [Int] {
        let question = Question(
            "history", [JSONMember("from", JSONValue(Int64(position))), JSONMember("limit", 1_000)])
        let rows = try await Answers(store: store, rules: .shipped).answer(question, for: viewer).array ?? []
        return rows.compactMap { $0["position"]?.integer }
    }

    private static let viewers = [Viewer.everything, Viewer(scope: AreaScope(["1404"]), office: "长治市")]

    @Test("Large rows come page by page, to the last one, each once", arguments: viewers)
    func large(viewer: Viewer) async throws {
        let store = try await store(events: 40, remark: 500_000)
        let all = try await store.read { try $0.rows(from: 1, limit: 1_000, filter: .all).map { Int($0.position) } }
        var (found, pages) = ([Int](), 0)
        while case let page = try await positions(from: (found.last ?? 0) + 1, in: store, viewer), !page.isEmpty {
            #expect(page.count <= 16)
            found += page
            pages += 1
        }
        #expect(found == all && pages > 2)
    }

    @Test("Small ones fill the page", arguments: viewers)
    func small(viewer: Viewer) async throws {
        let store = try await store(events: 300, remark: 10)
        #expect(try await positions(from: 1, in: store, viewer).count == store.read { Int(try $0.head().position) })
    }
}
