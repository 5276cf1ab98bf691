public import CoreMetrics

/// What the HTTP side tells Prometheus (`/metrics`), and where it tells what it counts itself.
public struct DashboardMetrics: Sendable {
    /// Gets requests by route and status, and what they took.
    public var factory: any MetricsFactory
    /// All that there is to read now, and its media type; it comes also where the store does not answer.
    public var text: @Sendable () async -> String
    public var mediaType: String
    /// What has to be shown to read it. Nil, the default: nothing, where nobody but this machine reaches the HTTP side;
    /// elsewhere nobody may read it.
    public var token: MetricsToken?

    public init(
        factory: any MetricsFactory, mediaType: String, token: MetricsToken? = nil,
        text: @escaping @Sendable () async -> String
    ) {
        (self.factory, self.mediaType, self.token, self.text) = (factory, mediaType, token, text)
    }
}
