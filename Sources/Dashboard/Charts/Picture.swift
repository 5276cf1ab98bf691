/// An SVG picture, with words for those who do not see it.
struct Picture: Sendable {
    /// Unique in its page.
    let id: String
    let width: Int
    let height: Int
    /// What it is.
    let title: String
    /// All that it says.
    let description: String
    let shapes: [String]

    /// Markup to put into a page; how it looks is the style sheet's, so that it is right in the dark too.
    var markup: String {
        """
        <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id)-title" \
        aria-describedby="\(id)-text"><title id="\(id)-title">\(title.escapedMarkup)</title>\
        <desc id="\(id)-text">\(description.escapedMarkup)</desc>\(shapes.joined())</svg>
        """
    }
}

/// What pictures are made of. Measures are in the units of the picture.
enum Shape {
    static func box(_ style: String, x: Double, y: Double, width: Double, height: Double, round: Double = 0) -> String {
        let corner = round > 0 ? " rx=\"\(number(round))\"" : ""
        return "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\""
            + " height=\"\(number(height))\"\(corner)/>"
    }

    static func line(_ style: String, from x: Double, to end: Double, y: Double) -> String {
        "<line class=\"\(style)\" x1=\"\(number(x))\" x2=\"\(number(end))\" y1=\"\(number(y))\" y2=\"\(number(y))\"/>"
    }

    /// Lines from point to point.
    /// - Parameter isClosed: whether it is a surface.
    static func path(_ style: String, _ points: [(x: Double, y: Double)], isClosed: Bool = false) -> String {
        guard !points.isEmpty else { return "" }
        let places = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: " ")
        return "<path class=\"\(style)\" d=\"M\(places)\(isClosed ? "Z" : "")\"/>"
    }

    enum Anchor: String {
        case start, middle, end
    }

    static func text(_ style: String, _ text: String, x: Double, y: Double, anchor: Anchor = .start) -> String {
        "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor.rawValue)\">"
            + "\(text.escapedMarkup)</text>"
    }

    /// To a tenth.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}
