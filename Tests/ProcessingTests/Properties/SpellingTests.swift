import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@Suite("How an event is spelt does not matter")
struct SpellingTests {
    @Test("The order of members and the spelling of numbers", arguments: RandomStream.seeds(from: 6000))
    func membersAndNumbers(seed: UInt64) {
        let stream = RandomStream(seed: seed, count: 60)
        let (plain, respelt) = (Desk(), Desk())
        #expect(plain.publish(stream).map(\.verdict) == respelt.publish(stream.respelt()).map(\.verdict))
        #expect(plain.snapshot == respelt.snapshot)
    }

    @Test("White space and escapes", arguments: RandomStream.seeds(from: 6100, count: 10))
    func spaceAndEscapes(seed: UInt64) {
        let stream = RandomStream(seed: seed, count: 60)
        let (plain, spacious) = (Desk(), Desk())
        let verdicts = plain.publish(stream).map(\.verdict)
        let others = stream.items.map {
            spacious.send(Array($0.event.spaciousText.utf8), at: $0.receivedAt).verdict
        }
        spacious.wait(until: stream.end)
        #expect(others == verdicts && spacious.snapshot == plain.snapshot)
    }

    @Test("An event that is respelt is the same one: 208", arguments: RandomStream.seeds(from: 6200, count: 10))
    func retries(seed: UInt64) {
        let stream = RandomStream(seed: seed, count: 60)
        let desk = Desk()
        for (item, respelt) in zip(stream.items, stream.respelt().items) {
            let first = desk.send(item.event.bytes, at: item.receivedAt)
            guard first.status == 200 else { continue }
            #expect(desk.send(respelt.event.bytes, at: item.receivedAt).verdict == "208")
        }
    }
}
