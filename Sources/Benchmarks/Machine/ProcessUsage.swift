import Foundation
import Glibc

/// What a process takes: proc(5), `/proc/<pid>/stat` and `/proc/<pid>/status`.
struct ProcessUsage: Hashable, Sendable {
    /// On all cores together, in user and kernel mode.
    let processorSeconds: Double
    let residentMebibytes: Double

    /// - Throws: ``BenchError`` where there is no such process.
    init(of process: Int32) throws(BenchError) {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let usage = ProcessUsage(stat: stat, status: status)
        else { throw BenchError("the node's process \(process) is gone") }
        self = usage
    }

    init?(stat: String, status: String) {
        // The name, in brackets, may hold anything.
        guard let words = stat.split(separator: ")").last?.split(separator: " "), words.count > 12,
            let user = Double(words[11]), let system = Double(words[12]),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = Double(line.split(separator: " ").dropLast().last ?? "")
        else { return nil }
        processorSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        residentMebibytes = kibibytes / 1_024
    }
}
