/// The name of a segment's file: the number of its first event with 20 digits, so that names sort as numbers do.
enum SegmentName {
    private static let suffix = ".segment"

    static func of(_ first: UInt64) -> String {
        let digits = String(first)
        return String(repeating: "0", count: 20 - digits.count) + digits + suffix
    }

    /// Nil where the file is none.
    static func first(_ name: String) -> UInt64? {
        guard name.hasSuffix(suffix), let first = UInt64(name.dropLast(suffix.count)), of(first) == name,
            SpoolProgress.numbers.contains(first)
        else { return nil }
        return first
    }
}
