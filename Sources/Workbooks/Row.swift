extension Sheet {
    /// A row of a sheet: a cell for each column.
    public struct Row: Hashable, Sendable {
        public enum Style: Hashable, Sendable {
            case plain
            /// 标红
            case red
            /// What the rows above come to.
            case total
        }

        public var cells: [Cell]
        public var style: Style

        public init(_ cells: [Cell], style: Style = .plain) {
            self.cells = cells
            self.style = style
        }
    }
}
