import Foundation
import FoundationNetworking
import Testing

/// The HTTP side of a node that runs.
struct HTTPSite {
    private let root: URL

    init(port: UInt16) throws {
        root = try #require(URL(string: "http://127.0.0.1:\(port)"))
    }

    /// What is there; the node says that it is ready before its HTTP side is.
    func get(_ path: String) async throws -> String {
        let url = try #require(URL(string: path, relativeTo: root))
        for _ in 0..<400 {
            if let (data, _) = try? await URLSession.shared.data(from: url) {
                return String(decoding: data, as: UTF8.self)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw URLError(.cannotConnectToHost)
    }
}
