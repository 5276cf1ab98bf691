import Ledgers

extension SupervisionLetter {
    /// The letter as a PDF of one page A4, with the glyphs that it needs from the fonts. The same letter and fonts give the same bytes.
    ///
    /// Texts that are too long for the page are written smaller, then cut with 以下略.
    /// - Throws: ``LetterError`` where no installed font has a character, or it can't be made to fit.
    public func pdf() throws(LetterError) -> [UInt8] {
        let (year, month, day) = date.components
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let page = LetterPage(
            title: "\(Self.title) \(number)", author: sender, date: "\(year)-\(two(month))-\(two(day))")
        try LetterDrawing(self, on: page).draw()
        return try page.bytes()
    }
}
