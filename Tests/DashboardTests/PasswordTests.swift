import Testing

@testable import Dashboard

@Suite struct PasswordTests {
    @Test func aHashKnowsItsPasswordOnly() throws {
        let hash = try PasswordHash(of: Password("correct horse"), cost: .cheap)
        #expect(hash.matches(Password("correct horse")))
        #expect(!hash.matches(Password("correct horsf")))
        #expect(!hash.matches(Password("")))
        #expect(PasswordHash(text: hash.text[...]) == hash)
        #expect(try PasswordHash(of: Password("correct horse"), cost: .cheap) != hash)
    }

    @Test func anUnknownUserCostsAsMuchAsANewOne() throws {
        #expect(PasswordHash.decoy.cost == .standard)
        #expect(try PasswordHash(of: Password("correct horse")).cost == PasswordHash.decoy.cost)
    }

    @Test func composedCharactersAreTheSame() throws {
        let hash = try PasswordHash(of: Password("caf\u{E9} correct"), cost: .cheap)
        #expect(hash.matches(Password("cafe\u{301} correct")))
    }

    @Test(arguments: ["short", "123456789", "aaaaaaaaaaaa", "liming-2024", "with\u{0}control", "line\nbreak-"])
    func weakPasswordsAreRefused(text: String) {
        #expect(throws: UsersError.self) { try Password(new: text, for: UserName("liming")!) }
    }

    @Test func aPasswordDoesNotTellItself() throws {
        let password = try Password(new: "correct horse", for: UserName("liming")!)
        var dumped = ""
        dump(password, to: &dumped)
        #expect(!"\(password) \(String(reflecting: password)) \(dumped)".contains("99"))
    }

    @Test(arguments: [
        "scrypt$1024$8$1", "scrypt$32769$8$1", "scrypt$1048576$8$1", "scrypt$32768$8$0", "bcrypt$32768$8$1",
    ])
    func hashesThatAreTooWeakOrTooDear(beginning: String) throws {
        let hash = try PasswordHash(of: Password("correct horse"), cost: .cheap).text
        #expect(PasswordHash(text: (beginning + hash.dropFirst("scrypt$16384$1$1".count))[...]) == nil)
    }

    @Test(arguments: [
        "", "Liming", "-x", ".x", "a/b", "a b", "李明", "a\u{0}", "a\n", "a:b", String(repeating: "a", count: 33),
    ])
    func whatIsNoName(text: String) {
        #expect(UserName(text) == nil)
    }
}
