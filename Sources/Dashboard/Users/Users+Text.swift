/// The users as the text of their file.
extension Users {
    private static let heading = "# duban users 1 (kept by the command duban user)"

    var text: String {
        ([Self.heading] + all.map(\.line)).joined(separator: "\n") + "\n"
    }

    /// Takes exactly what was written: a damaged file is refused whole, since a user that is skipped may be the one whose
    /// removal, or whose limits, count.
    /// - Parameter path: of the file, for messages.
    /// - Throws: ``UsersError`` with the line.
    init(text: String, path: String) throws(UsersError) {
        guard text.hasSuffix("\n") else { throw UsersError("\(path): ends in the middle of a line; \(Self.remedy)") }
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Self.heading[...] else {
            throw UsersError("\(path):1: is no file of users of this version; \(Self.remedy)")
        }
        for (index, line) in lines.enumerated().dropFirst() { try take(line, at: "\(path):\(index + 1)") }
    }

    private mutating func take(_ line: Substring, at place: String) throws(UsersError) {
        do throws(User.LineFault) {
            let user = try User(line: line)
            guard self[user.name] == nil else { throw User.LineFault("has a user a second time") }
            try? add(user)
            guard self[user.name] != nil else { throw User.LineFault("is one user too many") }
        } catch {
            throw UsersError("\(place): \(error.description); \(Self.remedy)")
        }
    }

    private static let remedy =
        "put the file back from a backup, or remove it and add the users anew with duban user add"
}
