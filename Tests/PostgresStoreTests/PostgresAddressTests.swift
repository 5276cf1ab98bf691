import LedgerStore
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: the address of the database")
struct PostgresAddressTests {
    @Test(
        "It is shown without password and parameters",
        arguments: [
            ("postgresql://u:secret@db:5433/duban?sslmode=verify-full", "postgresql://u@db:5433/duban"),
            ("postgres://a,b:2/d?password=secret", "postgresql://a,b:2/d"),
            ("postgresql:///d?host=/run/postgresql", "postgresql:///run/postgresql/d"),
            ("postgresql://u:p%40secret@db", "postgresql://u@db/"),
            ("postgresql://u:sec?ret@db/d", "postgresql://u@db/d"),
        ])
    func description(_ text: String, _ shown: String) throws {
        #expect(try PostgresAddress(text).description == shown)
    }

    @Test(
        "What is not understood is refused in words that hold nothing of it",
        arguments: [
            "secret", "sqlite:secret", "postgresql://u:sec/ret@db/d", "postgresql://u:sec@ret@db/d",
            "postgresql://u:5/secret@db/d", "postgresql://db/d?secret=1",
            "postgresql://db/d?target_session_attrs=secret", "postgresql://u:%zzsecret@db/d",
            "postgresql://db:0/secret",
            "postgresql://db/d?target_session_attrs=standby",
        ])
    func refusals(_ text: String) throws {
        let error = #expect(throws: StoreError.self) { try PostgresAddress(text) }
        let told = try #require(error?.description)
        #expect(!told.contains("sec") && !told.contains("ret@") && !told.contains("\n"))
    }
}
