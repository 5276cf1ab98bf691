/// Something that has to hold for any input whatever, at one of the places where bytes come in from outside.
public struct Property: Sendable {
    /// As the fuzzer, the folder of the corpus and the dictionary are called.
    public let name: String
    private let hold: @Sendable ([UInt8]) async throws -> Void

    init(_ name: String, _ hold: @escaping @Sendable ([UInt8]) async throws -> Void) {
        self.name = name
        self.hold = hold
    }

    /// - Throws: ``Violation``, or an error that should not have come out.
    public func check(_ input: [UInt8]) async throws {
        try await hold(input)
    }

    /// All of them.
    public static let all = [event, reading, frames, configuration, spool, question, reply, recording]

    /// Nil where there is none of this name.
    public init?(named name: String) {
        guard let property = Self.all.first(where: { $0.name == name }) else { return nil }
        self = property
    }
}
