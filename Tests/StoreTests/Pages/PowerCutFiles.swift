import DubanTestKit
import Foundation

/// The files of a database at one moment.
struct PowerCutFiles {
    var database: [UInt8]
    var log: [UInt8]

    /// What is on the disk when the power is cut between two moments.
    func torn(into after: PowerCutFiles, _ random: inout SplitMix64) throws -> DataFolder {
        let folder = DataFolder()
        try folder.make()
        try folder.write(DataFolder.database, Self.torn(database, after.database, &random))
        var torn = Self.torn(log, after.log, &random)
        // The header of a log that begins anew is on the disk before what follows is written.
        torn.replaceSubrange(0..<min(32, torn.count), with: after.log.prefix(32))
        try folder.write(DataFolder.log, torn)
        return folder
    }

    private static func torn(_ before: [UInt8], _ after: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        let length = random.once(in: 2) ? after.count : before.count + random.below(max(1, after.count - before.count))
        var bytes = before + [UInt8](repeating: 0, count: max(0, length - before.count))
        for sector in stride(from: 0, to: min(length, after.count), by: 512) where !random.once(in: 4) {
            let range = sector..<min(sector + 512, length, after.count)
            bytes.replaceSubrange(range, with: after[range])
        }
        return bytes
    }
}
