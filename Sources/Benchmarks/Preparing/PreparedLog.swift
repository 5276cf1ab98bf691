import EventJSON
import Foundation
import LedgerStore
import Ledgers
import Node
import SQLiteStore

/// Data folders as a node leaves them that has taken so many events of the load: made once, by the processor and the embedded
/// driver, in transactions of many events, and kept in the folder of the benchmarks.
struct PreparedLog {
    /// Under which it is kept: says all that it depends on, but the version.
    let name: String
    /// What is in it.
    let parts: [Part]

    /// Events of one mill.
    struct Part {
        let mill: EventMill
        let numbers: Range<Int>
    }

    /// Events of a transaction: more than a node takes, since nobody waits for the replies.
    private static let portion = 5_000

    /// - Returns: the folder, not to be written to.
    func folder(in workshop: Workshop) async throws -> String {
        let path = "\(workshop.folder)/prepared/\(Version.current)-\(name)"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let draft = path + ".part"
        try? FileManager.default.removeItem(atPath: draft)
        try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
        let store = try SQLiteStore(folder: draft)
        for part in parts { try await fill(store, with: part, workshop) }
        try store.close()
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        return path
    }

    /// While one portion is committed the next one is decoded.
    private func fill(_ store: SQLiteStore, with part: Part, _ workshop: Workshop) async throws {
        var next = Self.portion(of: part, from: part.numbers.lowerBound)
        var start = part.numbers.lowerBound
        while !next.isEmpty {
            start += next.count
            async let following = Self.portion(of: part, from: start)
            try await commit(next, to: store)
            next = await following
            if start.isMultiple(of: 100_000) { workshop.tell("  \(name): \(start) events") }
        }
    }

    private static func portion(of part: Part, from start: Int) -> [ReceivedEvent] {
        let decoder = EventDecoder(policy: .shipped)
        let end = min(start + portion, part.numbers.upperBound)
        return part.mill.events(start..<end).map {
            ReceivedEvent(.event(decoder.decode($0, receivedAt: part.mill.time)), receivedAt: part.mill.time)
        }
    }

    private func commit(_ events: [ReceivedEvent], to store: SQLiteStore) async throws {
        let processor = Processor(rules: .shipped)
        let accepted = try await store.commit { transaction in
            try events.count { try processor.receive($0, in: transaction).reply.status == 200 }
        }
        guard accepted == events.count else { throw BenchError("an event of the prepared log was not accepted") }
    }
}

extension PreparedLog {
    /// So many events of the load.
    static func rows(_ count: Int) -> PreparedLog {
        PreparedLog(name: "rows-\(count)", parts: [Part(mill: EventMill(series: "p"), numbers: 0..<count)])
    }
}
