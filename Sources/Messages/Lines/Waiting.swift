/// An escalation that a route has not told yet.
struct Waiting: Sendable {
    var item: OutboxItem
    /// When it might first be sent, in this run of the node; nil while it is held.
    var readySince: Duration?
    /// Whether quiet hours or a silence held it: what was held is told in a digest.
    var wasHeld = false
    /// Whether it is sent alone although it is not urgent: a digest with it was refused, and one bad text must not take others
    /// with it.
    var isAlone = false
    var attempts = 0
    /// When it was first tried, in this run of the node.
    var triedSince: Duration?

    var position: Int64 { item.position }

    init(_ item: OutboxItem) {
        self.item = item
    }
}
