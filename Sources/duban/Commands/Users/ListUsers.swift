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
        try output.print(List(columns: Self.columns, items: users.all.map(Self.json)), titled: "用户清单")
    }

    private static func json(_ user: User) -> JSONValue {
        [
            "name": .string(user.name.description), "role": .string(user.role.rawValue),
            "areas": .string(user.areas.words),
        ]
    }

    private static var columns: [List.Column] {
        [
            List.Column("name", "name").sheet("用户", 20), List.Column("role", "role").sheet("角色", 12),
            List.Column("areas", "areas", mayShrink: true).sheet("地区", 40),
        ]
    }
}
