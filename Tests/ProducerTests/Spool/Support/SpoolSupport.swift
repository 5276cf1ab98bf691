import Foundation

@testable import Producer

/// A folder of one test's own, gone with it.
final class SpoolFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("duban-spool-\(UUID().uuidString)").path

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var configuration: SpoolConfiguration { SpoolConfiguration(folder: path) }

    func names(in folder: String = "") -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
        return (names ?? []).sorted()
    }

    var segments: [String] { names().filter { SegmentName.first($0) != nil } }

    func change(_ name: String, _ body: (inout [UInt8]) -> Void) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        var bytes = Array(try Data(contentsOf: url))
        body(&bytes)
        try Data(bytes).write(to: url)
    }
}

/// What an event of so many letters is on disk.
func text(_ number: Int, length: Int = 10) -> [UInt8] {
    Array(String("\(number)-".padding(toLength: length, withPad: "隐", startingAt: 0)).utf8)
}

extension SpoolStore {
    /// A spool of small segments.
    convenience init(on disk: any SpoolDisk, limit: Int = 1 << 20, segmentBytes: Int = 200) throws {
        try self.init(disk, limit: limit, segmentBytes: segmentBytes)
    }

    @discardableResult
    func take(_ numbers: Range<Int>) throws -> UInt64 {
        try take(numbers.map { text($0) }, at: .seconds(1_000))
    }

    /// Reads everything that is left.
    func readAll() throws -> [SpooledEvent] {
        var events: [SpooledEvent] = []
        while case let more = try read(upTo: 7), !more.isEmpty { events += more }
        return events
    }

    /// What is left, as the numbers that the test gave.
    func readNumbers() throws -> [Int] {
        try readAll().map(\.given)
    }
}

extension SpooledEvent {
    /// The number that ``text(_:length:)`` was given.
    var given: Int { Int(String(decoding: bytes, as: UTF8.self).prefix { $0 != "-" }) ?? -1 }
}
