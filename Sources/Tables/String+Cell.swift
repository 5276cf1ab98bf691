extension String {
    /// The text as a cell of a file that people open in a spreadsheet: CSV or XLSX.
    ///
    /// Cells come from outside, so one that would be taken for a formula is prefixed with `'` (OWASP, CSV Injection;
    /// CWE-1236), also where only white space stands before it; numbers stay numbers. What a terminal would obey is
    /// replaced as in ``printable``; line breaks and tabs stay.
    public var spreadsheetCell: String {
        let safe = isLikeFormula && !isNumber ? "'" + self : self
        return safe.unicodeScalars.reduce(into: "") { cell, scalar in
            cell.unicodeScalars.append(scalar.isHarmful && !scalar.isLayout ? scalar.picture : scalar)
        }
    }

    /// A spreadsheet set to Chinese or Japanese takes the full-width forms for formulas too.
    private var isLikeFormula: Bool {
        if let first = unicodeScalars.first, first.isLayout || first == "\0" { return true }
        return unicodeScalars.first { !$0.isBlank }.map("=+-@＝＋－＠".unicodeScalars.contains) ?? false
    }

    private var isNumber: Bool {
        wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    }
}

extension Unicode.Scalar {
    /// White space, or nothing that is shown.
    fileprivate var isBlank: Bool { properties.isWhitespace || properties.isDefaultIgnorableCodePoint }
}
