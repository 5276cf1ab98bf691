import ZeroMQ

extension SocketOptions {
    /// For sockets that take events.
    static func server(_ limits: IngestLimits) -> SocketOptions {
        var options = SocketOptions()
        options.maximumFrameBytes = limits.frameBytes
        // libzmq learns of free places late, so the mark is far above what a producer has in flight.
        options.sendHighWater = 100_000
        // On a stop, replies that are queued still leave; a producer that does not read them is not waited for.
        options.linger = .milliseconds(500)
        return options
    }

    /// For sockets whose events nobody sends again.
    ///
    /// While a socket is not read, libzmq sees no answers to its heartbeats either, and would close the connection with
    /// all that is queued in it; the kernel's keep-alive finds peers that are gone.
    static func feed(_ limits: IngestLimits) -> SocketOptions {
        var options = server(limits)
        options.heartbeatInterval = .zero
        return options
    }
}
