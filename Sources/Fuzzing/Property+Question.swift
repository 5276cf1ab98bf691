import EventJSON
import LedgerStore
import Ledgers
import Node

extension Property {
    /// Questions to a node's ledgers: an answer that can be sent, or a reason.
    static let question = Property("question") { input in
        let question: Question
        do throws(AskError) { question = try Question(input) } catch { return try check(error) }
        do {
            let answers = Answers(store: try await city.value, rules: .shipped, largestPage: 10)
            let answer = try await answers.answer(question)
            _ = try JSONParser.parse(answer.bytes)
        } catch let error as AskError {
            try check(error)
        }
    }

    private static let codes = ["invalid", "unknown", "not-found", "not-a-test-clock", "unavailable"]

    private static func check(_ error: AskError) throws(Violation) {
        try expect(codes.contains(error.code), "a question is refused with the code \(error.code)")
        try expect(!error.description.isEmpty, "a refusal says nothing")
    }

    /// A small city, as a recording tells of it: made once.
    private static let city = Task {
        let store = MemoryStore()
        let replay = Replay(rules: .shipped, store: store)
        let statuses = try await replay.take(cityEvents)
        try expect(statuses == [200, 200, 202, 200, 200, 200, 200, 400], "the city's events get \(statuses)")
        try await replay.finish(until: receipt + .days(40))
        return store
    }

    private static let cityEvents: [RecordedEvent] = [
        event("hazard-found", "H-1", found(level: "major")), event("hazard-found", "H-2", found(level: "general")),
        event("verified", "H-9", #""result":"passed","by":"市局""#),
        event("rectified", "H-1", #""summary":"已整改""#),
        event("measure", "M-1", #""kind":"penalty","status":"ordered",\#(enterprise)"#),
        event(
            "incident", "I-1",
            #"\#(enterprise),"sector":"煤矿","occurredAt":"2023-01-02T08:00:00+08:00","description":"冒顶","deaths":3"#),
        event("watch", "W-1", #""kind":"enterprise","name":"大同第二面粉厂","action":"add","reason":"督导""#),
        event("no-such-type", "X-1", ""),
    ]

    private static let enterprise = #""enterprise":{"name":"长治第一煤业"},"area":"140403""#

    private static func found(level: String) -> String {
        #"\#(enterprise),"sector":"煤矿","level":"\#(level)","description":"瓦斯超限","foundBy":"regulator""#
    }

    private static func event(_ type: String, _ subject: String, _ data: String) -> RecordedEvent {
        let text = """
            {"specversion":"1.0","id":"\(subject)/\(type)","source":"/offices/140403","type":"\(type)","subject":"\(subject)",\
            "time":"2023-01-02T08:30:00+08:00","data":{\(data)}}
            """
        return RecordedEvent(receivedAt: receipt, event: Array(text.utf8))
    }
}
