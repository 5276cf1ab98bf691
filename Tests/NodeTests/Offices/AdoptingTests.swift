import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("Other offices are adopted while the node runs")
struct AdoptingTests {
    private func event(_ bench: Bench, _ number: String) -> ReceivedEvent {
        var event = bench.found(number)
        event.office = "应急局"
        return event
    }

    private func offices(_ types: [EventType]) -> Offices {
        let office = Office(
            name: "应急局", keys: ["k"], areas: .everywhere, sources: [SourcePattern("/offices/*")], types: types)
        return Offices([office])
    }

    @Test("They hold from their row of the log on, for what is committed together with it too")
    func order() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        #expect(await bench.publish([event(bench, "H-1")]) == [200])
        #expect(try await bench.committer.carryOut(.adopt(offices([.rectified]))).map(\.draft.kind) == [.rules])
        #expect(await bench.publish([event(bench, "H-2")]) == [403])
        #expect(try await bench.committer.carryOut(.adopt(offices([.hazardFound]))).map(\.position) == [4])
        #expect(await bench.publish([event(bench, "H-2")]) == [200])
        #expect(try await bench.committer.carryOut(.adopt(offices([.hazardFound]))).isEmpty)
        bench.committer.queue.stop()
        try await running
        _ = try await Verification(of: bench.store).run(against: []) { _, _ in }
    }

    @Test("In one transaction, what was submitted before is judged by the rules before")
    func together() async throws {
        let bench = Bench()
        for (number, chore) in [("H-1", offices([.rectified])), ("H-2", offices([.hazardFound]))] {
            bench.committer.queue.append(Submission([event(bench, number)], origin: .kept {}))
            bench.committer.queue.append(Submission(.adopt(chore)) { _ in })
        }
        bench.committer.queue.append(Submission([event(bench, "H-3")], origin: .kept {}))
        bench.committer.queue.stop()
        try await bench.committer.run()
        let types = try await bench.store.read { try $0.rows(from: 1, limit: 9, filter: .all).map(\.draft.type) }
        #expect(types == ["hazard-found", "rules", "dead-letter", "rules", "hazard-found"])
    }
}
