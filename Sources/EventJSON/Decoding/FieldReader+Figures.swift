import Ledgers

extension FieldReader {
    /// An RFC 3339 instant.
    mutating func instant(_ name: StaticString) throws(Fault) -> Instant? {
        guard let read = try string(name, as: { Instant(rfc3339: $0) }) else { return nil }
        guard let instant = read else {
            throw fault(
                at: name,
                "\(name) is an RFC 3339 instant with an offset, years 2000 to 2999, like 2024-01-05T09:00:00+08:00")
        }
        return instant
    }

    /// An instant that must not lie after `limit`.
    mutating func instant(_ name: StaticString, upTo limit: Instant) throws(Fault) -> Instant {
        guard let instant = try optionalInstant(name, upTo: limit) else { throw missing(name) }
        return instant
    }

    mutating func optionalInstant(_ name: StaticString, upTo limit: Instant) throws(Fault) -> Instant? {
        guard let instant = try instant(name) else { return nil }
        guard instant <= limit else { throw tooFarAhead(name) }
        return instant
    }

    mutating func requiredInstant(_ name: StaticString) throws(Fault) -> Instant {
        guard let instant = try instant(name) else { throw missing(name) }
        return instant
    }

    func tooFarAhead(_ name: StaticString) -> Fault {
        fault(at: name, "\(name) lies too far in the future; check the clock")
    }

    mutating func date(_ name: StaticString) throws(Fault) -> LocalDate? {
        guard let read = try string(name, as: { LocalDate(iso8601: $0) }) else { return nil }
        guard let date = read else {
            throw fault(at: name, "\(name) is a date that exists, years 2000 to 2999, like 2024-01-31")
        }
        return date
    }

    mutating func double(_ name: StaticString, in range: ClosedRange<Double>) throws(Fault) -> Double? {
        guard let value = value(name) else { return nil }
        guard let number = value.number else { throw fault(at: name, "\(name) is a number, not \(value.kind)") }
        guard range.contains(number.double) else {
            throw fault(at: name, "\(name) lies in \(range.lowerBound) to \(range.upperBound)")
        }
        return number.double
    }

    /// Any number: JSON that is accepted has none beyond a double.
    mutating func figure(_ name: StaticString) throws(Fault) -> Double {
        guard let figure = try optionalFigure(name) else { throw missing(name) }
        return figure
    }

    mutating func optionalFigure(_ name: StaticString) throws(Fault) -> Double? {
        guard let value = value(name) else { return nil }
        guard let double = value.double else { throw fault(at: name, "\(name) is a number, not \(value.kind)") }
        return double
    }

    /// Yuan, 0 to 1e13.
    mutating func money(_ name: StaticString) throws(Fault) -> Double? {
        try double(name, in: 0...1e13)
    }

    /// A count, 0 to 1,000,000, written 3 or 3.0.
    mutating func count(_ name: StaticString) throws(Fault) -> Int? {
        guard let value = value(name) else { return nil }
        guard let integer = value.number?.integer, (0...1_000_000).contains(integer) else {
            throw fault(at: name, "\(name) is a whole number, 0 to 1000000")
        }
        return integer
    }
}
