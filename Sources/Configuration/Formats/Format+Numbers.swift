extension Format where Value == Int {
    static func integer(_ allowed: ClosedRange<Int>) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            let range = "allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
            guard let number = Int(text.withoutUnderscores) else {
                throw setting.refusal("\(text.quoted) is no whole number; \(range)")
            }
            guard allowed.contains(number) else { throw setting.refusal("\(number) is out of range; \(range)") }
            return number
        }
    }
}

extension Format where Value == Double {
    /// An amount of money in yuan.
    static func yuan(_ allowed: ClosedRange<Double>) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            let range = "allowed are \(allowed.lowerBound.plain) to \(allowed.upperBound.plain) yuan"
            guard let number = text.decimal else { throw setting.refusal("\(text.quoted) is no number; \(range)") }
            guard allowed.contains(number) else { throw setting.refusal("\(text) is out of range; \(range)") }
            return number
        }
    }
}

extension Format where Value == Double {
    /// What can be measured.
    static var figure: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let number = text.decimal, number.isFinite { return number }
            throw setting.refusal("\(text.quoted) is no number; write for example 1.5")
        }
    }

    static var positiveFigure: Format {
        Format { setting throws(ConfigurationError) in
            let number = try figure.parse(setting)
            if number > 0 { return number }
            throw setting.refusal("\(number.plain) is out of range; it has to be above 0")
        }
    }
}

extension Format where Value == Bool {
    static var flag: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            guard let flag = Bool(text) else { throw setting.refusal("\(text.quoted) is neither true nor false") }
            return flag
        }
    }
}

extension String {
    /// YAML lets a long number be written 20_000.
    fileprivate var withoutUnderscores: String {
        first == "_" || last == "_" ? self : replacing("_", with: "")
    }

    /// Digits, sign, point and exponent; not the `nan`, `inf` and hexadecimal that Swift takes too.
    fileprivate var decimal: Double? {
        allSatisfy { "0123456789.eE+-_".contains($0) } ? Double(withoutUnderscores) : nil
    }
}

extension Double {
    var plain: String {
        Int(exactly: self).map(String.init) ?? description
    }
}
