import EventJSON
import Ledgers
import Monitoring

extension Format where Value == String {
    /// Of a point: what stands as the subject of its readings.
    static var pointID: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x2F }) {
                return text
            }
            throw setting.refusal("\(text.quoted) is no id; write 1 to 64 visible ASCII characters without /")
        }
    }

    static var areaCode: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if AreaCode.isValid(text) { return text }
            throw setting.refusal(
                "\(text.quoted) is no area; write 6, 9 or 12 digits, or 6 and a zone: 140403-gxq")
        }
    }

    /// One of the words that the file, or another one, gives.
    static func word(of words: [String], called name: String) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if words.contains(where: text.isExactly) { return text }
            let known = words.isEmpty ? "there are none" : "there are \(words.joined(separator: ", "))"
            let hint = text.nearest(among: words).map { "did you mean \($0)?" } ?? known
            throw setting.refusal("\(text.quoted) is no \(name); \(hint)")
        }
    }

    fileprivate static var creditCode: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if CreditCode.isValid(text) { return text }
            throw setting.refusal(
                "\(text.quoted) is no 统一社会信用代码; write its 18 characters, of which the last checks the others")
        }
    }
}

extension Format where Value == Enterprise {
    static var enterprise: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let enterprise = Enterprise(
                name: try section.required("name", as: .text(atMost: 200)),
                uscc: try section.setting("uscc").map(Format<String>.creditCode.parse))
            try section.refuseUnknownKeys()
            return enterprise
        }
    }
}

extension Format where Value == Responsibility {
    static var responsibility: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let responsibility = Responsibility(
                leadDepartment: try section.setting("leadDepartment").map(Format<String>.text(atMost: 100).parse),
                responsibleUnit: try section.setting("responsibleUnit").map(Format<String>.text(atMost: 200).parse),
                responsiblePerson: try section.setting("responsiblePerson").map(Format<String>.text(atMost: 100).parse))
            try section.refuseUnknownKeys()
            return responsibility
        }
    }
}

extension Format where Value == ClosedRange<Double> {
    /// The lowest and the highest value.
    static var figures: Format {
        Format { setting throws(ConfigurationError) in
            let items = try setting.items()
            guard items.count == 2 else { throw setting.refusal("has \(items.count) items; write [lowest, highest]") }
            let (lowest, highest) = (
                try Format<Double>.figure.parse(items[0]), try Format<Double>.figure.parse(items[1])
            )
            guard lowest < highest else { throw setting.refusal("\(lowest.plain) is not below \(highest.plain)") }
            return lowest...highest
        }
    }
}
