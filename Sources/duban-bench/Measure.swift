import ArgumentParser
import Benchmarks
import EventJSON
import Foundation
import Tables

struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure. This is what runs without a name.")

    @Flag(help: "Less of everything: within a minute.")
    var quick = false

    @Option(help: ArgumentHelp("tiny (to see that it works), quick or full.", valueName: "effort"))
    var effort: String?

    @Option(
        help: ArgumentHelp(
            "This suite alone, or the figures whose names begin so, and what they are held against; may be given more than once.",
            valueName: "name"))
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where is measured: its disk counts. Prepared logs are kept there for later runs. Default ./bench-work.",
            valueName: "folder"))
    var work = "bench-work"

    @Option(help: ArgumentHelp("The duban that is measured. Default: the one beside this program.", valueName: "file"))
    var program: String?

    @Flag(help: "JSON for machines.")
    var json = false

    func validate() throws {
        guard !quick || effort == nil else { throw ValidationError("--quick is --effort quick; give one of them") }
        let names = Benchmarks.suites.map { $0.name }
        for name in only where !names.contains(where: { name == $0 || name.hasPrefix($0 + "/") }) {
            throw ValidationError("there is no suite for \(name); there are: \(names.joined(separator: ", "))")
        }
        guard chosen != nil else {
            throw ValidationError("--effort is one of \(Effort.all.map(\.name).joined(separator: ", "))")
        }
    }

    func run() async throws {
        guard let chosen else { return }
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        let workshop = Workshop(
            effort: chosen, only: only, folder: URL(fileURLWithPath: work).path, program: program ?? Self.neighbour
        ) { Terminal.writeToStandardError($0 + "\n") }
        let outcome = try await Benchmarks.run(in: workshop)
        for warning in outcome.heading.warnings { Terminal.writeToStandardError("WARNING: \(warning)\n") }
        print(json ? outcome.json.text : outcome.text(for: .standardOutput))
    }

    private var chosen: Effort? {
        let name = quick ? "quick" : effort ?? "full"
        return Effort.all.first { $0.name == name }
    }

    private static var neighbour: String {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return own.deletingLastPathComponent().appendingPathComponent("duban").path
    }
}
