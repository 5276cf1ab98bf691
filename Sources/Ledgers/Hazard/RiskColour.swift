/// 风险四色等级, highest first.
public enum RiskColour: String, Sendable, Codable, CaseIterable {
    case red, orange, yellow, blue
}
