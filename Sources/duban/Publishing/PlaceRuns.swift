/// The places of many events by their numbers, in little memory: mostly a line is an event, and the next line the next.
struct PlaceRuns {
    private struct Run {
        let number: UInt64
        let place: Place

        func place(of number: UInt64) -> Place {
            Place(file: place.file, line: place.line + Int(number - self.number))
        }
    }

    private var runs: ArraySlice<Run> = []

    /// Notes a place. Numbers have to ascend.
    mutating func note(_ number: UInt64, _ place: Place) {
        guard runs.last?.place(of: number) != place else { return }
        runs.append(Run(number: number, place: place))
    }

    /// Gives the place of a number that was noted, and forgets those before it. Numbers have to ascend.
    mutating func take(_ number: UInt64) -> Place? {
        while let second = runs.dropFirst().first, second.number <= number { runs.removeFirst() }
        guard let first = runs.first, first.number <= number else { return nil }
        return first.place(of: number)
    }
}
