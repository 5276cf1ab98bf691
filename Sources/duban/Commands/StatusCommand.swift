import ArgumentParser
import EventJSON
import Node
import Tables

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Tell how a node is.")

    @OptionGroup var asking: AskingOptions

    @Flag(help: "JSON for machines.")
    var json = false

    func run() async throws {
        let status = try await asking.asker().ask(Question("status"))
        if json { return print(status.text) }
        var table = Table(columns: [Table.Column("what"), Table.Column("value", mayShrink: true)])
        for (name, value) in status.flattened { table.append(["\(name)", "\(value)"]) }
        print(table.rendered(width: nil, styled: Terminal.standardOutput.isStyled), terminator: "")
    }
}

extension JSONValue {
    /// Members of members by their paths, for a table.
    fileprivate var flattened: [(name: String, value: String)] {
        guard case .object(let members) = self else { return [] }
        return members.flatMap { member in
            let inner = member.value.flattened
            return inner.isEmpty
                ? [(member.name, member.value.display)] : inner.map { ("\(member.name).\($0.name)", $0.value) }
        }
    }
}
