import Ledgers

/// What a monitoring point measured (section 10.3).
extension FieldReader {
    mutating func measuredBreach(_ name: StaticString) throws(Fault) -> MeasuredBreach? {
        guard var fields = try object(name) else { return nil }
        let (id, kind) = (try fields.number("id"), try fields.kind("kind"))
        let (unit, value) = (try fields.requiredText("unit", upTo: 20), try fields.figure("value"))
        let (side, limit) = try fields.limit()
        let since = try fields.requiredInstant("since")
        try fields.refuseOthers()
        return MeasuredBreach(id: id, kind: kind, unit: unit, value: value, side: side, limit: limit, since: since)
    }

    /// Of a point: what it measures.
    private mutating func kind(_ name: StaticString) throws(Fault) -> String {
        let part = try requiredString(name)
        guard part.withBytes(Self.isKind) else {
            throw fault(at: name, "\(name) is 1 to 64 of a-z, 0-9 and -, a letter first")
        }
        return part.text
    }

    private static func isKind(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = text.first, letters.contains(first), text.count <= 64 else { return false }
        return text.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// `above` or `below`.
    private mutating func limit() throws(Fault) -> (MeasuredBreach.Side, Double) {
        let (above, below) = (try optionalFigure("above"), try optionalFigure("below"))
        switch (above, below) {
        case (let above?, nil): return (.above, above)
        case (nil, let below?): return (.below, below)
        case (nil, nil): throw Fault(code, at: pointer, "give above or below, the value that was reached")
        case (.some, .some): throw fault(at: "below", "below goes only without above")
        }
    }
}
