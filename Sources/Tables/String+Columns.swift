extension String {
    /// The text shortened to at most so many terminal columns, with `…` for what is left out. A character that takes
    /// two columns is never split, so the result can be one column narrower.
    public func truncated(toColumns columns: Int) -> String {
        if DisplayWidth.of(self) <= columns { return self }
        return columns < 1 ? "" : prefix(columns: columns - 1) + "…"
    }

    private func prefix(columns: Int) -> String {
        var room = columns
        let end = firstIndex { character in
            room -= DisplayWidth.of(character)
            return room < 0
        }
        return String(self[..<(end ?? endIndex)])
    }
}
