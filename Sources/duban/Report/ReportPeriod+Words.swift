import EventJSON
import Ledgers
import Reports

extension ReportPeriod {
    /// `2023-02-28`, `2023-02-28 15:00` or `2023-01-01 – 2023-02-28`.
    var code: String {
        let end = last.iso8601 + (closing.map { " \($0)" } ?? "")
        return first == last ? end : "\(first.iso8601) – \(end)"
    }

    /// `2023年2月28日`, `截至2023年2月28日15:00` or `2023年1月1日至2023年2月28日`.
    var words: String {
        let end = last.words + (closing?.description ?? "")
        if first != last { return "\(first.words)至\(end)" }
        return closing == nil ? end : "截至\(end)"
    }

    /// What counts as found or rectified in it, where that is no whole day.
    var note: String? {
        closing.map { "本期为\((first + -1).words)\($0)至\(last.words)\($0)；未完成整改和逾期为\(last.words)\($0)的数据。" }
    }
}

extension LocalDate {
    /// `2023年2月28日`
    var words: String {
        let (year, month, day) = components
        return "\(year)年\(month)月\(day)日"
    }
}
