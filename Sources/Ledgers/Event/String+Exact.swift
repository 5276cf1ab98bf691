extension String {
    /// Whether both hold the same characters, code point by code point.
    ///
    /// `==` takes canonically equivalent texts for equal; a store compares bytes, and the two must agree.
    public func isExactly(_ other: String) -> Bool {
        // Most texts that are compared differ in their length, which is known.
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// Code-point order, in which all lists are sorted.
    public func precedesExactly(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
