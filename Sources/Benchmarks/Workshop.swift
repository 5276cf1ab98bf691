import Foundation
import Synchronization

/// Where benchmarks work: how much they are to measure, and with what.
public struct Workshop: Sendable {
    public let effort: Effort
    /// Holds what was prepared, for later runs too, and in `run` what goes with this run.
    public let folder: String
    /// The built `duban`.
    public let program: String
    /// Hears what is done, a line each, for people.
    let tell: @Sendable (String) -> Void
    /// The beginnings of the names of the figures that are wanted; empty: all.
    public let only: [String]

    private let folders = Counter()

    public init(
        effort: Effort, only: [String] = [], folder: String, program: String,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.effort = effort
        self.only = only
        self.folder = folder
        self.program = program
        self.tell = tell
    }

    var rounds: Rounds { Rounds(effort.rounds, warmUps: effort.warmUps, only: only) }

    /// Rounds of what takes long.
    var heavyRounds: Rounds { Rounds(effort.heavyRounds, warmUps: 0, only: only) }

    /// Whether figures of this suite are wanted.
    func wants(_ suite: any Suite.Type) -> Bool {
        only.isEmpty || only.contains { $0 == suite.name || $0.hasPrefix(suite.name + "/") }
    }

    /// A new, empty folder.
    func newFolder() throws -> String {
        let path = "\(folder)/run/\(folders.next())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Removes what goes with this run.
    func cleanUp() {
        try? FileManager.default.removeItem(atPath: folder + "/run")
    }

    /// A copy of a prepared folder, to be written to. Shares the blocks where the file system can.
    func copy(of prepared: String) throws -> String {
        let path = "\(folder)/run/\(folders.next())"
        try FileManager.default.createDirectory(atPath: folder + "/run", withIntermediateDirectories: true)
        let copying = try Process.run(
            URL(fileURLWithPath: "/bin/cp"), arguments: ["-a", "--reflink=auto", prepared, path])
        copying.waitUntilExit()
        guard copying.terminationStatus == 0 else {
            throw BenchError("\(prepared) can't be copied; is there room in \(folder)?")
        }
        return path
    }
}

/// Counts from 1 on, from any thread.
private final class Counter: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
