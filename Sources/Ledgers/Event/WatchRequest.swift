/// 一个不放心名单: an office adds somebody by hand, or takes them off.
public struct WatchRequest: Hashable, Sendable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
        case add, remove
    }

    public var watched: Watched
    public var action: Action

    public init(watched: Watched, action: Action) {
        self.watched = watched
        self.action = action
    }
}
