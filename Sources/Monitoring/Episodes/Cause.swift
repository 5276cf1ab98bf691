public import Ledgers

/// Why a point raises a hazard.
public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// 超限
    case breach = "CG"
    /// 监测失效
    case silence = "SX"

    /// The number of the hazard of an episode that began then: `CG-<point>-20230227T003005Z`.
    public func number(of point: String, from start: Instant) -> String {
        prefix(of: point) + start.compactUTC
    }

    /// The numbers of all hazards of a point by this cause lie in it, in code-point order; those of others may too.
    public func numbers(of point: String) -> Range<String> {
        (prefix(of: point) + "2")..<(prefix(of: point) + "3")
    }

    /// The start of the episode that a number stands for; nil where it is no number of this point and cause.
    public func start(in number: String, of point: String) -> Instant? {
        episode(in: number).flatMap { $0.point == point ? $0.start : nil }
    }

    /// Whether a number is one that the node gives to what its points find, so that nobody else may.
    public static func isReserved(_ number: String) -> Bool {
        allCases.contains { $0.episode(in: number) != nil }
    }

    /// The point and the start that a number stands for; nil where it is no number of this cause.
    public func episode(in number: String) -> (point: String, start: Instant)? {
        let parts = number.utf8.dropFirst(3)
        guard number.utf8.starts(with: "\(rawValue)-".utf8), let dash = parts.lastIndex(of: UInt8(ascii: "-")),
            let start = Instant(compactUTC: parts[dash...].dropFirst())
        else { return nil }
        return (String(decoding: parts[..<dash], as: UTF8.self), start)
    }

    private func prefix(of point: String) -> String { "\(rawValue)-\(point)-" }
}
