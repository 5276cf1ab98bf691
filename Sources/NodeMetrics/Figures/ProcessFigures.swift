import Glibc
import PrometheusMetrics

/// What the kernel tells of this process (proc(5)). What it does not tell has no value.
struct ProcessFigures {
    var families: [MetricFamily] {
        let fields = Self.statFields
        let pages = Self.words(of: "/proc/self/statm")
        let page = Int(getpagesize())
        return [
            MetricFamily(.virtual, pages.first.flatMap { Int($0) }.map { $0 * page }),
            MetricFamily(.resident, pages.dropFirst().first.flatMap { Int($0) }.map { $0 * page }),
            MetricFamily(
                .cpu, seconds: Self.ticks(fields, 11).flatMap { user in Self.ticks(fields, 12).map { user + $0 } }),
            MetricFamily(.started, seconds: Self.ticks(fields, 19).flatMap { start in Self.boot.map { $0 + start } }),
            MetricFamily(.descriptors, Self.openDescriptors), MetricFamily(.mostDescriptors, Self.mostDescriptors),
        ]
    }

    /// What follows the program's name, which may have anything in it, in parentheses: the first is the third of
    /// proc(5).
    private static var statFields: [Substring] {
        let text = text(of: "/proc/self/stat") ?? ""
        guard let end = text.lastIndex(of: ")") else { return [] }
        return text[end...].dropFirst().split(separator: " ")
    }

    private static func ticks(_ fields: [Substring], _ index: Int) -> Double? {
        guard index < fields.count, let ticks = Double(fields[index]) else { return nil }
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// When the machine was started, since the Unix epoch.
    private static var boot: Double? {
        let line = text(of: "/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Double($0.dropFirst("btime ".count)) }
    }

    private static var openDescriptors: Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Two are the folder and the one above it, and one is open for this.
        return count - 3
    }

    private static var mostDescriptors: UInt64? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return UInt64(limit.rlim_cur)
    }

    private static func words(of path: String) -> [Substring] {
        text(of: path)?.split(whereSeparator: \.isWhitespace) ?? []
    }

    /// Files of the kernel have no size that could be asked for.
    private static func text(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16 << 10)
        while case let count = read(descriptor, &part, part.count), count > 0 { bytes += part.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
