import EventJSON
import Ledgers
import Monitoring
import Testing

@Suite("A reading that is published is the one that is read")
struct ReadingEventTests {
    @Test("Whatever it holds", arguments: Quality.allCases)
    func roundTrip(quality: Quality) throws {
        for (value, unit) in [(0.52, "%"), (0, "mm/d"), (-12, "℃"), (1e-9, "\"\\\n文"), (1.7e308, "kPa")] {
            let reading = Reading(
                point: "CH4~!", time: ReadingDraft.receipt, value: value, unit: unit, quality: quality)
            let event = ReadingEvent(reading, source: "/bridge/\"1\\", id: "1")
            let decoded = try #require(ReadingDraft.decode(event.body))
            #expect(try decoded.result.get() == reading)
            #expect(decoded.source == event.source && decoded.id == event.id)
            #expect(decoded.body == event.body)
        }
    }

    @Test("Without what may be left out")
    func form() {
        let reading = Reading(point: "P", time: ReadingDraft.receipt, value: 1, unit: "%")
        let text = String(decoding: ReadingEvent(reading, source: "/a", id: "b").body, as: UTF8.self)
        #expect(
            text == #"{"specversion":"1.0","type":"reading","source":"/a","id":"b","subject":"P","#
                + #""time":"2023-01-02T01:00:00.000Z","data":{"value":1,"unit":"%"}}"#)
    }
}
