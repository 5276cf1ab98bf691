import DubanConfiguration
import EventJSON
import Foundation
import Synchronization
import Testing

@testable import Bridge

/// When a broker is told that it may forget a message: what libmosquitto itself would do wrong.
@Suite struct AcknowledgementTests {
    private let broker: PlainBroker
    private let log = LoggedText()

    init() throws {
        broker = try PlainBroker()
    }

    private func session(_ outlet: ScriptedOutlet) throws -> BrokerSession {
        try BrokerSession(
            .sample(port: broker.port), to: outlet, book: log.book(), shortestPause: .milliseconds(1), now: { noon })
    }

    /// On loopback, what a client has written is there to be read at once.
    @Test(.timeLimit(.minutes(15))) func nothingIsAcknowledgedBeforeItIsSafe() async throws {
        let written = Mutex<[Int]>([])
        let outlet = ScriptedOutlet { [broker] in written.withLock { $0.append(broker.unread) } }
        try await running(try session(outlet)) {
            try await broker.admit()
            for number in 1...5 as ClosedRange<UInt8> {
                broker.publish("0.5", to: "mine/a/gas/b", number: number)
                let packet = try #require(await broker.packet())
                #expect(packet.kind == 4 && packet.body == [0, number])
            }
        }
        #expect(written.withLock { $0 } == [0, 0, 0, 0, 0])
        #expect(outlet.events.count == 5)
    }

    @Test(.timeLimit(.minutes(15))) func whatCannotBeKeptIsNotAcknowledged() async throws {
        let outlet = ScriptedOutlet()
        outlet.fail(1)
        try await running(try session(outlet)) {
            try await broker.admit()
            broker.publish("0.5", to: "mine/a/gas/b", number: 7)
            #expect(await broker.packet() == nil)
            try await broker.admit()
            broker.publish("0.5", to: "mine/a/gas/b", number: 7)
            #expect(await broker.packet()?.kind == 4)
        }
        #expect(outlet.events.count == 1)
        #expect(log.text.contains("not acknowledged to the broker"))
    }

    /// Nobody could do anything else about it, and the next one is to come.
    @Test(.timeLimit(.minutes(15))) func whatIsNoReadingIsAcknowledgedAndToldOnce() async throws {
        let outlet = ScriptedOutlet()
        try await running(try session(outlet)) {
            try await broker.admit()
            for number in 1...3 as ClosedRange<UInt8> {
                broker.publish("S3CRET", to: "mine/a/gas/b", number: number)
                #expect(await broker.packet()?.kind == 4)
            }
        }
        #expect(outlet.events.isEmpty)
        #expect(log.text.components(separatedBy: "not passed on").count == 2)
        #expect(log.text.contains("reason=not-json") && !log.text.contains("S3CRET"))
    }
}
