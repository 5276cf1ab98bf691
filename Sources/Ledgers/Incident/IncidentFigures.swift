/// The figures of a report. Nil means not known, which is not zero.
public struct IncidentFigures: Hashable, Sendable, Codable {
    /// 死亡
    public var deaths: Int?
    /// 下落不明
    public var missing: Int?
    /// 重伤
    public var seriousInjuries: Int?
    /// 轻伤
    public var minorInjuries: Int?
    /// 直接经济损失, yuan.
    public var directLossYuan: Double?

    public init(
        deaths: Int? = nil, missing: Int? = nil, seriousInjuries: Int? = nil, minorInjuries: Int? = nil,
        directLossYuan: Double? = nil
    ) {
        self.deaths = deaths
        self.missing = missing
        self.seriousInjuries = seriousInjuries
        self.minorInjuries = minorInjuries
        self.directLossYuan = directLossYuan
    }

    /// Deaths as the rules count them: with the missing (下落不明).
    public var deathsAndMissing: Int { (deaths ?? 0) + (missing ?? 0) }

    private var decidesNothing: Bool {
        deaths == nil && missing == nil && seriousInjuries == nil && directLossYuan == nil
    }

    private var harmedNobody: Bool {
        deathsAndMissing == 0 && (seriousInjuries ?? 0) == 0 && (minorInjuries ?? 0) == 0 && (directLossYuan ?? 0) == 0
    }

    /// 事故等级 by the thresholds, which are sorted from the highest class down.
    public func incidentClass(by thresholds: [IncidentThreshold]) -> IncidentClass {
        if decidesNothing { return .unclassified }
        if harmedNobody { return .nearMiss }
        return thresholds.first(where: reaches)?.incidentClass ?? .ordinary
    }

    private func reaches(_ threshold: IncidentThreshold) -> Bool {
        deathsAndMissing >= threshold.deaths
            || (seriousInjuries ?? 0) >= threshold.seriousInjuries
            || (directLossYuan ?? 0) >= threshold.directLossYuan
    }
}
