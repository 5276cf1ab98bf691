import EventJSON
import Ledgers

/// How the file of a day is called: `安全生产隐患清单日报_2023-02-28.xlsx`.
enum ReportFile {
    private static let (stem, ending) = ("安全生产隐患清单日报_", ".xlsx")

    static func name(of date: LocalDate) -> String { "\(stem)\(date.iso8601)\(ending)" }

    /// Nil where a file is called otherwise.
    static func date(of name: String) -> LocalDate? {
        guard name.hasPrefix(stem), name.hasSuffix(ending) else { return nil }
        return LocalDate(iso8601: String(name.dropFirst(stem.count).dropLast(ending.count)))
    }
}
