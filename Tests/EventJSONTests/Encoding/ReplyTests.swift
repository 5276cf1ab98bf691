import EventJSON
import Testing

@Suite("Protocol, ingest: the reply to an event")
struct ReplyTests {
    @Test(
        "There and back",
        arguments: [
            Reply(status: 200, source: "/offices/x", id: "a", position: 17),
            Reply(
                status: 400, source: nil, id: nil, code: "invalid-json",
                message: "the text ends inside a value at byte 3"),
            Reply(
                status: 400, source: "/x", id: "", code: "invalid-envelope", pointer: "",
                message: "an event is an object"),
            Reply(
                status: 422, source: "/x", id: "a", code: "hazard-closed", message: "文", position: 9_007_199_254_740_993
            ),
            Reply(status: 503),
        ])
    func roundTrip(reply: Reply) throws {
        #expect(Reply(reply.json) == reply)
        #expect(try Reply(JSONParser.parse(reply.json.bytes)) == reply)
    }

    @Test("Status, source and id are always there; the rest only where there is something")
    func form() {
        #expect(
            Reply(status: 200, source: "/x", id: "a", position: 3).json == [
                "status": 200, "source": "/x", "id": "a", "position": 3,
            ])
        #expect(
            Reply(status: 413, code: "too-large", message: "m").json == [
                "status": 413, "source": nil, "id": nil, "code": "too-large", "message": "m",
            ])
    }

    @Test(
        "What has no status is no reply",
        arguments: [[:], [], "x", ["status": "200"], ["status": true], ["id": "a"]] as [JSONValue])
    func noReply(json: JSONValue) {
        #expect(Reply(json) == nil)
    }

    @Test("Accepted is what is in the log; only 429 and 503 are worth another try")
    func standing() {
        let accepted = [200, 202, 208, 400, 403, 409, 413, 422, 429, 503].filter { Reply(status: $0).isAccepted }
        let notFinal = [200, 202, 208, 400, 403, 409, 413, 422, 429, 503].filter { !Reply(status: $0).isFinal }
        #expect(accepted == [200, 202, 208] && notFinal == [429, 503])
    }
}
