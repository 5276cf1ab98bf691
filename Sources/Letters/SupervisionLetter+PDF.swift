import CPango
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

/// Where the parts of a letter stand. Source: GB/T 9704-2012, 10.1: the sender's name 30 mm below the upper edge, in red; 4 mm below it
/// a thick line above a thin one, at 20 mm from the lower edge a thin one above a thick one; the number at the right below the first lines.
private struct LetterDrawing {
    let letter: SupervisionLetter
    let page: LetterPage

    private static let millimetre = LetterPage.millimetre
    private static let bottom = LetterPage.height - 24 * millimetre

    init(_ letter: SupervisionLetter, on page: LetterPage) {
        self.letter = letter
        self.page = page
    }

    func draw() throws(LetterError) {
        var top = try drawHead()
        top = try drawLine(
            letter.number, .body, size: 14, at: top + 2 * Self.millimetre, alignment: .right)
        top = try drawLine(SupervisionLetter.title, .title, size: 22, at: top + 6 * Self.millimetre, alignment: .center)
        top += 5 * Self.millimetre
        let copies = letter.copies.isEmpty ? nil : "抄送：\(letter.copies.map(\.onOneLine).joined(separator: "，"))。"
        let copiesTop = try copies.map { text throws(LetterError) in try drawCopies(text) } ?? Self.bottom
        for (size, limit) in Self.attempts where fits(size, limit, above: copiesTop - top) {
            return try drawText(size, limit, at: top)
        }
        throw LetterError("the letter does not fit on one page; give a shorter unit or recipient")
    }

    /// Sizes and lengths of texts, the best first. Texts have 2,000 characters at most.
    private static let attempts: [(size: Double, limit: Int)] =
        [16, 15, 14, 13, 12].map { ($0, 2_000) } + [1_000, 700, 500, 350, 250, 170, 120, 80, 50, 30].map { (12, $0) }

    private func drawHead() throws(LetterError) -> Double {
        var size = 38.0
        while size > 14,
            TextBlock(letter.sender, .title, size: size, width: 2_000, on: page).inkWidth
                > LetterPage.textWidth
        { size -= 1 }
        let end = try drawLine(
            letter.sender, .title, size: size, at: 24 * Self.millimetre, alignment: .center, isRed: true)
        page.rule(at: end + 3 * Self.millimetre, thickness: 2.2)
        page.rule(at: end + 3 * Self.millimetre + 3.6, thickness: 0.7)
        let foot = LetterPage.height - 20 * Self.millimetre
        page.rule(at: foot - 3.6, thickness: 0.7)
        page.rule(at: foot - 2.2, thickness: 2.2)
        return end + 3 * Self.millimetre + 5
    }

    /// - Returns: where it begins.
    private func drawCopies(_ text: String) throws(LetterError) -> Double {
        let block = TextBlock(text, .body, size: 12, width: LetterPage.textWidth, leading: 1.5, on: page)
        let top = Self.bottom - block.height
        try block.draw(x: LetterPage.left, y: top)
        return top - 2 * Self.millimetre
    }

    /// - Returns: where it ends.
    private func drawLine(
        _ text: String, _ face: TextBlock.Face, size: Double, at top: Double, alignment: TextBlock.Alignment,
        isRed: Bool = false
    ) throws(LetterError) -> Double {
        let block = TextBlock(
            text, face, size: size, width: LetterPage.textWidth, leading: 1.4, alignment: alignment, on: page)
        try block.draw(x: LetterPage.left, y: top, isRed: isRed)
        return top + block.height
    }

    private func fits(_ size: Double, _ limit: Int, above room: Double) -> Bool {
        var height = block(ofRecipient: size).height + signatureHeight(size)
        for paragraph in letter.paragraphs(cutTo: limit) { height += block(of: paragraph, size).height }
        return height <= room
    }

    private func drawText(_ size: Double, _ limit: Int, at start: Double) throws(LetterError) {
        var top = start
        let recipient = block(ofRecipient: size)
        try recipient.draw(x: LetterPage.left, y: top)
        top += recipient.height
        for paragraph in letter.paragraphs(cutTo: limit) {
            let block = block(of: paragraph, size)
            try block.draw(x: LetterPage.left, y: top)
            top += block.height
        }
        try drawSignature(size, at: top + size * 1.8)
    }

    private func block(ofRecipient size: Double) -> TextBlock {
        TextBlock("\(letter.recipient.onOneLine)：", .body, size: size, width: LetterPage.textWidth, on: page)
    }

    private func block(of paragraph: SupervisionLetter.Paragraph, _ size: Double) -> TextBlock {
        TextBlock(
            paragraph.text, paragraph.isHeading ? .heading : .body, size: size, width: LetterPage.textWidth, indent: 2,
            on: page)
    }

    /// A line of room, the sender, the date.
    private func signatureHeight(_ size: Double) -> Double { size * 1.8 * 3 + 4 }

    /// The date four letters from the right, the sender above its middle, as far as there is room.
    private func drawSignature(_ size: Double, at top: Double) throws(LetterError) {
        let date = TextBlock(letter.date.words, .body, size: size, width: LetterPage.textWidth, on: page)
        let dateLeft = LetterPage.left + LetterPage.textWidth - date.inkWidth - 4 * size
        let sender = TextBlock(letter.sender, .body, size: size, width: LetterPage.textWidth, on: page)
        let middle = dateLeft + date.inkWidth / 2
        let left = min(
            middle - sender.inkWidth / 2, LetterPage.left + LetterPage.textWidth - sender.inkWidth)
        try sender.draw(x: max(left, LetterPage.left), y: top)
        try date.draw(x: dateLeft, y: top + size * 1.8)
    }
}
