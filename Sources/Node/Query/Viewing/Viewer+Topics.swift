import EventJSON
import LedgerStore
import Ledgers

/// What a viewer may follow on the tail.
///
/// A topic is `<type>.<area>`, and a subscription is the beginning of a topic. Who sees some areas alone subscribes to
/// the part of what he asks for that lies in them; libzmq compares bytes and knows of no areas, so the node hands it the
/// beginnings that are left.
extension Viewer {
    /// The beginnings to subscribe him to, for the one that he has asked for. None overlaps another one.
    func topics(for asked: [UInt8]) -> [[UInt8]] {
        seesEverything ? [asked] : allowed.compactMap { Self.common(asked, $0) }
    }

    /// The beginnings of all topics that are for him.
    private var allowed: [[UInt8]] {
        let types = EventType.allCases.map(\.rawValue) + NodeEvent.Kind.allCases.map(\.rawValue)
        let own = types.flatMap { type in disjointAreas.map { Array("\(type).\($0)".utf8) } }
        return own + [Self.heartbeat, Array("\(NodeEvent.Kind.checkpoint.rawValue).\(LogDraft.noArea)".utf8)]
    }

    /// Areas that lie in no other one of them.
    private var disjointAreas: [String] {
        scope.prefixes.enumerated().filter { index, prefix in
            !scope.prefixes.enumerated().contains { other, beginning in
                other != index && prefix.hasPrefix(beginning) && (prefix != beginning || other < index)
            }
        }.map(\.element)
    }

    private static let heartbeat = Array("heartbeat".utf8)

    /// What begins with both; nil where nothing does.
    private static func common(_ left: [UInt8], _ right: [UInt8]) -> [UInt8]? {
        let (shorter, longer) = left.count < right.count ? (left, right) : (right, left)
        return longer.starts(with: shorter) ? longer : nil
    }
}
