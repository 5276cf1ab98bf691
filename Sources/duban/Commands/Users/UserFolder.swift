import ArgumentParser
import Dashboard

/// The data folder whose users are meant.
struct UserFolder: ParsableArguments {
    @Option(help: ArgumentHelp("The node's data folder. Default ./data.", valueName: "folder"))
    var data = "data"

    var file: UsersFile { UsersFile(in: data) }
}
