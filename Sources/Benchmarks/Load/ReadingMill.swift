import EventJSON
import Ledgers

/// Makes readings of monitoring points, 230 bytes each, more or less: one of each point in turn, each measured later than the
/// one before. None reaches a threshold.
struct ReadingMill {
    let points: Int
    private(set) var made = 0
    /// When the first was measured.
    private let beginning: Instant

    /// Between two readings of one point.
    private static let pace = Span(milliseconds: 10)
    /// They are measured so long before they are sent, so that none comes from the future.
    private static let age = Span.hours(2)

    init(points: Int, now: Instant) {
        self.points = points
        beginning = now - Self.age
    }

    /// Requests of so many readings; of one by itself without brackets.
    mutating func requests(_ count: Int, of size: Int) -> [[UInt8]] {
        (0..<count).map { _ in
            guard size > 1 else { return Array(reading().utf8) }
            return Array("[\((0..<size).map { _ in reading() }.joined(separator: ","))]".utf8)
        }
    }

    private mutating func reading() -> String {
        defer { made += 1 }
        let time = beginning + Span(milliseconds: Self.pace.milliseconds * Int64(made / points))
        return """
            {"specversion":"1.0","id":"r-\(made)","source":"/gateways/bench","type":"reading",\
            "subject":"bench-\(made % points)","time":"\(time.rfc3339)","data":{"value":0.\(made % 97),"unit":"%"}}
            """
    }
}
