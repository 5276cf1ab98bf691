import EventJSON
import Foundation
import Glibc

/// Speaks HTTP/1.1 over a socket of its own: what browsers would not send can be sent too.
struct RawClient {
    let port: Int

    struct Answer: Equatable {
        let status: Int
        let headers: [String: String]
        let body: String

        var json: JSONValue? { try? JSONParser.parse(Array(body.utf8)) }
        var code: String? { json?["error"]?["code"]?.string }
        /// `name=value` of the cookie that was set.
        var cookie: String? { headers["set-cookie"].map { String($0.prefix { $0 != ";" }) } }
    }

    private static let own = ["Host": "127.0.0.1", "Connection": "close"]

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers)
    }

    /// As a page of the site sends it, where `headers` say nothing else; an empty header is left out.
    func post(_ path: String, _ body: String = "{}", _ headers: [String: String] = [:], method: String = "POST")
        async throws
        -> Answer
    {
        let page = ["Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"]
        return try await send(method, path, page.merging(headers) { $1 }, body)
    }

    func logIn(_ user: String, password: String = "correct horse 电池", _ headers: [String: String] = [:]) async throws
        -> Answer
    {
        let body: JSONValue = ["user": .string(user), "password": .string(password)]
        return try await post("/api/login", body.text, headers)
    }

    private func send(
        _ method: String, _ path: String, _ headers: [String: String], _ body: String? = nil
    ) async throws -> Answer {
        var all = Self.own.merging(headers) { $1 }
        if let body { all["Content-Length"] = String(body.utf8.count) }
        let lines = all.filter { !$0.value.isEmpty }.map { "\($0): \($1)\r\n" }.sorted().joined()
        return try await exchange("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n\(body ?? "")")
    }

    /// Sends bytes as they are, and reads until the node closes the connection.
    func exchange(_ text: String) async throws -> Answer {
        let port = port
        let received = try await withCheckedThrowingContinuation { done in
            // It waits for the node, which needs the threads that all tasks share.
            Thread.detachNewThread {
                done.resume(with: Result { try Self.exchange(Array(text.utf8), port: port) })
            }
        }
        return try Self.answer(in: received)
    }

    private static func exchange(_ bytes: [UInt8], port: Int) throws -> [UInt8] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isConnected = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        guard isConnected, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        else {
            throw POSIXError(.ECONNREFUSED)
        }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { all += buffer.prefix(count) }
        return all
    }

    private static func answer(in bytes: [UInt8]) throws -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { throw POSIXError(.EPROTO) }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let headers = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }
        return Answer(
            status: Int(lines[0].split(separator: " ")[1]) ?? 0,
            headers: Dictionary(
                headers.map { ($0[0].lowercased(), $0[1].trimmingCharacters(in: .whitespaces)) },
                uniquingKeysWith: { first, _ in first }),
            body: String(text[end.upperBound...]))
    }
}
