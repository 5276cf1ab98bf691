/// What goes out as one message.
package struct Request: Equatable {
    /// One event, or an array of several.
    package let body: [UInt8]
    /// How many events it holds.
    package let count: Int
    /// How many of them were sent before.
    let repeats: Int
}
