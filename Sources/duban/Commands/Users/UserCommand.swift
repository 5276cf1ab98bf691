import ArgumentParser

struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Who may use the HTTP side of a node: add, list, password, remove.",
        discussion: """
            Users are kept in the file users of the data folder. A running node takes changes over at the next request: \
            from the first user on one has to log in. Passwords are typed, or read from standard input with \
            --password-stdin.
            """,
        subcommands: [AddUser.self, ListUsers.self, ChangePassword.self, RemoveUser.self])
}
