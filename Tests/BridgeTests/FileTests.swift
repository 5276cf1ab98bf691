import DubanConfiguration
import EventJSON
import Foundation
import Testing

@testable import Bridge

/// Files that grow, are renamed, cut and written anew.
@Suite struct FileTests {
    private let folder: Folder
    private let outlet = ScriptedOutlet()
    private let log = LoggedText()
    private let tally = Tally()

    init() throws {
        folder = try Folder()
    }

    private func input(_ pattern: String = "gas.csv", hasHeader: Bool = true) -> FileInput {
        var mapping = ReadingMapping(
            point: Template("{point}")!, value: Template("{value}")!, unit: Template("%")!)
        mapping.time = Template("{time}")
        return FileInput(
            name: "gas", folder: folder.path, pattern: pattern, format: .csv(separator: 0x2C, hasHeader: hasHeader),
            source: "/g", meaning: .reading(mapping))
    }

    private func follower(_ pattern: String = "gas.csv") throws -> FileFollower {
        try follower(input(pattern))
    }

    private func follower(_ input: FileInput) throws -> FileFollower {
        try FileFollower(
            input, positionsIn: folder.at("positions"), to: outlet, book: log.book(tally), now: { noon })
    }

    private func row(_ number: Int) -> String { "P-\(number),0.\(number),2026-11-22T12:00:00Z\n" }

    private let header = "point,value,time\n"
    private var points: [String] { outlet.events.map { $0["subject"]?.string ?? "" } }
    private var ids: [String] { outlet.events.map { $0["id"]?.string ?? "" } }

    @Test func whatIsAddedIsReadOnce() async throws {
        let follower = try follower()
        try folder.write("\u{FEFF}" + header + row(1), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1"])
        try folder.append("P-2,0.", to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1"])
        try folder.append("2,2026-11-22T12:00:00Z\n", to: "gas.csv")
        await follower.turn()
        await follower.turn()
        #expect(points == ["P-1", "P-2"])
        #expect(outlet.events[1]["data"]?["value"]?.text == "0.2")
        await follower.stop()
    }

    @Test func aHeaderThatIsNotCompleteWaits() async throws {
        let follower = try follower()
        try folder.write("point,val", to: "gas.csv")
        await follower.turn()
        try folder.append("ue,time\n" + row(1), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1"])
        await follower.stop()
    }

    @Test func theNextProcessGoesOn() async throws {
        try folder.write(header + row(1), to: "gas.csv")
        let first = try follower()
        await first.turn()
        await first.stop()
        try folder.append(row(2), to: "gas.csv")
        let second = try follower()
        await second.turn()
        #expect(points == ["P-1", "P-2"])
        await second.stop()
    }

    /// A kill after events are safe, and before that is noted: they come twice, by the same ids.
    @Test func whatIsReadTwiceHasOneID() async throws {
        try folder.write(header, to: "gas.csv")
        let first = try follower()
        await first.turn()
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.at("positions/gas.positions")))
        try folder.append(row(1) + row(2), to: "gas.csv")
        await first.turn()
        await first.stop()
        try before.write(to: URL(fileURLWithPath: folder.at("positions/gas.positions")))
        let second = try follower()
        await second.turn()
        #expect(points == ["P-1", "P-2", "P-1", "P-2"])
        #expect(Set(ids).count == 2 && ids[..<2] == ids[2...])
        await second.stop()
    }

    @Test func whatIsNotSafeIsReadAgain() async throws {
        let follower = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        outlet.fail(1)
        await follower.turn()
        #expect(points.isEmpty)
        await follower.turn()
        #expect(points == ["P-1"])
        await follower.stop()
    }

    /// logrotate's `create`: the file gets another name, and a new one its own.
    @Test func aRotatedFileIsReadToItsEndAndThenTheNewOne() async throws {
        let follower = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        await follower.turn()
        try folder.append(row(2), to: "gas.csv")
        try folder.rename("gas.csv", to: "gas.csv.1")
        try folder.write(header + row(3), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1", "P-2", "P-3"])
        try folder.append(row(4), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1", "P-2", "P-3", "P-4"])
        await follower.stop()
    }

    @Test func aFileThatWasRotatedMeanwhileIsReadToItsEnd() async throws {
        let first = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        await first.turn()
        await first.stop()
        try folder.append(row(2), to: "gas.csv")
        try folder.rename("gas.csv", to: "gas.csv.1")
        try folder.write(header + row(3), to: "gas.csv")
        let second = try follower()
        await second.turn()
        #expect(points == ["P-1", "P-2", "P-3"])
        await second.stop()
    }

    @Test func aRemovedFileIsReadToItsEnd() async throws {
        let follower = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        await follower.turn()
        try folder.append(row(2) + "P-3,0", to: "gas.csv")
        try FileManager.default.removeItem(atPath: folder.at("gas.csv"))
        await follower.turn()
        #expect(points == ["P-1", "P-2"])
        #expect(tally.now.rejected == ["unfinished-line": 1])
        await follower.stop()
    }

    @Test func aFileThatHasGoneMeanwhileIsTold() async throws {
        let first = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        await first.turn()
        await first.stop()
        try FileManager.default.removeItem(atPath: folder.at("gas.csv"))
        let second = try follower()
        await second.turn()
        #expect(log.text.contains("has gone while the bridge was away"))
        await second.stop()
    }

    @Test func aCutFileIsReadFromItsBeginning() async throws {
        let follower = try follower()
        try folder.write(header + row(1) + row(2), to: "gas.csv")
        await follower.turn()
        let handle = try FileHandle(forUpdating: folder.url.appendingPathComponent("gas.csv"))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data((header + row(3)).utf8))
        try handle.close()
        await follower.turn()
        #expect(points == ["P-1", "P-2", "P-3"])
        #expect(Set(ids).count == 3)
        await follower.stop()
    }

    /// It is longer than what was read of it, but other bytes stand there.
    @Test func aFileThatIsWrittenAnewIsReadFromItsBeginning() async throws {
        let follower = try follower()
        try folder.write(header + row(1), to: "gas.csv")
        await follower.turn()
        let handle = try FileHandle(forUpdating: folder.url.appendingPathComponent("gas.csv"))
        try handle.write(contentsOf: Data((header + row(3) + row(4)).utf8))
        try handle.close()
        await follower.turn()
        #expect(points == ["P-1", "P-3", "P-4"])
        await follower.stop()
    }

    @Test func aFolderOfFilesIsRead() async throws {
        let follower = try follower("gas-*.csv")
        try folder.write(header + row(2), to: "gas-2.csv")
        try folder.write(header + row(1), to: "gas-1.csv")
        try folder.write(header + row(9), to: "gas-1.csv.bak")
        await follower.turn()
        #expect(points == ["P-1", "P-2"])
        try folder.write(header + row(3), to: "gas-3.csv")
        await follower.turn()
        #expect(points == ["P-1", "P-2", "P-3"])
        await follower.stop()
    }

    @Test func oneRowHarmsNoOther() async throws {
        let follower = try follower()
        try folder.write(header + row(1) + "P-2,high,2026-11-22T12:00:00Z\nP-3\n\"a\"b,,\n" + row(4), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1", "P-4"])
        #expect(tally.now.rejected == ["invalid-value": 1, "no-time": 1, "stray-quote": 1])
        #expect(log.text.contains("reason=invalid-value") && !log.text.contains("high"))
        await follower.stop()
    }

    /// To pass its rows over would lose them for a typing error.
    @Test func aFileWithoutTheColumnsIsNotRead() async throws {
        let follower = try follower()
        try folder.write("point,val,time\n" + row(1), to: "gas.csv")
        await follower.turn()
        #expect(points.isEmpty && log.text.contains("missing=value"))
        try folder.write(header + row(1), to: "gas.csv")
        await follower.turn()
        #expect(points == ["P-1"])
        await follower.stop()
    }

    @Test func manyRowsAreReadInPortions() async throws {
        let follower = try follower()
        try folder.write(header + (0..<2_500).map { "P-\($0),1,2026-11-22T12:00:00Z\n" }.joined(), to: "gas.csv")
        await follower.turn()
        #expect(points == (0..<2_500).map { "P-\($0)" })
        #expect(Set(ids).count == 2_500)
        await follower.stop()
    }

    @Test func linesOfJSONAreReadingsOrEvents() async throws {
        let mapping = ReadingMapping(point: Template("{/p}")!, value: Template("{/v}")!, unit: Template("{/u}")!)
        let readings = try follower(
            FileInput(
                name: "json", folder: folder.path, pattern: "r.ndjson", format: .ndjson, source: "/g",
                meaning: .reading(mapping)))
        try folder.write("\u{FEFF}{\"p\":\"P-1\",\"v\":1,\"u\":\"mm\"}\n\nnonsense\n", to: "r.ndjson")
        await readings.turn()
        #expect(points == ["P-1"] && tally.now.rejected == ["not-json": 1])
        let events = try follower(
            FileInput(
                name: "events", folder: folder.path, pattern: "e.ndjson", format: .ndjson, source: "/g",
                meaning: .cloudEvent))
        let event = #"{"specversion":"1.0","id":"1","source":"/x","type":"rectified","subject":"HZ-1"}"#
        try folder.write(event + "\n{\"specversion\":\"1.0\"}\n", to: "e.ndjson")
        await events.turn()
        #expect(outlet.events.last?.text == event && tally.now.rejected["no-cloudevent"] == 1)
        await readings.stop()
        await events.stop()
    }

    @Test func positionsThatCannotBeReadEndTheStart() throws {
        try FileManager.default.createDirectory(atPath: folder.at("positions"), withIntermediateDirectories: true)
        try folder.write("nonsense", to: "positions/gas.positions")
        #expect(throws: BridgeError.self) { _ = try follower() }
    }
}
