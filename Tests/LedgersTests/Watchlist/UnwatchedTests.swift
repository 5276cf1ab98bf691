import DubanTestKit
import Ledgers
import Testing

@Suite("Section 8: off the watch list, and on it again")
struct UnwatchedTests {
    private let desk = Desk()
    private let mine = Enterprise.mine.name

    /// On the list for two hazards overdue, until it is taken off.
    init() {
        desk.publish(.found("H-1", deadline: "2022-12-31"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2022-12-31"), at: "2023-01-02 09:00")
        desk.publish(.watch(mine, .add), at: "2023-01-02 09:30")
        desk.publish(.watch(mine, .remove), at: "2023-01-02 10:00")
    }

    @Test("watch remove takes it off, with all reasons")
    func removed() {
        #expect(desk.watched(mine) == nil)
        #expect(desk.topics.last == "watchlist.none")
    }

    @Test("Who is not on it can't be taken off")
    func notWatched() {
        #expect(desk.publish(.watch(mine, .remove), at: "2023-01-02 11:00").verdict == "422 not-watched")
        #expect(desk.publish(.watch("综采一队", .remove, kind: .team), at: "2023-01-02 11:00").verdict == "422 not-watched")
        desk.publish(.watch(mine, .add), at: "2023-01-02 12:00")
        let team = EventDraft.watch(mine, .remove, kind: .team)
        #expect(desk.publish(team, at: "2023-01-02 13:00").verdict == "422 not-watched")
    }

    @Test("What had put it there does not put it there again")
    func noRejoining() {
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-02 11:00")
        desk.wait(until: "2023-01-20 00:00")
        #expect(desk.watched(mine) == nil)
    }

    @Test("A later reason puts it on again, with that reason alone, from that instant on")
    func laterReason() {
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1)), at: "2023-01-03 09:00")
        #expect(desk.watched(mine)?.reasons == [.fatalIncident] && desk.watched(mine)?.since == "2023-01-03 09:00")
    }

    @Test("A third hazard that is overdue is a later reason")
    func thirdOverdue() {
        desk.publish(.found("H-3", deadline: "2022-12-31"), at: "2023-01-03 09:00")
        #expect(desk.watched(mine)?.reasons == [.overdueMajor])
    }

    @Test("So is a third reopening")
    func thirdReopening() {
        for day in ["03", "04"] {
            desk.publish(.rectified("H-1"), at: Instant(stringLiteral: "2023-01-\(day) 09:00"))
            desk.publish(.verified("H-1", .failed), at: Instant(stringLiteral: "2023-01-\(day) 10:00"))
        }
        #expect(desk.watched(mine)?.reasons == [.reopened])
        desk.publish(.watch(mine, .remove), at: "2023-01-04 11:00")
        desk.publish(.rectified("H-1"), at: "2023-01-05 09:00")
        #expect(desk.watched(mine) == nil)
        desk.publish(.verified("H-1", .failed), at: "2023-01-05 10:00")
        #expect(desk.watched(mine)?.reasons == [.reopened] && desk.watched(mine)?.since == "2023-01-05 10:00")
    }

    @Test("And watch add")
    func manual() {
        desk.publish(.watch(mine, .add), at: "2023-01-03 09:00")
        #expect(desk.watched(mine)?.reasons == [.manual] && desk.watched(mine)?.since == "2023-01-03 09:00")
    }
}
