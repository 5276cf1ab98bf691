import ZeroMQ

extension SocketOptions {
    /// For sockets that take events.
    static func server(_ limits: IngestLimits, _ security: SocketSecurity) -> SocketOptions {
        var options = SocketOptions()
        options.security = security
        options.maximumFrameBytes = limits.frameBytes
        // While reading pauses, each connection fills its queue in the node's memory, with the largest frames if it likes.
        options.receiveHighWater = 128
        // libzmq learns of free places late, so the mark is far above what a producer has in flight.
        options.sendHighWater = 100_000
        options.unreadTimeout = longestUnread
        // On a stop, replies that are queued still leave; a producer that does not read them is not waited for.
        options.linger = .milliseconds(500)
        return options
    }

    /// For sockets that publish.
    static func tail(_ security: SocketSecurity) -> SocketOptions {
        var options = SocketOptions()
        options.security = security
        options.sendHighWater = 100_000
        options.unreadTimeout = longestUnread
        // Subscriptions are all that comes in. They are counted as they are taken over, so few may wait for that.
        options.maximumFrameBytes = 1_024
        options.receiveHighWater = 100
        return options
    }

    /// For the socket that answers questions.
    static func questions(_ security: SocketSecurity) -> SocketOptions {
        var options = SocketOptions()
        options.security = security
        // An answer may have megabytes: of those that are not read, few are kept.
        options.sendHighWater = 128
        options.unreadTimeout = longestUnread
        return options
    }

    /// What waits for a peer lies in the node's memory: who reads nothing for so long has to connect anew.
    private static let longestUnread = Duration.seconds(30)
}
