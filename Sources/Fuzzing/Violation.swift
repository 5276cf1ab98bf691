/// Why a property does not hold for an input.
public struct Violation: Error, CustomStringConvertible {
    /// One line: what should have been, and what was.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// - Throws: ``Violation`` where the condition does not hold.
func expect(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws(Violation) {
    if !condition { throw Violation(otherwise()) }
}

/// A value that has to be there.
/// - Throws: ``Violation`` where it is not.
func require<Value>(_ value: Value?, _ otherwise: @autoclosure () -> String) throws(Violation) -> Value {
    guard let value else { throw Violation(otherwise()) }
    return value
}
