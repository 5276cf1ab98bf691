import Ledgers

extension Format where Value == Span {
    /// A length of time: a whole number and its unit, which must be there.
    static func span(_ allowed: ClosedRange<Span>) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard let span = Span(written: text) else { throw setting.refusal("\(text.quoted) \(fault(of: text))") }
            guard allowed.contains(span) else {
                let range = "\(allowed.lowerBound.written) to \(allowed.upperBound.written)"
                throw setting.refusal("\(text.quoted) is out of range; allowed are \(range)")
            }
            return span
        }
    }

    private static func fault(of text: String) -> String {
        let fault = Int64(text) == nil ? "is no length of time" : "has no unit"
        return "\(fault); write for example 24 h, 30 min, 7 d"
    }
}

extension Format where Value == Int {
    /// A size in bytes, with or without a unit.
    static func bytes(_ allowed: ClosedRange<Int>) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard let size = Quantity(text)?.value(in: Quantity.sizes) else {
                throw setting.refusal("\(text.quoted) is no size; write for example 1048576, 64 KiB, 1 MiB")
            }
            guard allowed.contains(Int(size)) else {
                let range = "\(allowed.lowerBound) to \(allowed.upperBound) bytes"
                throw setting.refusal("\(text.quoted) is out of range; allowed are \(range)")
            }
            return Int(size)
        }
    }
}

extension Span {
    fileprivate init?(written text: String) {
        guard let milliseconds = Quantity(text)?.value(in: Quantity.times) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// In the largest unit that gives a whole number.
    fileprivate var written: String {
        let fitting = Quantity.times.filter { milliseconds % $0.value == 0 && milliseconds >= $0.value }
        let unit = fitting.max { $0.value < $1.value } ?? (key: "ms", value: 1)
        return "\(milliseconds / unit.value) \(unit.key)"
    }
}
