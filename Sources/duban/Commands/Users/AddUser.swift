import ArgumentParser
import Dashboard
import Ledgers

struct AddUser: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a user.")

    @Argument(help: ArgumentHelp("1 to 32 of a-z, 0-9, '.', '_' and '-'.", valueName: "name"))
    var name: UserName

    @Option(help: "look, acknowledge or administer; each may do what the ones before it may.")
    var role: Role

    @Option(
        help: ArgumentHelp(
            "The beginnings of the areas that the user sees, 2, 4, 6, 9 or 12 digits each, separated by commas: 1404,140521. Default all areas.",
            valueName: "areas"))
    var areas: UserAreas?

    @OptionGroup var folder: UserFolder
    @OptionGroup var entry: PasswordEntry

    func run() throws {
        let password = try entry.newPassword(for: name)
        let user = User(
            name: name, role: role, areas: areas?.scope ?? .everywhere, password: try PasswordHash(of: password))
        try folder.file.change { users throws(UsersError) in try users.add(user) }
        print("added \(name), who may \(role.rawValue) in \(user.areas.words)")
    }
}
