extension Table {
    /// The side of its column on which a cell stands.
    public enum Alignment: Sendable {
        case left, right
    }

    public struct Column: Sendable {
        let header: Cell
        let alignment: Alignment
        let maximumWidth: Int?
        let mayShrink: Bool

        /// - Parameters:
        ///   - alignment: default left; numbers read best on the right.
        ///   - maximumWidth: terminal columns that it takes at most; longer cells end with `…`. Default: no limit.
        ///   - mayShrink: whether it may become narrower than its cells where the table is wider than the terminal.
        ///     Default: no.
        public init(
            _ header: String, alignment: Alignment = .left, maximumWidth: Int? = nil, mayShrink: Bool = false
        ) {
            self.header = Cell(header, style: .bold)
            self.alignment = alignment
            self.maximumWidth = maximumWidth
            self.mayShrink = mayShrink
        }
    }
}
