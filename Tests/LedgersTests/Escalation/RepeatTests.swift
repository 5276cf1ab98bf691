import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: from the raising of leader on, every 24 hours")
struct RepeatTests {
    private let desk = Desk()

    /// Raised to leader at once, at 10:00.
    init() {
        desk.publish(.found("H-1", deadline: "2023-01-01"), at: "2023-01-10 10:00")
    }

    private func numbers(by end: Instant) -> [String] {
        desk.wait(until: end)
        return desk.raised("H-1").map { $0.replacing("1/leader/", with: "") }
    }

    @Test("While it is open, another is raised")
    func open() {
        #expect(
            numbers(by: "2023-01-13 09:59:59.999") == [
                "1 schedule 2023-01-10 10:00", "2 repeat 2023-01-11 10:00", "3 repeat 2023-01-12 10:00",
            ])
        #expect(numbers(by: "2023-01-13 10:00").last == "4 repeat 2023-01-13 10:00")
    }

    @Test("Once it is acknowledged, no other is raised until 7 days after it was raised")
    func acknowledged() {
        desk.publish(.acknowledged("H-1/1/leader/1"), at: "2023-01-10 11:00")
        #expect(numbers(by: "2023-01-17 09:59:59.999") == ["1 schedule 2023-01-10 10:00"])
        #expect(numbers(by: "2023-01-17 10:00").last == "2 repeat 2023-01-17 10:00")
        #expect(numbers(by: "2023-01-18 10:00").last == "3 repeat 2023-01-18 10:00")
    }

    @Test("The 7 days count from the raising of the newest, not from its acknowledgement")
    func sevenDays() {
        desk.wait(until: "2023-01-12 10:00")
        desk.publish(.acknowledged("H-1/1/leader/3"), at: "2023-01-13 09:00")
        #expect(numbers(by: "2023-01-19 09:59").count == 3)
        #expect(numbers(by: "2023-01-19 10:00").last == "4 repeat 2023-01-19 10:00")
    }

    @Test("It is the newest that counts: acknowledging an older one changes nothing")
    func newest() {
        desk.wait(until: "2023-01-11 10:00")
        desk.publish(.acknowledged("H-1/1/leader/1"), at: "2023-01-11 11:00")
        #expect(numbers(by: "2023-01-12 10:00").last == "3 repeat 2023-01-12 10:00")
    }

    @Test("Acknowledged late, between two looks, the next one finds it acknowledged")
    func betweenLooks() {
        desk.publish(.acknowledged("H-1/1/leader/1"), at: "2023-01-11 09:59:59.999")
        #expect(numbers(by: "2023-01-12 10:00").count == 1)
    }

    @Test("At the instant of the look it is too late to acknowledge")
    func atTheLook() {
        desk.publish(.acknowledged("H-1/1/leader/1"), at: "2023-01-11 10:00")
        #expect(numbers(by: "2023-01-11 10:00").count == 2)
    }

    @Test("Resolution ends the repeats, and a new round has repeats of its own")
    func resolved() {
        desk.publish(.extended("H-1", to: "2023-01-02"), at: "2023-01-11 09:00")
        desk.wait(until: "2023-01-12 09:00")
        #expect(
            desk.raised("H-1") == [
                "1/leader/1 schedule 2023-01-10 10:00", "2/leader/1 schedule 2023-01-11 09:00",
                "2/leader/2 repeat 2023-01-12 09:00",
            ])
        desk.publish(.withdrawn("H-1"), at: "2023-01-12 10:00")
        desk.wait(until: "2023-02-01 00:00")
        #expect(desk.raised("H-1").count == 3)
    }

    @Test("Only the last stage repeats")
    func onlyTheLast() {
        desk.publish(.found("H-2", deadline: "2023-01-12"), at: "2023-01-10 10:00")
        desk.wait(until: "2023-01-12 23:59")
        #expect(desk.raised("H-2") == ["1/remind/1 schedule 2023-01-10 10:00"])
    }
}
