public import EventJSON

extension Reply {
    /// The status with the code, where there is one: `200`, `422 hazard-closed`.
    public var verdict: String { code.map { "\(status) \($0)" } ?? "\(status)" }
}
