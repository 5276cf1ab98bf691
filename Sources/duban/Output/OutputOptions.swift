import ArgumentParser
import EventJSON
import Foundation
import Tables
import Workbooks

/// How a list is printed.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json, xlsx
    }

    @Option(help: "table, csv, json or xlsx (to a file: > list.xlsx).")
    var format: Format = .table

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(help: ArgumentHelp("Write a workbook (.xlsx) to this file.", valueName: "file"))
    var xlsx: String?

    var chosen: Format { xlsx != nil ? .xlsx : json ? .json : format }

    /// Whether anything but a table for a terminal is wanted.
    var isChosen: Bool { chosen != .table }

    func validate() throws {
        if xlsx != nil, json || (format != .table && format != .xlsx) {
            throw ValidationError("--xlsx writes a workbook; leave out --json and --format")
        }
        if chosen == .xlsx, xlsx == nil, isatty(STDOUT_FILENO) == 1 {
            throw ValidationError(
                "a workbook is no text for a terminal; name a file with --xlsx, or redirect the output")
        }
    }

    /// - Parameter title: of the workbook and its sheet.
    func print(_ list: List, titled title: String) throws {
        switch chosen {
        case .json: list.printJSON()
        case .csv: list.printCSV()
        case .table: list.printTable()
        case .xlsx: try write(Workbook(title: title, sheets: [list.sheet(title)]))
        }
    }

    /// To the file that was named, or to the standard output.
    func write(_ workbook: Workbook) throws {
        if let xlsx { return try workbook.write(to: xlsx) }
        try FileHandle.standardOutput.write(contentsOf: Data(workbook.encoded()))
    }
}
