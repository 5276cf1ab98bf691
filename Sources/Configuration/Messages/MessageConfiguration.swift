/// How people are told (`messages.yaml`).
public struct MessageConfiguration: Hashable, Sendable {
    public var destinations: [MessageDestination] = []
    public var routes: [MessageRoute] = []
    public var silences: [MessageSilence] = []
    /// Where the page is, for links to what a message is about: `https://duban.example.cn`. Default: none, and no links.
    public var page: String?

    public init() {}

    public func destination(of route: MessageRoute) -> MessageDestination? {
        destinations.first { $0.name == route.via }
    }
}
