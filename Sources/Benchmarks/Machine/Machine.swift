import Foundation
import Glibc

/// What the figures were measured on: without it they say nothing.
public struct Machine: Hashable, Sendable {
    public let cores: Int
    public let processor: String
    public let memoryMebibytes: Int
    public let kernel: String
    /// Of the folder in which is measured.
    public let fileSystem: String
    /// Processes that wanted to run, on average over the minute before: more than a few hundredths blur what follows.
    public let load: Double

    /// - Parameter folder: in which is measured.
    public init(folder: String) {
        cores = ProcessInfo.processInfo.activeProcessorCount
        processor = Self.value(of: "model name", in: "/proc/cpuinfo") ?? "unknown"
        memoryMebibytes = Int(ProcessInfo.processInfo.physicalMemory >> 20)
        kernel = Self.text("/proc/sys/kernel/osrelease") ?? "unknown"
        fileSystem = Mount.all.holding(folder)?.description ?? "unknown"
        load = Self.text("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) } ?? 0
    }

    private static func text(_ path: String) -> String? {
        (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func value(of name: String, in path: String) -> String? {
        let line = text(path)?.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":", maxSplits: 1).last?.trimmingCharacters(in: .whitespaces)
    }
}
