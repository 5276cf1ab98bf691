import Testing

@testable import Node

@Suite("How fast an office gets its answers")
struct AnswerPaceTests {
    private var pace = AnswerPace()

    private mutating func note(mebibytes: Int, to office: String?) {
        pace.note(mebibytes << 20, to: office, at: .zero)
    }

    private mutating func allows(_ office: String?, at seconds: Int = 0) -> Bool {
        pace.allowsAnswer(to: office, at: .seconds(seconds))
    }

    @Test("64 MiB at once, then 8 MiB a second, each office for itself")
    mutating func rate() {
        note(mebibytes: 63, to: "a")
        let some = allows("a")
        note(mebibytes: 17, to: "a")
        let (none, other, soon, later) = (allows("a"), allows("b"), allows("a", at: 2), allows("a", at: 3))
        #expect(some && other && later)
        #expect(!none && !soon)
    }

    @Test("Where nobody is told from anybody else, nobody waits")
    mutating func nobody() {
        note(mebibytes: 1_000, to: nil)
        let some = allows(nil)
        #expect(some)
    }
}
