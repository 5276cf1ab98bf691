import ArgumentParser
import Benchmarks
import Foundation

struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print events of the load, one a line, for what Duban is compared with.")

    @Option(help: "How many.")
    var count = 1_000

    @Option(help: "No two series hold the same event.")
    var series = "e"

    func run() {
        let mill = EventMill(series: series)
        for number in 0..<count { FileHandle.standardOutput.write(Data(mill.event(number) + [0x0A])) }
    }
}
