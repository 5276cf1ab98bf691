import EventJSON
import Ledgers
import Reports
import Workbooks
import Words

extension ReportSheets {
    /// - Parameters:
    ///   - name: what is made: 日报, 月报.
    ///   - unit: the office that reports; empty for a place to write it.
    func workbook(_ name: String = "日报", by unit: String) -> Workbook {
        let sheets = [unresolvedSheet, resolvedSheet, statisticsSheet] + (days.isEmpty ? [] : [daysSheet])
        return Workbook(
            title: "安全生产隐患清单\(name) \(period.words)", author: unit,
            createdAt: period.instants.upperBound.milliseconds / 1_000,
            sheets: sheets.map { sheet in
                var sheet = sheet
                (sheet.left, sheet.right) = ("填报单位：\(unit)", period.words)
                return sheet
            })
    }

    private var unresolvedSheet: Sheet {
        var sheet = List(columns: ReportColumns.unresolvedSheet(in: period.zone), items: unresolved)
            .sheet("附件1 安全生产隐患清单（未完成整改）")
        sheet.notes = ["注：共\(unresolved.count)条，含已整改待验收的重大隐患。"]
        sheet.frozenColumns = 2
        return sheet
    }

    private var resolvedSheet: Sheet {
        var sheet = List(
            columns: ReportColumns.resolvedSheet(in: period.zone), items: resolved, rowStyle: Self.red
        ).sheet("附件2 安全生产隐患清单（已完成整改）")
        sheet.notes = ["注：共\(resolved.count)条，其中标红\(redCount)条，为前期未整改、本期完成整改的隐患。"]
        sheet.frozenColumns = 2
        return sheet
    }

    private var statisticsSheet: Sheet {
        let columns = StatisticsSheet.sheetColumns
        let rows = statistics.sectors.enumerated().map { $1.adding("number", JSONValue($0 + 1)) }
        var sheet = List(columns: columns, items: rows).sheet("附件3 安全生产隐患统计表")
        sheet.totals = [List(columns: columns, items: []).row(statistics.total, style: .total)]
        sheet.notes = period.note.map { ["注：\($0)"] } ?? []
        return sheet
    }

    private var daysSheet: Sheet {
        List(columns: StatisticsSheet.columnsByDay, items: days).sheet("逐日统计")
    }
}
