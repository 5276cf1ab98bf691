import ArgumentParser
import Dashboard

struct RemoveUser: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a user; the user's sessions end.")

    @Argument(help: ArgumentHelp("The user.", valueName: "name"))
    var name: UserName

    @OptionGroup var folder: UserFolder

    func run() throws {
        try folder.file.change { users throws(UsersError) in try users.remove(name) }
        print("removed \(name)")
    }
}
