import EventJSON
import Hummingbird
import Ledgers
import NIOCore
import Workbooks
import Words

extension ListFile {
    /// Rows at most: a workbook is made in memory, as a whole.
    private static let mostRows = 50_000

    /// - Parameter desk: where it is made.
    /// - Throws: ``HTTPFault`` where there are too many for one workbook, or workbooks.
    func workbook(at desk: HeavyWork) async throws -> Response {
        do {
            // One at a time also reads its rows: these take more memory than the workbook.
            let bytes = try await desk.turn { try await made() }
            return Response(
                status: .ok, headers: headers(of: Self.type, ending: "xlsx"),
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch is HeavyWork.Busy {
            throw HTTPFault.busy
        }
    }

    private func made() async throws -> [UInt8] {
        guard try await list.count(for: visit) ?? 0 <= Self.mostRows else { throw HTTPFault.tooLong }
        var rows: [Sheet.Row] = []
        try await forEachPortion { items in
            rows += items.map { item in Sheet.Row(columns.map { Self.cell($0, of: item) }) }
            guard rows.count <= Self.mostRows else { throw HTTPFault.tooLong }
        }
        var sheet = Sheet(name: list.title, title: list.title, columns: columns.map(Self.column), rows: rows)
        sheet.right = visit.zone.stamp(visit.now)
        sheet.frozenColumns = 1
        let workbook = Workbook(title: list.title, sheets: [sheet])
        return try await HeavyWork.onThread { Result { () throws(WorkbookError) in try workbook.encoded() } }.get()
    }

    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private static func column(_ column: ListColumn) -> Sheet.Column {
        switch column.style {
        case .figure: Sheet.Column(column.title, width: 10, alignment: .right)
        case .code: Sheet.Column(column.title, width: 24)
        case .text: Sheet.Column(column.title, width: 14)
        case .long: Sheet.Column(column.title, width: 40)
        }
    }

    /// Figures are numbers there too, so that they can be summed up.
    private static func cell(_ column: ListColumn, of item: JSONValue) -> Cell {
        let text = column.cell(item).plain
        if text.isEmpty { return .blank }
        return column.style == .figure ? Double(text).map(Cell.number) ?? .text(text) : .text(text)
    }
}
