/// The numbers that points have in their database, read once and then known.
///
/// Unchecked: it is used only by whoever has the connection that writes, and that is one at a time.
final class PointNumbers: @unchecked Sendable {
    private var known: [String: Int64]?

    /// - Parameters:
    ///   - load: reads all that the database has.
    ///   - add: gives a new point its number.
    func number(of point: String, load: () throws -> [String: Int64], add: () throws -> Int64) throws -> Int64 {
        if known == nil { known = try load() }
        if let number = known?[point] { return number }
        let number = try add()
        known?[point] = number
        return number
    }

    /// A transaction was undone, and with it the numbers that it has given.
    func forget() {
        known = nil
    }
}
