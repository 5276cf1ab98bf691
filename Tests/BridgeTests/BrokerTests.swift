import DubanConfiguration
import EventJSON
import Logging
import Producer
import Testing

@testable import Bridge

/// With Debian's mosquitto.
@Suite(.serialized) struct BrokerTests {
    private let log = LoggedText()
    private let tally = Tally()
    private let outlet = ScriptedOutlet()

    private func session(_ broker: BrokerInput, to outlet: ScriptedOutlet? = nil) throws -> BrokerSession {
        try BrokerSession(
            broker, to: outlet ?? self.outlet, book: log.book(tally), shortestPause: .milliseconds(10), now: { noon })
    }

    private var values: [String] { outlet.events.map { $0["data"]?["value"]?.text ?? "" } }

    @Test(.timeLimit(.minutes(15))) func readingsGoToANodeThroughASpool() async throws {
        let (broker, folder, node) = (try Mosquitto(), try Folder(), try StandInNode())
        var configuration = BridgeConfiguration()
        configuration.spool = folder.at("spool")
        configuration.brokers = [.sample(port: broker.port)]
        let bridge = try Bridge(
            configuration, producer: ProducerConfiguration(endpoints: [try await node.start()]), logger: log.logger,
            now: { noon })
        try await running(bridge) {
            try await log.says("subscribed")
            try broker.publish(["0.52", "1.6"], to: "mine/m1/gas/s1")
            await node.received(2)
        }
        let events = await node.events
        #expect(events.map { $0["data"]?["value"]?.text } == ["0.52", "1.6"])
        #expect(events.map { $0["time"]?.string } == ["2026-11-22T04:00:00.000Z", "2026-11-22T04:00:00.001Z"])
        #expect(events.allSatisfy { $0["subject"] == "m1-s1" && $0["source"] == "/gateways/1" })
        await node.stop()
    }

    @Test(.timeLimit(.minutes(15))) func whatTheNodeRefusesIsCounted() async throws {
        let (broker, node) = (try Mosquitto(), try StandInNode { _ in Reply(status: 422, code: "unknown-point") })
        var configuration = BridgeConfiguration()
        configuration.brokers = [.sample(port: broker.port)]
        let bridge = try Bridge(
            configuration, producer: ProducerConfiguration(endpoints: [try await node.start()]), logger: log.logger,
            now: { noon })
        try await running(bridge) {
            try await log.says("subscribed")
            try broker.publish(["0.52", "1.6"], to: "mine/m1/gas/s1")
            await node.received(2)
            try await log.says("the node refused an event")
        }
        #expect(log.text.contains("code=unknown-point"))
        await node.stop()
    }

    @Test(.timeLimit(.minutes(15))) func aBrokerThatRestartsIsFollowedOn() async throws {
        let broker = try Mosquitto()
        try await running(try session(.sample(port: broker.port))) {
            try await log.says("session=new")
            try await log.says("subscribed")
            try broker.publish(["1"], to: "mine/m1/gas/s1")
            await outlet.kept(1)
            broker.stop()
            try await log.says("the connection to the broker is lost")
            try broker.start()
            try await log.says("session=resumed")
            try broker.publish(["2"], to: "mine/m1/gas/s1")
            await outlet.kept(2)
        }
        #expect(values == ["1", "2"])
        #expect(tally.now.reconnections == 1)
    }

    @Test(.timeLimit(.minutes(15))) func theBrokerKeepsWhatComesWhileWeAreAway() async throws {
        let broker = try Mosquitto()
        try await running(try session(.sample(port: broker.port))) { try await log.says("subscribed") }
        try broker.publish((1...300).map(String.init), to: "mine/m1/gas/s1")
        broker.stop()
        try broker.start()
        try await running(try session(.sample(port: broker.port))) { await outlet.kept(300) }
        #expect(values == (1...300).map(String.init))
    }

    @Test(.timeLimit(.minutes(15))) func aWrongPasswordIsTold() async throws {
        let broker = try Mosquitto(users: ["duban": "right-one"])
        var input = BrokerInput.sample(port: broker.port)
        (input.userName, input.password) = ("duban", Secret("wr0ng-one"))
        try await running(try session(input)) {
            try await log.says("the broker refused the user: check userName and passwordFile")
        }
        #expect(!log.text.contains("wr0ng-one"))
        input.password = Secret("right-one")
        try await running(try session(input)) { try await log.says("subscribed") }
    }

    @Test(.timeLimit(.minutes(15))) func whatNobodySendsAgainIsLostWhereThereIsNoRoomAndCounted() async throws {
        let broker = try Mosquitto()
        let full = ScriptedOutlet(hasRoom: false)
        try await running(try session(.sample(port: broker.port, qos: 0), to: full)) {
            try await log.says("subscribed")
            try broker.publish(["1", "2"], to: "mine/m1/gas/s1", quality: 0)
            try await log.says("lost: there was no room")
        }
        #expect(full.events.isEmpty && tally.now.lost >= 1)
    }

    /// It would pass for a reading of now, and a sensor that is silent for one that lives.
    @Test(.timeLimit(.minutes(15))) func whatTheBrokerHadFromEarlierNeedsATime() async throws {
        let broker = try Mosquitto()
        try broker.publish(["7"], to: "mine/m1/gas/s1", more: ["-r"])
        try await running(try session(.sample(port: broker.port))) {
            try await log.says("reason=retained-without-time")
        }
        #expect(outlet.events.isEmpty)
    }

    @Test(.timeLimit(.minutes(15))) func wholeEventsArePassedOn() async throws {
        let broker = try Mosquitto()
        let event = #"{"specversion":"1.0","id":"1","source":"/x","type":"rectified","subject":"HZ-1"}"#
        try await running(try session(.sample(port: broker.port, meaning: .cloudEvent))) {
            try await log.says("subscribed")
            try broker.publish(["{}", event], to: "mine/m1/gas/s1")
            await outlet.kept(1)
        }
        #expect(outlet.events.map(\.text) == [event])
        #expect(tally.now.rejected == ["no-cloudevent": 1])
    }

    @Test func filesOfTLSMustBeThere() throws {
        var input = BrokerInput.sample(port: 1)
        input.tls = BrokerInput.TLS(authority: "/nowhere/ca.pem")
        #expect(throws: BridgeError.self) { _ = try session(input) }
    }
}
