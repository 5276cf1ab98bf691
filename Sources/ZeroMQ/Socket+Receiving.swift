import CZeroMQ

extension Socket {
    /// Takes the next message, if there is one now. Never waits.
    ///
    /// - Returns: `nil` when nothing has arrived.
    /// - Throws: ``ZeroMQError/Code/terminated``, ``ZeroMQError/Code/closed``, ``ZeroMQError/Code/wrongState`` (REQ
    ///   and REP out of turn), ``ZeroMQError/Code/notSupported``. Source: zmq_msg_recv(3), `ZMQ_DONTWAIT`.
    public func receive() throws(ZeroMQError) -> Message? {
        try withPointer { pointer throws(ZeroMQError) in
            guard try incoming.receive(from: pointer) else { return nil }
            return try finishMessage(from: pointer)
        }
    }

    /// Takes what has arrived, up to a number of messages; never waits. An empty array when there is nothing.
    ///
    /// Made for a handler of ``SocketThread/onReadable(_:_:)``: hand the whole batch on in one hop. What is left over
    /// makes the handler run again, after the other sockets and jobs of the thread have had their turn.
    ///
    /// - Parameter limit: default 1,000 messages.
    /// - Throws: as ``receive()``; only if nothing was received before, so no message is lost by an error.
    public func receive(upTo limit: Int) throws(ZeroMQError) -> [Message] {
        var batch: [Message] = []
        do {
            while batch.count < limit, let message = try receive() { batch.append(message) }
        } catch {
            guard !batch.isEmpty else { throw error }
        }
        return batch
    }

    /// Makes a message of the frame just received and those that belong to it; libzmq has them all by now.
    private func finishMessage(from pointer: UnsafeMutableRawPointer) throws(ZeroMQError) -> Message {
        var message = Message([incoming.bytes])
        while incoming.hasMore, try incoming.receive(from: pointer) {
            if message.frames.count < options.maximumFrames {
                message.frames.append(incoming.bytes)
            } else {
                message.droppedFrames += 1
            }
        }
        addPeer(to: &message)
        return message
    }

    /// Of the last frame, because the first one of a ROUTER's is made up by libzmq and may have no properties.
    private func addPeer(to message: inout Message) {
        message.peerAddress = incoming.property(czmq_property_peer_address)
        guard options.security.authenticatesPeers else { return }
        message.userID = incoming.property(czmq_property_user_id).flatMap { $0.isEmpty ? nil : $0 }
    }
}
