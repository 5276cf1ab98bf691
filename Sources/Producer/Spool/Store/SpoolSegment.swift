/// A file of events, one record behind the other, without gaps in their numbers.
struct SpoolSegment: Equatable {
    /// The number of its first event, which is its name.
    let first: UInt64
    /// How many of its bytes are durable; of one that an earlier process wrote, all.
    var size: Int

    var name: String { SegmentName.of(first) }
}
