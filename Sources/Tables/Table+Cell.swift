extension Table {
    public struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// One line, made harmless for a terminal (``Swift/String/printable``).
        public let text: String
        /// Shown only where the table is rendered with styles. Default: none.
        public let style: TextStyle?

        public init(_ text: String, style: TextStyle? = nil) {
            self.text = text.printable
            self.style = style
        }

        public init(stringLiteral text: String) {
            self.init(text)
        }

        /// The text cut and padded to a width; the style covers the text, not the padding.
        func rendered(width: Int, alignment: Alignment, styled: Bool) -> String {
            let shown = text.truncated(toColumns: width)
            let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(shown)))
            let piece = styled ? style?.applied(to: shown) ?? shown : shown
            return alignment == .left ? piece + padding : padding + piece
        }
    }
}
