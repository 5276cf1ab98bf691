extension Sheet {
    /// A column of a sheet.
    public struct Column: Hashable, Sendable {
        public enum Alignment: Hashable, Sendable {
            case left, center, right
        }

        public var header: String
        /// In characters of the standard font; a Chinese one takes two.
        public var width: Double
        /// Of the cells; headers are centred.
        public var alignment: Alignment
        /// Of numbers, as Excel writes it.
        public var numberFormat: String

        public init(
            _ header: String, width: Double, alignment: Alignment = .left, numberFormat: String = "General"
        ) {
            self.header = header
            self.width = width
            self.alignment = alignment
            self.numberFormat = numberFormat
        }
    }
}
