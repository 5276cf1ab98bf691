import EventJSON
import Foundation
import Ledgers
import Logging
import Node
import Producer
import SQLiteStore
import ServiceLifecycle
import ZeroMQ

/// A node on a temporary folder and an accelerated clock, and the sockets to it.
final class DemoStage: Sendable {
    let node: Node
    let producer: Producer
    let asker: NodeAsker
    let tail: DemoTail
    private let store: SQLiteStore
    private let folder: URL

    init(from start: Instant, factor: Double) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-demo-\(UUID().uuidString)")
        store = try SQLiteStore(folder: folder.path)
        var settings = NodeSettings()
        for endpoint in [\NodeSettings.ingest, \.feed, \.tail, \.query] {
            settings[keyPath: endpoint] = "tcp://127.0.0.1:*"
        }
        settings.clock = .accelerated(start, factor: factor)
        node = try await Node(settings, store: store, logger: Self.silent)
        producer = try Producer(ProducerConfiguration(endpoints: [node.endpoints.ingest]))
        asker = try NodeAsker(endpoint: node.endpoints.query)
        tail = try DemoTail(endpoint: node.endpoints.tail)
    }

    /// The demo shows what happens; the node's log would be in its way.
    static let silent = Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() }

    /// Takes everything down, and the folder away.
    func strike() async {
        await producer.close(within: .seconds(2))
        await tail.stop()
        await asker.close()
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }
}
