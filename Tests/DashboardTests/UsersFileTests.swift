import Foundation
import Ledgers
import Testing

@testable import Dashboard

@Suite struct UsersFileTests {
    @Test func usersAreKeptWhole() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        #expect(try file.load() == nil)
        let users = [try User("zhang", .look), try User("liming", .acknowledge, areas: ["1404", "140521"])]
        for user in users { try file.add(user) }
        #expect(try file.load()?.all == [users[1], users[0]])
        let mode = try FileManager.default.attributesOfItem(atPath: folder.users)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: folder.users + ".new"))
        #expect(try !folder.text().contains("horse"))
    }

    @Test func aRefusedChangeChangesNothing() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        try file.add(try User("liming", .look))
        let before = try folder.text()
        #expect(throws: UsersError.self) { try file.add(try User("liming", .administer)) }
        #expect(throws: UsersError.self) {
            try file.change { users throws(UsersError) in try users.remove(UserName("nobody")!) }
        }
        #expect(try folder.text() == before)
    }

    /// What damage makes of a line.
    @Test(arguments: [
        ("liming:root:*:", "has no role"), ("Liming:look:*:", "has no name"), ("li\u{1B}ming:look:*:", "has no name"),
        ("liming:look::", "has no areas"), ("liming:look:1404,:", "has no areas"), ("liming:look:1404", "fields"),
        ("", "fields"), ("liming:look:*:scrypt$2$8$1$AAAA$AAAA", "has no scrypt hash"), ("../x:look:*:", "has no name"),
    ])
    func damageIsRefusedWithItsLine(line: String, what: String) throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        try file.add(try User("aaa", .look))
        try folder.write(folder.text() + line + "\n")
        let error = try #require(throws: UsersError.self) { try file.load() }
        #expect(error.description.hasPrefix("\(folder.users):3: "))
        #expect(error.description.contains(what))
        #expect(!error.description.contains("\u{1B}"))
        #expect(throws: UsersError.self) { try UserDirectory(file, logger: Bench.quiet) }
        #expect(throws: UsersError.self) { try file.add(try User("bbb", .look)) }
    }

    @Test func aFileThatEndsTooSoonIsRefused() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        try file.add(try User("liming", .look))
        let text = try folder.text()
        for count in [0, 1, 20, text.count - 1] {
            try folder.write(String(text.prefix(count)))
            #expect(throws: UsersError.self) { try file.load() }
        }
        try folder.write(text + text.split(separator: "\n")[1] + "\n")
        #expect(throws: UsersError.self) { try file.load() }
    }

    @Test func whatOthersMayReadIsRefused() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        try file.add(try User("liming", .look))
        try folder.write(folder.text(), mode: 0o640)
        #expect(throws: UsersError.self) { try file.load() }
        try FileManager.default.removeItem(atPath: folder.users)
        try FileManager.default.createSymbolicLink(atPath: folder.users, withDestinationPath: "/etc/passwd")
        #expect(throws: UsersError.self) { try file.load() }
    }

    @Test func damageWhileRunningChangesNothing() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        try file.add(try User("liming", .look))
        let directory = try UserDirectory(file, logger: Bench.quiet)
        try folder.write("")
        #expect(directory.user(named: UserName("liming")!) != nil)
        try FileManager.default.removeItem(atPath: folder.users)
        #expect(directory.user(named: UserName("liming")!) == nil)
        #expect(directory.hasUsers)
        try file.add(try User("zhang", .look))
        #expect(directory.user(named: UserName("zhang")!) != nil)
    }

    @Test func aFileWithoutUsersLeavesItClosedAlsoAfterAStart() throws {
        let folder = try TemporaryFolder()
        let file = UsersFile(in: folder.path)
        #expect(try !UserDirectory(file, logger: Bench.quiet).hasUsers)
        try file.add(try User("liming", .look))
        try file.change { users throws(UsersError) in try users.remove(UserName("liming")!) }
        #expect(try UserDirectory(file, logger: Bench.quiet).hasUsers)
    }
}
