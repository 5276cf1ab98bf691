import Foundation
import FoundationNetworking
import Testing

/// The HTTP side of a node that runs.
struct HTTPSite {
    private let root: URL

    init(port: UInt16) throws {
        root = try #require(URL(string: "http://127.0.0.1:\(port)"))
    }

    /// What is there. The node says that it is ready before its HTTP side is; what waits for the store may come without it where
    /// the machine is busy.
    /// - Parameter part: a text without which it is asked for again.
    func get(_ path: String, having part: String = "") async throws -> String {
        let url = try #require(URL(string: path, relativeTo: root))
        var text: String?
        for _ in 0..<400 {
            text = (try? await URLSession.shared.data(from: url)).map { String(decoding: $0.0, as: UTF8.self) }
            if let text, part.isEmpty || text.contains(part) { return text }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try #require(text)
    }
}
