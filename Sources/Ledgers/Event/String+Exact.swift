extension String {
    /// Whether both hold the same characters, code point by code point.
    ///
    /// `==` takes canonically equivalent texts for equal; a store compares bytes, and the two must agree.
    public func isExactly(_ other: String) -> Bool {
        // Most texts that are compared differ in their length, which is known.
        utf8.count == other.utf8.count && withExactBytes { left in other.withExactBytes { left.elementsEqual($0) } }
    }

    /// Code-point order, in which all lists are sorted.
    public func precedesExactly(_ other: String) -> Bool {
        withExactBytes { left in other.withExactBytes { left.lexicographicallyPrecedes($0) } }
    }

    /// Hands out the bytes where they are: going through `utf8` asks for every byte anew how the text is kept.
    @inlinable
    public func withExactBytes<Outcome>(_ work: (UnsafeBufferPointer<UInt8>) -> Outcome) -> Outcome {
        utf8.withContiguousStorageIfAvailable(work) ?? Array(utf8).withUnsafeBufferPointer(work)
    }
}
