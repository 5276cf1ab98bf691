import EventJSON
import Node

/// What stands above the figures.
public struct Heading: Sendable {
    public let machine: Machine
    public let effort: Effort
    public let version: String
    /// `release`, or `debug`, in which no figure counts.
    public let build: String

    public init(machine: Machine, effort: Effort) {
        self.machine = machine
        self.effort = effort
        version = Version.current
        build = Self.build
    }

    #if DEBUG
        private static let build = "debug"
    #else
        private static let build = "release"
    #endif

    /// What spoils the figures, a line each.
    public var warnings: [String] {
        var warnings: [String] = []
        if build != "release" {
            warnings.append("THIS IS A DEBUG BUILD: its figures say nothing; use deploy/bench/run.sh")
        }
        if machine.load > Double(machine.cores) / 2 {
            warnings.append("others use this machine (load \(machine.load)): only the ratios say something, and little")
        }
        return warnings
    }

    /// A line each.
    public var lines: [String] {
        [
            "duban \(version), \(build) build, \(effort.name)",
            "\(machine.cores) × \(machine.processor), \(machine.memoryMebibytes) MiB, Linux \(machine.kernel), \(machine.fileSystem), load \(machine.load)",
        ] + warnings.map { "WARNING: \($0)" }
    }

    var members: [JSONMember] {
        let facts: JSONValue = [
            "cores": JSONValue(machine.cores), "processor": .string(machine.processor),
            "memoryMebibytes": JSONValue(machine.memoryMebibytes), "kernel": .string(machine.kernel),
            "fileSystem": .string(machine.fileSystem), "load": JSONValue(machine.load),
        ]
        return [
            JSONMember("version", .string(version)), JSONMember("build", .string(build)),
            JSONMember("effort", .string(effort.name)), JSONMember("machine", facts),
            JSONMember("warnings", .array(warnings.map { .string($0) })),
        ]
    }
}
