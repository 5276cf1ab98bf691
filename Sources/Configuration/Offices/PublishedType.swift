import EventJSON
import Ledgers

/// What an office can be allowed to publish: the events of the log, and readings, which are none.
enum PublishedType: Hashable {
    case event(EventType)
    case reading

    /// Nil for readings.
    var event: EventType? {
        if case .event(let type) = self { type } else { nil }
    }
}

extension PublishedType: RawRepresentable, CaseIterable {
    static let allCases =
        EventType.allCases.filter { $0 != .acknowledged }.map(PublishedType.event) + [.reading]

    init?(rawValue: String) {
        guard let type = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = type
    }

    var rawValue: String {
        switch self {
        case .event(let type): type.rawValue
        case .reading: ReadingDecoder.type.description
        }
    }
}
