extension Policy.Monitoring {
    /// 比照事故调查: whether the highest stage of the ladder of such a hazard is raised at once (同安发〔2023〕15号 (39)).
    func raisesAtOnce(_ hazard: Hazard) -> Bool {
        hazard.details.point.map { leaderAtOnce.contains($0.kind) } ?? false
    }
}
