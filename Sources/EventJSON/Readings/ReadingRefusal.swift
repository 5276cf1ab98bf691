/// Why what came in as a reading is none.
public enum ReadingRefusal: Error, Hashable, Sendable {
    /// It is not as sections 1 and 10.2 say (status 400).
    case invalid(Fault)
    /// Its `time` lies further after its receipt than the policy allows: status 400 as well, but it is the clock of the point
    /// that is wrong.
    case ahead(Fault)
    /// Its text has more than ``ReadingDecoder/largestSize`` bytes (status 413).
    case tooLarge

    /// What is wrong and where; nil where it was not looked at.
    public var fault: Fault? {
        switch self {
        case .invalid(let fault), .ahead(let fault): fault
        case .tooLarge: nil
        }
    }
}
