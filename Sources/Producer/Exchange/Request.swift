/// What goes out as one message.
struct Request: Equatable {
    /// One event, or an array of several.
    let body: [UInt8]
    /// How many events it holds.
    let count: Int
    /// How many of them were sent before.
    let repeats: Int
}
