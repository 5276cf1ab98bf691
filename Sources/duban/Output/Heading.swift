import Tables

/// A line above a table.
enum Heading {
    static func print(_ text: String) {
        let line = text.printable
        Swift.print(Terminal.standardOutput.isStyled ? TextStyle.bold.applied(to: line) : line)
    }
}
