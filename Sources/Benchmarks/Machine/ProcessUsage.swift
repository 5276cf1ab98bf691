import Foundation

/// What a process takes: proc(5), `/proc/<pid>/task/<tid>/schedstat`, which counts nanoseconds where `stat` counts hundredths
/// of a second, and `/proc/<pid>/status`.
struct ProcessUsage: Hashable, Sendable {
    /// Of all its threads, in user and kernel mode.
    let processorSeconds: Double
    let residentMebibytes: Double

    /// - Throws: ``BenchError`` where there is no such process.
    init(of process: Int32) throws(BenchError) {
        let folder = "/proc/\(process)/"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder + "task")) ?? []
        let times = threads.compactMap { Self.text("\(folder)task/\($0)/schedstat") }
        guard let status = Self.text(folder + "status"), let usage = ProcessUsage(schedules: times, status: status)
        else {
            throw BenchError("the node's process \(process) is gone")
        }
        self = usage
    }

    init?(schedules: [String], status: String) {
        let nanoseconds = schedules.compactMap { $0.split(separator: " ").first.flatMap { Double($0) } }
        guard !nanoseconds.isEmpty,
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(separator: " ").dropLast().last.flatMap({ Double($0) })
        else { return nil }
        processorSeconds = nanoseconds.reduce(0, +) / 1e9
        residentMebibytes = kibibytes / 1_024
    }

    private static func text(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
