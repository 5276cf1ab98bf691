import EventJSON
import LedgerStore
import Ledgers
import Logging
import Node
import Synchronization
import ZeroMQ

extension Property {
    /// Requests as the ROUTER hands them out, one a day: each gets one reply of the right shape, and whatever it was, a
    /// sound event that comes behind it is accepted.
    static let frames = Property("frames") { input in
        let desk = RequestDesk()
        for frames in Pieces.messages(of: input) { try await desk.send(frames) }
        try await desk.sendSound()
        for row in try await desk.rows() { try check(row) }
    }

    /// What is in the log can be published and shown.
    private static func check(_ row: LogRow) throws {
        try expect(row.tailFrames.count == 3, "a row is published in \(row.tailFrames.count) frames")
        _ = try JSONParser.parse(row.tailFrames[1])
        let body = try JSONParser.parse(row.tailFrames[2])
        try expect(body["id"]?.string == row.draft.id, "a row is published under another id")
    }
}

/// A node from its entrance to its ledgers, without sockets, whose clock goes on by a day with each request.
private struct RequestDesk {
    private let store = MemoryStore()
    private let clock = ManualClock(at: Property.receipt)
    private let entrance: Entrance
    private let processor = Processor(rules: .shipped)

    init() {
        entrance = Entrance(
            NodeSettings(), queue: WorkQueue(), clock: clock, reception: Reception(nil),
            logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
    }

    func send(_ frames: [[UInt8]]) async throws {
        let reply = try await self.reply(to: frames)
        try expect(reply.frames.first == frames.first, "the reply goes to another connection")
        try expect(reply.frames.count == 3 && reply.frames[1].isEmpty, "the reply is not an empty frame and a body")
        for item in try items(of: JSONParser.parse(reply.frames[2])) { try check(item) }
        clock.advance(to: clock.now + .hours(24))
    }

    private func reply(to frames: [[UInt8]]) async throws -> Message {
        let request = Mutex<Message?>(Message(frames))
        let turn = try require(
            entrance.takeRequests { request.withLock { $0.take() } }, "a request is dropped without a reply")
        let answered = Mutex<[Message]>([])
        let submission = turn.submission { messages in answered.withLock { $0 = messages } }
        let events = submission.events
        let replies = try await store.commit { [processor] transaction in
            try events.map { try processor.receive($0, in: transaction).reply }
        }
        guard case .answered(let answer) = submission.origin else { throw Violation("a request waits for no answer") }
        await answer(replies)
        let messages = answered.withLock { $0 }
        try expect(messages.count == 1, "\(messages.count) replies to one request")
        return messages[0]
    }

    func rows() async throws -> [LogRow] {
        try await store.read { try $0.rows(from: 1, limit: .max, filter: .all) }
    }

    private func items(of body: JSONValue) -> [JSONValue] {
        body.array ?? [body]
    }

    private func check(_ item: JSONValue) throws {
        let reply = try require(Reply(item), "a reply is none: \(item.text)")
        try expect(
            [200, 202, 208, 400, 403, 409, 413, 422].contains(reply.status), "a reply has the status \(reply.status)")
        try expect((reply.code == nil) == reply.isAccepted, "\(reply.status) with the code \(reply.code ?? "-")")
        try expect((reply.message == nil) == reply.isAccepted, "\(reply.status) with or without a message")
        try expect(
            (reply.position != nil) == reply.isAccepted || reply.status == 422, "\(reply.status) and its position")
    }

    /// An event that no input before it can have known of.
    func sendSound() async throws {
        let text = """
            {"specversion":"1.0","id":"sound","source":"/fuzzing/after","type":"watch","subject":"W","time":"\(clock.now.rfc3339)",\
            "data":{"kind":"enterprise","name":"大同第二面粉厂","action":"add","reason":"督导发现"}}
            """
        let reply = try await reply(to: [[1], [], Array(text.utf8)])
        let status = try JSONParser.parse(reply.frames[2])["status"]?.integer
        try expect(status == 200, "a sound event behind it gets \(status ?? 0)")
    }
}
