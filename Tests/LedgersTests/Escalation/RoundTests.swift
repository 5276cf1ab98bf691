import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: each planning of the ladder starts a round")
struct RoundTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
    }

    private func round(_ number: String) -> Int? { desk.hazard(number)?.round }

    private func stages(_ number: String) -> [String] {
        desk.timers(of: number).compactMap { timer in
            guard case .stage(let round, let stage) = timer.kind else { return nil }
            return "\(round)/\(stage) \(timer.due.beijing)"
        }
    }

    @Test("Found as major starts round 1 with all stages; found as general starts none")
    func found() {
        #expect(round("MAJOR") == 1 && round("GENERAL") == 0)
        #expect(
            stages("MAJOR") == [
                "1/remind 2023-01-18 00:00", "1/overdue 2023-01-21 00:00", "1/city 2023-01-24 00:00",
                "1/leader 2023-01-28 00:00",
            ])
        #expect(stages("GENERAL").isEmpty)
    }

    @Test("Extending a major hazard plans its ladder anew; the timers before are void")
    func extended() {
        desk.publish(.extended("MAJOR", to: "2023-02-20"), at: "2023-01-03 09:00")
        #expect(round("MAJOR") == 2)
        #expect(stages("MAJOR").first == "2/remind 2023-02-18 00:00" && stages("MAJOR").count == 4)
        desk.wait(until: "2023-02-18 00:00")
        #expect(desk.raised("MAJOR") == ["2/remind/1 schedule 2023-02-18 00:00"])
    }

    @Test("A rectified that needs verification starts a round without a ladder, a failed verified one with it")
    func rectifiedAndFailed() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        #expect(round("MAJOR") == 2 && stages("MAJOR") == ["2/verify 2023-01-09 00:00"])
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-04 09:00")
        #expect(round("MAJOR") == 3 && stages("MAJOR").first == "3/remind 2023-01-18 00:00")
    }

    @Test("A failed verified on a closed major hazard starts a round too")
    func failedOnClosed() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.verified("MAJOR", .passed), at: "2023-01-04 09:00")
        #expect(round("MAJOR") == 2 && stages("MAJOR").isEmpty)
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-05 09:00")
        #expect(round("MAJOR") == 3 && stages("MAJOR").count == 4)
    }

    @Test("Amended up while open starts a round with the ladder, amended down one without it")
    func amended() {
        desk.publish(.amended("GENERAL", level: .major), at: "2023-01-03 09:00")
        #expect(round("GENERAL") == 1 && stages("GENERAL").first == "1/remind 2023-01-18 00:00")
        desk.publish(.amended("GENERAL", level: .general, approvedBy: "市安委办"), at: "2023-01-04 09:00")
        #expect(round("GENERAL") == 2 && stages("GENERAL").isEmpty)
        desk.publish(.amended("GENERAL", level: .major), at: "2023-01-05 09:00")
        #expect(round("GENERAL") == 3 && stages("GENERAL").count == 4)
    }

    @Test("Extending, rectifying and reopening a general hazard start none")
    func general() {
        desk.publish(.extended("GENERAL", to: "2023-02-20"), at: "2023-01-03 09:00")
        desk.publish(.rectified("GENERAL"), at: "2023-01-04 09:00")
        desk.publish(.verified("GENERAL", .failed), at: "2023-01-05 09:00")
        #expect(round("GENERAL") == 0 && desk.timers(of: "GENERAL").isEmpty)
    }

    @Test("An amendment of the level while rectified touches neither round nor timers")
    func amendedWhileRectified() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        let timers = desk.timers(of: "MAJOR")
        desk.publish(.amended("MAJOR", level: .general, approvedBy: "市安委办"), at: "2023-01-04 09:00")
        #expect(round("MAJOR") == 2 && desk.timers(of: "MAJOR") == timers)
        desk.publish(.amended("MAJOR", level: .major), at: "2023-01-05 09:00")
        #expect(round("MAJOR") == 2 && desk.timers(of: "MAJOR") == timers)
    }

    @Test("Reopening a hazard that was amended down while rectified starts none")
    func reopenedAsGeneral() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.amended("MAJOR", level: .general, approvedBy: "市安委办"), at: "2023-01-04 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-05 09:00")
        #expect(round("MAJOR") == 2 && desk.timers(of: "MAJOR").isEmpty)
    }

    @Test("What changes nothing about level, deadline and state leaves the round alone")
    func unchanged() {
        let timers = desk.timers(of: "MAJOR")
        desk.publish(.amended("MAJOR", level: .major, of: .mill), at: "2023-01-03 09:00")
        desk.publish(.extended("MAJOR", to: "2023-01-20"), at: "2023-01-04 09:00")
        #expect(round("MAJOR") == 1 && desk.timers(of: "MAJOR") == timers)
    }

    @Test("Closing and withdrawing end all timers and start no round")
    func ended() {
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-03 09:00")
        #expect(round("MAJOR") == 1 && desk.timers(of: "MAJOR").isEmpty)
    }
}
