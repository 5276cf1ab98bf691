import Foundation
import Testing

/// Real faults against the built node, in short: `deploy/faults.sh` plays them for as long as it is told.
@Suite struct FaultTests {
    /// Each runs for some seconds; those that this version can't play say so and end.
    private static let scenarios = [
        "kill", "pause", "full", "eio", "powercut", "slow-tail", "storm", "same-id", "late", "clock", "flip", "spool",
        "selftest",
    ]

    @Test("nothing that was acknowledged is lost or doubled", arguments: scenarios)
    func fault(_ scenario: String) throws {
        let outcome = try Self.play(["--only", scenario, "--seconds", "2"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.text.split(separator: "\n").last?.hasSuffix("lost 0 doubled 0") == true, "\(outcome.text)")
    }

    private static func play(_ arguments: [String]) throws -> (status: Int32, text: String) {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/faults.sh")
        let (process, output) = (Process(), Pipe())
        process.executableURL = script
        process.arguments = ["--duban", DubanProgram.url.path] + arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
