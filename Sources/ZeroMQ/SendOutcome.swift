/// What became of a message that was given to ``Socket/send(_:)``.
public enum SendOutcome: Sendable, Hashable {
    /// libzmq has it and will deliver it, unless the connection breaks. All of its frames or none arrive.
    case queued
    /// Not taken: the queue to the peer is full (``SocketOptions/sendHighWater``), or there is no peer yet. The same
    /// message may be sent again once the socket is writable. A ROUTER that is not read from also answers this for a
    /// peer that has gone with a full queue, so do not try for ever.
    case full
    /// Not taken: the routing id belongs to no connection, because its peer has gone. Only on a
    /// ``SocketKind/router`` with ``SocketOptions/reportsUnreachable``; trying again does not help.
    case unreachable
}
