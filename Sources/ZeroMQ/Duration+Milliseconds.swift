extension Duration {
    /// Whole milliseconds, rounded up and clamped to what the C library takes: 1 µs is 1, never "at once".
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return seconds < 0 ? 0 : .max }
        let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, whole.addingReportingOverflow(part).partialValue))
    }
}
