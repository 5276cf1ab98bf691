import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Monitoring
import PointStore
import Synchronization
import Testing
import ZeroMQ

@testable import Node

@Suite("Readings on real sockets", .timeLimit(.minutes(15)))
struct LivePointsTests {
    private let county: CurveKeyPair
    private let other: CurveKeyPair

    init() throws {
        county = try Curve.generateKeyPair()
        other = try Curve.generateKeyPair()
    }

    private func office(_ name: String, _ keys: CurveKeyPair, mayMeasure: Bool) -> Office {
        Office(
            name: name, keys: [keys.publicKey.z85], areas: AreaScope(["140403"]),
            sources: [SourcePattern("/gateways/*")],
            types: [.hazardFound], mayMeasure: mayMeasure, mayAsk: true)
    }

    private func live(_ states: any PointStore = MemoryPointStore()) async throws -> LiveNode {
        try await LiveNode(
            [office("网关", county, mayMeasure: true), office("无读数", other, mayMeasure: false)], pointStore: states
        ) { $0.points = [.gas("T1", area: "140403"), .gas("T2", area: "140214")] }
    }

    private func reading(
        _ value: Double, at seconds: Int64 = 0, of point: String = "T1", source: String = "/gateways/1"
    ) -> [UInt8] {
        let reading = Reading(point: point, time: Bench.morning + .seconds(seconds), value: value, unit: "%")
        return ReadingEvent(reading, source: source, id: "\(point)-\(seconds)").body
    }

    @Test("Only who may measure a point's area is heard, under a source of its own")
    func rights() async throws {
        let live = try await live()
        let gateway = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        #expect(try await gateway.ask(reading(0.5))?["status"] == 200)
        #expect(try await gateway.ask(reading(0.5, of: "T2"))?["status"] == 403)
        #expect(try await gateway.ask(reading(0.5, at: 1, source: "/offices/1"))?["status"] == 403)
        let deaf = try await live.client(.dealer, at: live.node.endpoints.ingest, as: other)
        #expect(try await deaf.ask(reading(0.5, at: 2))?["status"] == 403)
        let letters = try await live.store.read { try $0.deadLetters(after: 0, limit: 9) }
        #expect(letters.map(\.code) == ["forbidden", "forbidden"], "once for each point and fault")
        try await live.stop()
    }

    @Test("A breach is a hazard of the node's own, at leader level before its reading is answered")
    func breach() async throws {
        let live = try await live()
        let gateway = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        #expect(try await gateway.ask(reading(1.6))?["status"] == 200)
        let number = "CG-T1-20240105T010000Z"
        let (hazard, escalations, rows) = try await live.store.read {
            (try $0.hazard(number), try $0.escalations(EscalationFilter(), .all), try $0.rows(about: number))
        }
        #expect(hazard?.details.point?.value == 1.6 && hazard?.level == .major)
        #expect(escalations.map(\.id.description) == ["\(number)/1/leader/1"])
        #expect(rows.first?.draft.office == Office.points && rows.first?.draft.source == "/duban/points")
        try await live.stop()
    }

    @Test("Where states can't be saved readings are to be sent again, and events are not touched by that")
    func failing() async throws {
        let states = FailingPointStore()
        let live = try await live(states)
        let gateway = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        states.isFailing = true
        #expect(try await gateway.ask(reading(0.5))?["status"] == 503)
        let found = EventDraft.found("H-1", area: "140403").from("/gateways/1").json(
            id: "H-1", receivedAt: Bench.morning)
        #expect(try await gateway.ask(found.bytes)?["status"] == 200)
        states.isFailing = false
        #expect(try await gateway.ask(reading(0.5))?["status"] == 208)
        #expect(try await states.states().first { $0.point == "T1" }?.latest?.value == 0.5)
        try await live.stop()
    }

    @Test("Nobody else publishes under the sources of the node", arguments: ["/duban", "/duban/points"])
    func sources(source: String) async throws {
        let desk = Desk()
        let reply = desk.publish(EventDraft.found("CG-T1-20240105T010000Z").from(source), at: Bench.morning)
        #expect(reply.status == 403)
    }
}

extension LivePointsTests {
    @Test("Nobody takes the number of what a point will find, nor parks something for it")
    func numbers() {
        let desk = Desk()
        #expect(desk.publish(.found("CG-T1-20240105T010000Z"), at: Bench.morning).status == 403)
        #expect(desk.publish(.withdrawn("SX-T1-20240105T010000Z"), at: Bench.morning).status == 403)
        #expect(desk.publish(.found("CG-T1-1"), at: Bench.morning).status == 200)
    }
}

extension Point {
    fileprivate static func gas(_ id: String, area: String) -> Point {
        Point(
            id: id, name: id, enterprise: Enterprise(name: "长治一矿"), area: area, sector: "煤矿", kind: "methane",
            title: "甲烷", unit: "%", thresholds: [Threshold(.above, 1.5, Consequence(level: .major))],
            interval: .minutes(1))
    }
}

/// States in memory that can't be saved for a while.
private final class FailingPointStore: PointStore {
    private let store = MemoryPointStore()
    private let failing = Mutex(false)

    var isFailing: Bool {
        get { failing.withLock(\.self) }
        set { failing.withLock { $0 = newValue } }
    }

    func save(_ changes: PointChanges) async throws -> [PointState] {
        if isFailing { throw StoreError(.full, "the disk is full") }
        return try await store.save(changes)
    }

    func states() async throws -> [PointState] { try await store.states() }
    func unknownPoints() async throws -> [UnknownPoint] { try await store.unknownPoints() }

    func minutes(of points: [String], in range: Range<Instant>) async throws -> [String: [MinuteAggregate]] {
        try await store.minutes(of: points, in: range)
    }

    func forgetMinutes(before instant: Instant) async throws { try await store.forgetMinutes(before: instant) }
    func close() async { await store.close() }
}
