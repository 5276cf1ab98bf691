import Foundation
import Glibc

/// What a process takes.
struct ProcessUsage: Hashable, Sendable {
    /// Of all its threads, those included that have ended, in user and kernel mode: clock_getcpuclockid(3), to the nanosecond.
    let processorSeconds: Double
    /// proc(5), `VmRSS`.
    let residentMebibytes: Double

    /// - Throws: ``BenchError`` where there is no such process.
    init(of process: Int32) throws(BenchError) {
        guard let seconds = Self.processorSeconds(of: process),
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let resident = Self.residentMebibytes(in: status)
        else { throw BenchError("the node's process \(process) is gone") }
        (processorSeconds, residentMebibytes) = (seconds, resident)
    }

    private static func processorSeconds(of process: Int32) -> Double? {
        var (clock, time) = (clockid_t(), timespec())
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func residentMebibytes(in status: String) -> Double? {
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").dropLast().last.flatMap { Double($0) }.map { $0 / 1_024 }
    }
}
