import Foundation
import Testing

/// Real faults against the built node, in short: `deploy/faults.sh` and `deploy/ha/run.sh` play them for as long as they are told.
///
/// One after the other, beside the other tests: each is a load of its own. None of them blocks a thread meanwhile.
@Suite(.serialized) struct FaultTests {
    /// Those that this version can't play say so and end.
    private static let scenarios = [
        "kill", "pause", "full", "eio", "powercut", "slow-tail", "storm", "same-id", "late", "clock", "flip", "spool",
        "selftest",
    ]

    private let folder = Folder()

    @Test("nothing that was acknowledged is lost or doubled", arguments: scenarios)
    func fault(_ scenario: String) async throws {
        let (status, text) = try await play("faults.sh", ["--only", scenario, "--seconds", "1"])
        #expect(status == 0, "\(text)")
        #expect(text.split(separator: "\n").last?.hasSuffix("lost 0 doubled 0") == true, "\(text)")
    }

    @Test("two nodes on one PostgreSQL lose and double nothing while they and it are killed")
    func severalNodes() async throws {
        let (status, text) = try await play("ha/run.sh", ["--mode", "single"])
        #expect(status == 0, "\(text)")
        let last = text.split(separator: "\n").last
        #expect(last?.hasSuffix("lost 0 doubled 0 escalations-doubled 0") == true, "\(text)")
    }

    /// Runs a script of `deploy` to its end; gives its exit status and what it printed.
    private func play(_ script: String, _ arguments: [String]) async throws -> (Int32, String) {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let output = folder.url.appendingPathComponent("output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = Self.deploy.appendingPathComponent(script)
        process.arguments = ["--duban", DubanProgram.url.path] + arguments
        let handle = try FileHandle(forWritingTo: output)
        (process.standardOutput, process.standardError) = (handle, handle)
        let status = try await withCheckedThrowingContinuation { ended in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return (status, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    private static var deploy: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy")
    }
}
