import Hummingbird
import NIOCore

/// What belongs to one request.
struct DashboardContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who connects, as an IP address.
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
