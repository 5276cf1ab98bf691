import DubanTestKit
import EventJSON
import Ledgers
import Synchronization
import Testing

@testable import Dashboard

/// The live tail: server-sent events.
@Suite(.timeLimit(.minutes(15))) struct FollowTests {
    private func node(_ count: Int) async throws -> LivingNode {
        let node = LivingNode()
        for number in 1...count { try await node.publish(.found("HZ-\(number)", area: "140403")) }
        return node
    }

    @Test("what comes is told, each row once and in order")
    func live() async throws {
        let node = try await node(3)
        try await Bench().run(living: node) { client async throws in
            let stream = try StreamClient("/api/tail", port: client.port)
            await stream.until { $0.text.contains("id: 3\n: alive") }
            #expect(stream.ids.isEmpty)
            for number in 4...9 { try await node.publish(.found("HZ-\(number)", area: "140403")) }
            await stream.until { $0.ids.last == 9 }
            #expect(stream.ids == Array(4...9))
            #expect(stream.text.contains("text/event-stream"))
            #expect(stream.text.contains("\"title\":\"发现隐患\""))
            #expect(stream.text.contains("\"address\":\"/hazards/HZ-9\""))
        }
    }

    @Test("who comes again is told what was missed", arguments: ["header", "field"])
    func resuming(by way: String) async throws {
        let node = try await node(450)
        try await Bench().run(living: node) { client async throws in
            let stream =
                way == "header"
                ? try StreamClient("/api/tail?after=449", ["Last-Event-ID": "2"], port: client.port)
                : try StreamClient("/api/tail?after=2", port: client.port)
            await stream.until { $0.ids.last == 450 }
            #expect(stream.ids == Array(3...450))
        }
    }

    @Test("what is in the log and not published yet is not told")
    func unpublished() async throws {
        let node = try await node(3)
        node.isSilent.withLock { $0 = true }
        try await node.publish(.found("HZ-4", area: "140403"))
        try await Bench().run(living: node) { client async throws in
            let stream = try StreamClient("/api/tail?after=0", port: client.port)
            await stream.until { $0.text.contains("id: 3\n: alive") }
            #expect(stream.ids == [1, 2, 3])
            node.isSilent.withLock { $0 = false }
            try await node.publish(.found("HZ-5", area: "140403"))
            await stream.until { $0.ids.last == 5 }
            #expect(stream.ids == [1, 2, 3, 4, 5])
        }
    }

    @Test("of some types and areas; what is left out is not asked for again")
    func filters() async throws {
        let node = try await node(2)
        try await Bench().run(living: node) { client async throws in
            let stream = try StreamClient("/api/tail?type=rectified&area=1404", port: client.port)
            await stream.until { $0.text.contains("id: 2\n: alive") }
            try await node.publish(.found("HZ-3", area: "140403"))
            try await node.publish(.found("HZ-4", area: "210100"))
            await stream.until { $0.text.contains("id: 4\n: alive") }
            #expect(stream.ids.isEmpty)
            try await node.publish(.rectified("HZ-4"))
            try await node.publish(.rectified("HZ-3"))
            let last = try await node.position
            await stream.until { $0.text.contains("id: \(last)\n: alive") }
            let found = stream.text.matches(of: /"subject":"HZ-([0-9])"/).map { String($0.1) }
            #expect(found == ["3"])
        }
    }

    @Test("of the areas of whoever follows, as they are now")
    func scope() async throws {
        let node = try await node(1)
        let bench = try Bench(User("liming", .look, areas: ["2101"]))
        try await bench.run(living: node) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let stream = try StreamClient("/api/tail?after=0", session, port: client.port)
            await stream.until { $0.text.contains("id: 1\n: alive") }
            try await node.publish(.found("HZ-2", area: "210102"))
            await stream.until { !$0.ids.isEmpty }
            #expect(!stream.text.contains("140403"))
            #expect(stream.text.contains("210102"))
            try bench.users.change { users throws(UsersError) in try users.remove(UserName("liming")!) }
            try await node.publish(.found("HZ-3", area: "210102"))
            await stream.untilEnd()
            #expect(stream.text.contains("event: ended"))
            #expect(!stream.text.contains("HZ-3"))
        }
    }

    @Test("without a login nobody follows")
    func login() async throws {
        try await Bench(User("liming", .look)).run(living: LivingNode()) { client async throws in
            for path in ["/api/tail", "/api/growth"] { #expect(try await client.get(path).status == 401) }
        }
    }

    @Test("beyond the places followers are sent back, and a place comes free again")
    func places() async throws {
        let node = try await node(1)
        try await Bench().run(living: node, followers: 2) { client async throws in
            let streams = try (0..<2).map { _ in try StreamClient("/api/growth", port: client.port) }
            for stream in streams { await stream.until { $0.text.contains("retry:") } }
            let refused = try await client.get("/api/tail")
            #expect(refused.status == 503)
            #expect(refused.code == "too-many-followers")
            #expect(refused.headers["retry-after"] == "10")
            streams[0].close()
            // The node notices with the next that it would send.
            var number = 2
            while true {
                try await node.publish(.found("HZ-\(number)", area: "140403"))
                number += 1
                let stream = try StreamClient("/api/tail", port: client.port)
                await stream.until { $0.text.contains("HTTP/1.1") }
                if stream.text.contains("200 OK") { break }
            }
        }
    }

    @Test("that the log grows is told without the rows")
    func growth() async throws {
        let node = try await node(2)
        try await Bench().run(living: node) { client async throws in
            let stream = try StreamClient("/api/growth", port: client.port)
            await stream.until { $0.text.contains("id: 2\n: alive") }
            try await node.publish(.found("HZ-3", area: "140403"))
            await stream.until { $0.text.contains("data: {\"position\":3}") }
            #expect(!stream.text.contains("HZ-3"))
        }
    }

    @Test("a node that stops ends the streams, and does not wait for those who follow")
    func stopping() async throws {
        let node = try await node(1)
        let bench = try Bench()
        let stream = try await bench.run(living: node) { client async throws -> StreamClient in
            let stream = try StreamClient("/api/tail", port: client.port)
            await stream.until { $0.text.contains("alive") }
            return stream
        }
        await stream.untilEnd()
        #expect(stream.text.hasSuffix("0\r\n\r\n"))
    }
}
