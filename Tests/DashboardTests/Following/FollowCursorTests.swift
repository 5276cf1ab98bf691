import EventJSON
import Testing

@testable import Dashboard

/// How far a follower was told, as values.
@Suite struct FollowCursorTests {
    @Test("what was found moves it; where nothing is found, nothing is there")
    func notes() {
        var cursor = FollowCursor(after: 10, newest: 30)
        #expect(cursor.next == 11)
        #expect(!cursor.isBehind(10))
        #expect(cursor.isBehind(11))
        cursor.note([11, 15], newest: 20)
        #expect(cursor.position == 15)
        cursor.note([], newest: 20)
        #expect(cursor.position == 20)
    }

    @Test("who is too far behind goes on near the end, and is told what was left out")
    func leaps() {
        var cursor = FollowCursor(after: 0, newest: 1_000_000)
        #expect(cursor.leap(to: FollowCursor.farthest) == nil)
        #expect(cursor.leap(to: 1_000_000) == 1...999_800)
        #expect(cursor.next == 999_801)
        #expect(cursor.leap(to: 1_000_000) == nil)
    }

    @Test("a position of another log is the end of this one")
    func foreign() {
        #expect(FollowCursor(after: 500, newest: 20).position == 20)
        #expect(FollowCursor(after: nil, newest: 20).position == 20)
        #expect(FollowCursor(after: -5, newest: 20).next == 1)
    }

    @Test("messages as browsers read them")
    func messages() {
        #expect(ServerSentEvent(id: 7).text == "id: 7\n: alive\n\n")
        let event = ServerSentEvent(id: 7, name: "omitted", data: ["text": "a\nb\r\n\ndata: x"])
        #expect(event.text == "id: 7\nevent: omitted\ndata: {\"text\":\"a\\nb\\u000d\\n\\ndata: x\"}\n\n")
    }
}
