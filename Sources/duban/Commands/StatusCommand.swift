import ArgumentParser
import EventJSON
import Node
import Tables
import Words

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Tell how a node is.")

    @OptionGroup var asking: AskingOptions

    @Flag(help: "JSON for machines.")
    var json = false

    func run() async throws {
        let status = try await asking.asker().ask(Question("status"))
        if json { return print(status.shown) }
        var table = Table(columns: [Table.Column("what"), Table.Column("value", mayShrink: true)])
        for (name, value) in status.flattened { table.append(["\(name)", "\(value)"]) }
        print(table.rendered(width: nil, styled: Terminal.standardOutput.isStyled), terminator: "")
    }
}

extension JSONValue {
    /// Members of members by their paths, for a table; items of lists by what their first member says.
    fileprivate var flattened: [(name: String, value: String)] {
        switch self {
        case .object(let members):
            members.flatMap { member in
                let inner = member.value.flattened
                let isPlain = inner.isEmpty && member.value.array == nil
                return isPlain
                    ? [(member.name, member.value.display)] : inner.map { ("\(member.name).\($0.name)", $0.value) }
            }
        case .array(let items):
            items.flatMap { item -> [(name: String, value: String)] in
                guard case .object(let members) = item, let first = members.first else { return [] }
                return JSONValue.object(Array(members.dropFirst())).flattened
                    .map { ("\(first.value.display).\($0.name)", $0.value) }
            }
        case .null, .bool, .number, .string: []
        }
    }
}
