import Ledgers

/// The episodes that the log has an open hazard of, by point: what the log says of them counts, whatever was kept beside it.
public struct OpenEpisodes: Sendable {
    public var breaches: [String: Episode] = [:]
    public var silences: [String: Episode] = [:]

    public init() {}

    /// The state with these episodes; when one was cleared is known from the state alone.
    func applied(to state: PointState) -> PointState {
        var state = state
        state.breach = episode(breaches[state.point], kept: state.breach)
        state.silence = episode(silences[state.point], kept: state.silence)
        return state
    }

    private func episode(_ open: Episode?, kept: Episode?) -> Episode? {
        guard var open else { return nil }
        open.clearedAt = kept?.clearedAt
        return open
    }
}
