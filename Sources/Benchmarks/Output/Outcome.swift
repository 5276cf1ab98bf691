public import EventJSON
public import Tables

/// All figures of a run of the program, and what they were measured on.
public struct Outcome: Sendable {
    public let heading: Heading
    public let figures: [Figure]

    public init(heading: Heading, figures: [Figure]) {
        self.heading = heading
        self.figures = figures
    }

    public var json: JSONValue {
        .object(heading.members + [JSONMember("figures", .array(figures.map(\.json)))])
    }

    /// - Parameter terminal: into which it has to fit.
    public func text(for terminal: Terminal) -> String {
        var table = Table(columns: [
            Table.Column("figure"), Table.Column("unit"), Table.Column("runs", alignment: .right),
            Table.Column("median", alignment: .right), Table.Column("p50 µs", alignment: .right),
            Table.Column("p99 µs", alignment: .right), Table.Column("p99.9 µs", alignment: .right),
            Table.Column("ratio"),
        ])
        for figure in figures { table.append(figure.cells) }
        return heading.lines.map { $0 + "\n" }.joined() + "\n" + table.rendered(styled: terminal.isStyled)
    }
}
