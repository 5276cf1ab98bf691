public import EventJSON

extension DecodedEvent {
    /// Why it is not valid; nil where it is.
    public var fault: Fault? {
        if case .failure(let fault) = result { fault } else { nil }
    }
}
