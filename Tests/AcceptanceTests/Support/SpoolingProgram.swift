import Foundation
import Testing

/// A `duban publish` that is looked at, and killed, while it runs.
final class SpoolingProgram {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private var told = Data()
    private var printed = Data()

    /// Without files its input is at its end.
    init(_ arguments: [String]) throws {
        process.executableURL = DubanProgram.url
        process.arguments = ["publish"] + arguments
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// Reads what it prints until there are so many lines.
    func readReplies(_ count: Int) throws {
        while printed.count(where: { $0 == 0x0A }) < count {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "it has ended: \(String(decoding: told, as: UTF8.self))")
            printed += more
        }
    }

    /// Reads its errors until there is this text.
    func readErrors(until text: String) throws {
        while !String(decoding: told, as: UTF8.self).contains(text) {
            let more = errors.fileHandleForReading.availableData
            try #require(!more.isEmpty, "it has ended: \(String(decoding: told, as: UTF8.self))")
            told += more
        }
    }

    /// Sends a signal, and waits for the end.
    @discardableResult
    func end(with signal: Int32) -> DubanProgram.Outcome {
        kill(process.processIdentifier, signal)
        return wait()
    }

    /// Waits for the end.
    func wait() -> DubanProgram.Outcome {
        printed += output.fileHandleForReading.readDataToEndOfFile()
        told += errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return DubanProgram.Outcome(
            status: process.terminationStatus, output: printed, errors: String(decoding: told, as: UTF8.self))
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
}
