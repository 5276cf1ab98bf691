/// Where an event stands in the input.
struct Place: Hashable, CustomStringConvertible {
    let file: String
    /// From 1.
    let line: Int

    var description: String { "\(file):\(line)" }
}
