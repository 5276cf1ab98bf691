import EventJSON
import Ledgers

/// Makes the events of the load: hazards that were found, 530 bytes each, one in ten of them major, so that it gets
/// timers. The same series and number give the same event.
///
/// Each is a new hazard: the store writes a row of the log and one of the hazards for it, with their indexes, the topic, the
/// source, the entry of a ledger, and for a major one the timers of its ladder.
public struct EventMill: Sendable {
    /// Bytes of an event.
    public static let size = 530

    /// No two series of one log are the same.
    let series: String
    /// When the hazards were found.
    let time: Instant
    /// Of all of them.
    let deadline: LocalDate
    /// One in so many is major.
    let majors: Int

    /// - Parameters:
    ///   - time: default: a day that any node takes for the past.
    ///   - deadline: default: one that does not come while a benchmark runs.
    init(series: String, time: Instant = .benchmark, deadline: LocalDate = .farAway, majors: Int = 10) {
        self.series = series
        self.time = time
        self.deadline = deadline
        self.majors = majors
    }

    /// Those of the load.
    public init(series: String) {
        self.init(series: series, majors: 10)
    }

    /// Events of a range of numbers, in compact JSON.
    func events(_ numbers: Range<Int>) -> [[UInt8]] { numbers.map(event) }

    /// - Parameter number: from 0 on.
    public func event(_ number: Int) -> [UInt8] {
        let level = number.isMultiple(of: majors) ? "major" : "general"
        // Ten hazards to an enterprise, more or less, and as many areas as a city has counties.
        let enterprise = number / 10
        let area = Self.areas[number % Self.areas.count]
        let head = """
            {"specversion":"1.0","id":"\(series)-\(number)","source":"/offices/bench-\(series)","type":"hazard-found",\
            "subject":"HZ-\(series)-\(number)","time":"\(time.rfc3339)","data":{"enterprise":{"name":"长治第\(enterprise)煤业"},\
            "area":"\(area)","sector":"煤矿","level":"\(level)","foundBy":"regulator","deadline":"\(deadline.iso8601)",\
            "responsibleUnit":"通风队","description":"
            """
        return Self.padded(Array(head.utf8), tail: Array("\"}}".utf8))
    }

    private static func padded(_ head: [UInt8], tail: [UInt8]) -> [UInt8] {
        let room = size - head.count - tail.count
        precondition(room > 0, "the series is too long for an event of \(size) bytes")
        let characters = room / 3
        return head + description.prefix(3 * characters) + [UInt8](repeating: 0x2E, count: room - 3 * characters) + tail
    }

    private static let areas = [
        "140403", "140404", "140405", "140406", "140423", "140425", "140426", "140427", "140428", "140429", "140430",
        "140431",
    ]

    /// Three bytes a character, more of them than there is room for.
    private static let description = [UInt8](
        String(
            repeating: "井下三号采区回风巷瓦斯传感器断线未及时处置局部通风机停风未撤人监控系统显示与现场不符交接班记录缺失",
            count: 4
        ).utf8)
}

extension Instant {
    /// When the hazards of the load were found: 2025-01-06T00:00:00Z.
    static let benchmark = Instant(milliseconds: 1_736_121_600_000)
}

extension LocalDate {
    /// 2099-12-31
    static let farAway = LocalDate(daysSinceEpoch: 47_481)
}
