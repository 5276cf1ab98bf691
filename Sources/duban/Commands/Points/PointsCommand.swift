import ArgumentParser

struct PointsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "points",
        abstract: "See the monitoring points (监测点) of a running node: states, values, trends, and who is not known.",
        subcommands: [ListPoints.self, ShowPoint.self, UnknownPoints.self], defaultSubcommand: ListPoints.self)
}
