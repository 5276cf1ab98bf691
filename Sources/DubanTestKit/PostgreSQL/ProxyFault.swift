/// What becomes of the next COMMIT that passes a ``ServerProxy``.
public enum ProxyFault: Sendable {
    /// The connection is cut before the server hears of it: it is not carried out.
    case cutBefore
    /// The server has carried it out, and the connection is cut before its answer.
    case cutAfter
    /// The server has carried it out, and nothing passes from there on: the connection stays open.
    case silentAfter
}
