import Tables

/// What is known of one thing: names and values, one a line.
struct Facts {
    private var table = Table(columns: [Table.Column("fact"), Table.Column("value", mayShrink: true)])

    /// Nothing is shown of an empty value.
    mutating func add(_ name: String, _ value: String, style: TextStyle? = nil) {
        if !value.isEmpty { table.append([Table.Cell(name, style: .dim), Table.Cell(value, style: style)]) }
    }

    func print() {
        let rendered = table.rendered(width: nil, styled: Terminal.standardOutput.isStyled)
        let lines = rendered.split(separator: "\n").dropFirst(2)
        for line in lines { Swift.print(line) }
    }
}
