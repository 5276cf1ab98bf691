import CZeroMQ

extension Socket {
    /// Hands a message to libzmq, whole or not at all. Never waits; the bytes are copied.
    ///
    /// - Throws: ``ZeroMQError/Code/invalidMessage``, ``ZeroMQError/Code/terminated``, ``ZeroMQError/Code/closed``,
    ///   ``ZeroMQError/Code/wrongState`` (REQ and REP out of turn), ``ZeroMQError/Code/notSupported``.
    ///   Source: zmq_send(3), `ZMQ_DONTWAIT`.
    public func send(_ message: Message) throws(ZeroMQError) -> SendOutcome {
        guard !message.frames.isEmpty else {
            throw ZeroMQError(.invalidMessage, "cannot send a message without frames: give it one, empty if need be")
        }
        return try withPointer { pointer throws(ZeroMQError) in
            try sendAll(message.frames, to: pointer)
        }
    }

    /// A connection may break after its first frames were taken. libzmq then drops the rest of the message up to its
    /// last frame, so the rest has to be given to it: otherwise the next message would be dropped in its stead
    /// (libzmq, src/lb.cpp, `sendpipe`).
    private func sendAll(_ frames: [[UInt8]], to pointer: UnsafeMutableRawPointer) throws(ZeroMQError) -> SendOutcome {
        var outcome = SendOutcome.queued
        for (index, frame) in frames.enumerated() {
            let flags = index < frames.count - 1 ? ZMQ_DONTWAIT | ZMQ_SNDMORE : ZMQ_DONTWAIT
            let result = try send(frame, flags, to: pointer)
            guard index > 0 || result == .queued else { return result }
            if result != .queued { outcome = result }
        }
        return outcome
    }

    private func send(
        _ frame: [UInt8], _ flags: Int32, to pointer: UnsafeMutableRawPointer
    ) throws(ZeroMQError) -> SendOutcome {
        while zmq_send(pointer, frame, frame.count, flags) < 0 {
            switch zmq_errno() {
            case EINTR: continue
            case EAGAIN: return .full
            case EHOSTUNREACH: return .unreachable
            default: throw .last("send")
            }
        }
        return .queued
    }
}
