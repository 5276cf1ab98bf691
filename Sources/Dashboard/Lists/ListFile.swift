import EventJSON
import HTTPTypes
import Hummingbird
import Ledgers
import NIOCore
import Tables
import Words

/// A whole list as a file: all that was chosen, not one page of it. It is read and sent in portions, however long it is.
struct ListFile: Sendable {
    let list: ListPage
    let visit: Visit

    var csv: Response {
        Response(
            status: .ok,
            headers: headers(of: "text/csv; charset=utf-8", ending: "csv"),
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: CSV.byteOrderMark + CSV.line(columns.map(\.title))))
                try await forEachPortion { items in
                    let lines = items.map { item in CSV.line(columns.map { $0.cell(item).plain }) }
                    try await writer.write(ByteBuffer(string: lines.joined()))
                }
                try await writer.finish(nil)
            })
    }

    func headers(of type: String, ending: String) -> HTTPFields {
        [
            .contentType: type, .cacheControl: "no-store",
            .contentDisposition: "attachment; filename*=UTF-8''\(FormFields.encoded(name)).\(ending)",
        ]
    }

    private var name: String { "\(list.title)-\(visit.today.iso8601)" }

    /// What can be done has no place in a file.
    var columns: [ListColumn] { list.columns.filter { !$0.title.isEmpty && $0.place != .page } }

    func forEachPortion(_ write: ([JSONValue]) async throws -> Void) async throws {
        var after: JSONValue?
        while true {
            let items = try await list.portion(after: after, for: visit)
            try await write(items)
            guard items.count == ListPage.portion, let last = items.last else { return }
            after = list.key(last)
        }
    }
}
