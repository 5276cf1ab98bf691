import EventJSON
import Ledgers
import Testing

@testable import Benchmarks

@Suite struct LoadTests {
    @Test(arguments: ["i1", "p", "g12345"], [0, 1, 9, 9_999_999])
    func eventsAreValidAndOf530Bytes(series: String, number: Int) throws {
        let event = EventMill(series: series).event(number)
        #expect(event.count == 530)
        let decoded = EventDecoder(policy: .shipped).decode(event, receivedAt: .benchmark)
        #expect(decoded.body == event)
        let content = try decoded.result.get().content
        guard case .hazardFound(let found) = content else {
            Issue.record("no hazard was found")
            return
        }
        #expect(found.level == (number.isMultiple(of: 10) ? .major : .general))
    }

    @Test func noTwoEventsAreTheSame() {
        let events = ["a", "b"].flatMap { EventMill(series: $0).events(0..<500) }
        #expect(Set(events).count == 1_000)
    }

    @Test func manyEventsTravelInOneRequest() throws {
        let requests = EventMill(series: "a").requests(1..<6, of: 2)
        #expect(try requests.map { try JSONParser.parse($0).array?.count } == [2, 2, 1])
        #expect(EventMill(series: "a").requests(1..<3, of: 1) == EventMill(series: "a").events(1..<3))
    }

    @Test func midnightIsWhenTheHazardsBecomeOverdue() {
        let zone = Policy.shipped.zone
        #expect(zone.date(of: OpenHazards.midnight).iso8601 == "2025-03-11")
        #expect(zone.firstInstant(of: zone.date(of: OpenHazards.midnight)) == OpenHazards.midnight)
        #expect(Instant.benchmark.rfc3339 == "2025-01-06T00:00:00.000Z")
        #expect(LocalDate.farAway.iso8601 == "2099-12-31")
    }

    @Test func aLoadIsNamedByWhatItIs() {
        let load = IngestLoad(node: .curve, window: 320, producers: 8).batched(100)
        #expect(load.name == "ingest/curve/8×320/requests-of-100")
        #expect(load.against == ["ingest/plain/8×320/requests-of-100", "ingest/plain-sqlite/320"])
        #expect(IngestLoad(window: 2_000, producers: 1).against == ["ingest/plain-sqlite/1000"])
    }
}
