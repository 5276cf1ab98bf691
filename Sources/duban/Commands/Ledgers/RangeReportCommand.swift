import ArgumentParser
import EventJSON
import Foundation
import Ledgers
import Reports
import Workbooks

struct RangeReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "range",
        abstract: "One report of several days, or the daily report of each of them (补报).",
        discussion: """
            One report has in 附件1 what is not rectified at the end, in 附件2 what was closed in the period, red where it was \
            found before, in 附件3 the figures of the period, and behind them those of each day. With --folder each day gets \
            a workbook of its own, as `duban report daily` makes it; one that is there with other content stays, unless --replace is \
            given. \
            --since-new-year is what an office sends that begins to report: 1 January to date.
            """)

    @Option(help: ArgumentHelp("The first date.", valueName: "date"))
    var from: LocalDate?

    @Flag(help: "From 1 January of the last date's year.")
    var sinceNewYear = false

    @Option(help: ArgumentHelp("The last date. Default today, by the node's clock.", valueName: "date"))
    var to: LocalDate?

    @Option(help: ArgumentHelp("Write a workbook for each day into this folder.", valueName: "folder"))
    var folder: String?

    @Flag(help: "Let workbooks in the folder be replaced that have other content.")
    var replace = false

    @OptionGroup var options: ReportOptions

    func validate() throws {
        guard (from != nil) != sinceNewYear else {
            throw ValidationError("give one of --from and --since-new-year")
        }
        if folder != nil, options.output.chosen == .json || options.output.chosen == .csv {
            throw ValidationError("--folder writes workbooks; leave out --format and --json, or the folder")
        }
        if replace, folder == nil { throw ValidationError("--replace is about files in a folder; give --folder too") }
        if let from, let to, from > to { throw ValidationError("--from is after --to") }
    }

    func run() async throws {
        let asker = try await options.asking.asker()
        let zone = try await asker.rules().policy.zone
        let today = try await asker.today(in: zone)
        let last = to ?? today
        try options.require(last, hasBegunBy: today)
        let first = from ?? LocalDate(year: last.components.year, month: 1, day: 1) ?? last
        guard first <= last else { throw CommandFailure("--from \(first.iso8601) is after today, \(last.iso8601)") }
        let period = ReportPeriod(from: first, to: last, closing: options.closing, in: zone)
        if let folder { try await write(period, into: folder, from: asker) }
        if folder == nil || options.output.isChosen {
            try await options.report(period, called: "汇总", from: asker)
        }
    }

    private func write(_ period: ReportPeriod, into folder: String, from asker: any Asker) async throws {
        let unit = try options.unitName()
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw CommandFailure("\(folder) can't be made; give a folder that may be written")
        }
        var count = 0
        try await ReportRequest(period: period).eachDay(from: asker) { sheets in
            try keep(
                try sheets.workbook(by: unit).encoded(), as: "\(folder)/\(ReportFile.name(of: sheets.period.last))")
            count += 1
        }
        if !options.output.isChosen { print("\(count) reports, \(period.code), in \(folder)") }
    }

    /// One that is there may be what a node has written and announced, or what somebody has worked on.
    private func keep(_ bytes: [UInt8], as path: String) throws {
        if !replace, let present = FileManager.default.contents(atPath: path), !present.elementsEqual(bytes) {
            throw CommandFailure("\(path) is there with other content; give another --folder, or --replace")
        }
        try WholeFile.write(bytes, to: path)
    }
}
