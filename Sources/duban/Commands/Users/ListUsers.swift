import ArgumentParser
import Dashboard
import EventJSON
import Ledgers

struct ListUsers: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the users.")

    @OptionGroup var folder: UserFolder
    @OptionGroup var output: OutputOptions

    func run() throws {
        let users = try folder.file.load() ?? Users()
        List(columns: Self.columns, items: users.all.map(Self.json)).print(as: output.chosen)
    }

    private static func json(_ user: User) -> JSONValue {
        [
            "name": .string(user.name.description), "role": .string(user.role.rawValue),
            "areas": .string(user.areas.words),
        ]
    }

    private static var columns: [List.Column] {
        [List.Column("name", "name"), List.Column("role", "role"), List.Column("areas", "areas", mayShrink: true)]
    }
}
