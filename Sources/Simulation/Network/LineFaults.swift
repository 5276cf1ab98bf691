/// How a network misbehaves. Rates are once in so many messages; nil: never.
struct LineFaults {
    /// The connection breaks; of what is in flight, in each direction, an end is lost.
    var breaks: Int?
    /// Nothing gets through for a while, up to hours.
    var stalls: Int?
    /// A copy of a request comes once more, by another way, up to days later.
    var doubles: Int?
    /// A message to a subscriber, or from a sensor, or between a listener and the node, is lost.
    var drops: Int?
}
