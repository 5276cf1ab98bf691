import EventJSON
import Foundation
import Testing

/// Debian's Python as a robot that messages go to (`robot.py`).
final class Robot {
    private(set) var port = 0
    private let process = Process()
    private let output = Pipe()

    init() throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [Python.repository.appendingPathComponent("Tests/AcceptanceTests/robot.py").path]
        process.standardOutput = output
        try process.run()
        port = try #require(Int(line()))
    }

    /// The next request; waits for it.
    func request() throws -> JSONValue {
        try JSONParser.parse(Array(line().utf8))
    }

    private func line() throws -> String {
        var bytes: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    deinit {
        // A child of a test process may have SIGTERM blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
