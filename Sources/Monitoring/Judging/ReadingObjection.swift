/// Why a reading is not taken.
public struct ReadingObjection: Error, Hashable, Sendable {
    public var fault: ReadingFault
    /// One sentence for whoever sent it.
    public var message: String
    /// What is wrong, as a JSON Pointer; nil where it is nothing in the reading.
    public var pointer: String?
    /// Whether the point has not had this fault before, so that it is to become a dead letter.
    public var isFirst = false

    public init(_ fault: ReadingFault, _ message: String, at pointer: String? = nil) {
        self.fault = fault
        self.message = message
        self.pointer = pointer
    }
}
