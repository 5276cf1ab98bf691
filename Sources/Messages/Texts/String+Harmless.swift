extension String {
    /// On one line, without what is not shown or turns the reading direction.
    var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isShown ? $0 : " " }))
    }

    /// What an enterprise is called or a hazard is described as must not become a link, a mention or a heading. The robots know
    /// no escapes in common, so the characters are written in their wide form.
    var harmlessInMarkdown: String {
        String(String.UnicodeScalarView(onOneLine.unicodeScalars.map { Self.wide[$0] ?? $0 }))
    }

    private static let wide: [Unicode.Scalar: Unicode.Scalar] = [
        "[": "［", "]": "］", "<": "＜", ">": "＞", "*": "＊", "`": "｀", "#": "＃", "!": "！", "\\": "＼", "@": "＠", "~": "～",
    ]

    /// Its beginning, with … where it was longer. Scalars count: one character may have any number of them.
    func clipped(to longest: Int) -> String {
        unicodeScalars.count > longest ? String(unicodeScalars.prefix(longest - 1)) + "…" : self
    }
}

extension Unicode.Scalar {
    fileprivate var isShown: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !properties.isBidiControl
        }
    }
}
