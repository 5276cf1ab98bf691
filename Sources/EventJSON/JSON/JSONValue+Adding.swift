extension JSONValue {
    /// An object with more members.
    public func adding(_ more: [JSONMember]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}
