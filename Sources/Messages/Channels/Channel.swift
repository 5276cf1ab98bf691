/// One kind of destination: how a message is written for it, and what its answer means.
protocol Channel: Sendable {
    /// Whether a message is not too long for it.
    func fits(_ message: Message) -> Bool

    /// Tries once, within the destination's timeout. A reason holds no secret.
    func deliver(_ message: Message) async -> Outcome
}
