extension String {
    /// The word of a list for which this one is likely a typing error; nil where none is near.
    func nearest(among words: [String]) -> String? {
        let ranked = words.map { (word: $0, distance: lowercased().edits(to: $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, count / 3) && best.distance < best.word.count ? best.word : nil
    }

    /// Characters to insert, remove, replace or swap with their neighbour (optimal string alignment).
    private func edits(to other: String) -> Int {
        let (left, right) = (Array(self), Array(other))
        var rows = [Array(0...right.count)]
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let replaced = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                let isSwap = i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j]
                let swapped = isSwap ? rows[i - 1][j - 1] + 1 : replaced
                row.append([rows[i][j + 1] + 1, row[j] + 1, replaced, swapped].min() ?? 0)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
