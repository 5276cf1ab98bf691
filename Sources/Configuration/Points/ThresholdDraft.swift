import Ledgers
import Monitoring

/// A threshold as it is written: its value may be left to the point's `design`.
struct ThresholdDraft {
    let place: Place
    let side: Threshold.Side
    /// Nil: by design.
    let value: Double?
    let hold: Span
    /// Nil: the value.
    let clear: Double?
    let consequence: Consequence

    /// - Parameter design: the value where it is by design; nil where none is known.
    /// - Returns: nil where the value is not known.
    func threshold(design: Double?) -> Threshold? {
        (value ?? design).map { Threshold(side, $0, for: hold, clear: clear, consequence) }
    }
}

extension Format where Value == ThresholdDraft {
    static var threshold: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let (side, value) = try side(of: section)
            let draft = ThresholdDraft(
                place: section.place, side: side, value: value,
                hold: try section.setting("hold").map(Format<Span>.span(.seconds(0) ... .days(7)).parse) ?? .seconds(0),
                clear: try section.setting("clear").map(Format<Double>.figure.parse),
                consequence: Consequence(
                    level: try section.required("level", as: .choice),
                    description: try section.setting("description").map(Format<String>.text(atMost: 500).parse),
                    deadlineDays: try section.setting("deadlineDays").map(Format<Int>.integer(0...3_650).parse)))
            try section.refuseUnknownKeys()
            return draft
        }
    }

    /// `above` or `below`, with a value or the word `design`.
    private static func side(of section: Section) throws(ConfigurationError) -> (Threshold.Side, Double?) {
        let written = [(Threshold.Side.above, section.setting("above")), (.below, section.setting("below"))]
        switch (written[0].1, written[1].1) {
        case (let above?, nil): return (.above, try limit(above))
        case (nil, let below?): return (.below, try limit(below))
        case (nil, nil): throw section.place.refusal("has neither above nor below; give the value that is reached")
        case (_?, let below?): throw below.refusal("goes only without above; write two thresholds")
        }
    }

    private static func limit(_ setting: Setting) throws(ConfigurationError) -> Double? {
        setting.says("design") ? nil : try Format<Double>.figure.parse(setting)
    }
}

extension Format where Value == Consequence {
    /// What it is for a point to be silent.
    static var silence: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let consequence = Consequence(
                level: try section.setting("level").map(Format<HazardLevel>.choice.parse) ?? .general,
                description: try section.setting("description").map(Format<String>.text(atMost: 500).parse),
                deadlineDays: try section.setting("deadlineDays").map(Format<Int>.integer(0...3_650).parse))
            try section.refuseUnknownKeys()
            return consequence
        }
    }
}
