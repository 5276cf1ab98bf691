import Ledgers
import Monitoring

/// What a profile and a point can both say of what is measured. What the point says counts.
struct PointTraits {
    var kind: String?
    var title: String?
    var unit: String?
    var thresholds: [ThresholdDraft]?
    var interval: Span?
    var plausible: ClosedRange<Double>?
    var largestChangePerMinute: Double?
    var silence: Consequence?

    init(from section: Section) throws(ConfigurationError) {
        kind = try section.setting("kind").map(Format.kind.parse)
        title = try section.setting("title").map(Format.text(atMost: 50).parse)
        unit = try section.setting("unit").map(Format.text(atMost: 20).parse)
        thresholds = try section.setting("thresholds").map(
            Format<[ThresholdDraft]>.possiblyEmptyList(of: .threshold).parse)
        interval = try section.setting("interval").map(
            Format.span(Span(milliseconds: 100) ... .days(30)).parse)
        plausible = try section.setting("plausible").map(Format.figures.parse)
        largestChangePerMinute = try section.setting("largestChangePerMinute").map(Format.positiveFigure.parse)
        silence = try section.setting("silence").map(Format.silence.parse)
    }

    /// The first key that a point can't be without and that nothing gives.
    var missing: String? {
        let keys = [
            ("kind", kind == nil), ("title", title == nil), ("unit", unit == nil), ("interval", interval == nil),
            ("thresholds, [] where only silence counts", thresholds == nil),
        ]
        return keys.first(where: \.1)?.0
    }

    /// These traits, with those of a profile where they say nothing.
    func completed(by profile: PointTraits?) -> PointTraits {
        guard let profile else { return self }
        var traits = self
        traits.kind = kind ?? profile.kind
        traits.title = title ?? profile.title
        traits.unit = unit ?? profile.unit
        traits.thresholds = thresholds ?? profile.thresholds
        traits.interval = interval ?? profile.interval
        traits.plausible = plausible ?? profile.plausible
        traits.largestChangePerMinute = largestChangePerMinute ?? profile.largestChangePerMinute
        traits.silence = silence ?? profile.silence
        return traits
    }

    /// Whether it is for the point to say which value the design gives.
    var isByDesign: Bool { thresholds?.contains { $0.value == nil } ?? false }
}
