import ArgumentParser
import Dashboard

struct ChangePassword: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Give a user another password; the user's sessions end.")

    @Argument(help: ArgumentHelp("The user.", valueName: "name"))
    var name: UserName

    @OptionGroup var folder: UserFolder
    @OptionGroup var entry: PasswordEntry

    func run() throws {
        let hash = try PasswordHash(of: try entry.newPassword(for: name))
        try folder.file.change { users throws(UsersError) in try users.setPassword(hash, of: name) }
        print("changed the password of \(name)")
    }
}
