/// Why a message was not delivered.
public struct DeliveryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong and where.
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
