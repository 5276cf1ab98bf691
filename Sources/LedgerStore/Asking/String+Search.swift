extension String {
    /// Whether one of the texts holds this one, byte by byte, as databases compare.
    package func isIn(_ texts: String...) -> Bool {
        texts.contains { $0.utf8.holds(utf8) }
    }
}

extension Collection where Element: Equatable {
    /// Whether `part` is somewhere in it. The empty one is everywhere.
    fileprivate func holds(_ part: some Collection<Element>) -> Bool {
        var rest = self[...]
        while !rest.starts(with: part) {
            guard !rest.isEmpty else { return false }
            rest = rest.dropFirst()
        }
        return true
    }
}
