import EventJSON
import Foundation
import Testing

/// Programs in another language, with nothing but the protocol at hand (Debian's python3-zmq).
@Suite struct PythonTests {
    private let folder = Folder()

    @Test("a REQ, a DEALER with a thousand in flight, a PUSH and a SUB")
    func sockets() throws {
        let node = try RunningNode(data: folder)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("client.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script.path] + ["ingest", "feed", "tail"].compactMap { node.endpoints[$0] }
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
