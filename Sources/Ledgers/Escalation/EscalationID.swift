/// `<subject>/<round>/<stage>/<n>`: the idempotency key of an escalation.
public struct EscalationID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The number of the hazard or incident.
    public var subject: String
    /// Counts the plannings of the ladder, or the rises of an incident's class.
    public var round: Int
    /// The code of the stage.
    public var stage: String
    /// From 1 within subject, round and stage.
    public var number: Int

    public init(subject: String, round: Int, stage: String, number: Int) {
        self.subject = subject
        self.round = round
        self.stage = stage
        self.number = number
    }

    /// Reads the written form; nil where it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[0].isEmpty, let round = Self.counting(parts[1]),
            let number = Self.counting(parts[3])
        else { return nil }
        self.init(subject: String(parts[0]), round: round, stage: String(parts[2]), number: number)
    }

    public var description: String { "\(subject)/\(round)/\(stage)/\(number)" }

    public var next: EscalationID {
        EscalationID(subject: subject, round: round, stage: stage, number: number + 1)
    }

    /// A number as `description` writes it, so that one escalation has one id.
    private static func counting(_ digits: Substring) -> Int? {
        guard let number = Int(digits), number > 0, String(number) == digits else { return nil }
        return number
    }
}
