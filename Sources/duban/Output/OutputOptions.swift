import ArgumentParser

/// How a list is printed.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Option(help: "table, csv or json.")
    var format: Format = .table

    @Flag(help: "The same as --format json.")
    var json = false

    var chosen: Format { json ? .json : format }
}
