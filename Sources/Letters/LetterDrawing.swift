/// Where the parts of a letter stand. Source: GB/T 9704-2012, 10.1: the sender's name 30 mm below the upper edge, in red; 4 mm below it
/// a thick line above a thin one, at 20 mm from the lower edge a thin one above a thick one; the number at the right below the first lines.
struct LetterDrawing {
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
        for fit in Self.attempts where fits(fit, above: copiesTop - top) { return try drawText(fit, at: top) }
        throw LetterError("the letter does not fit on one page; give a shorter unit or recipient")
    }

    /// How the text is set.
    private struct Fit {
        var size: Double
        /// From one line to the next, in sizes.
        var leading: Double
        /// Characters of a text from the log, which has 2,000 at most.
        var limit = 2_000

        var line: Double { size * leading }
    }

    /// The best first: 三号 with 22 lines to a page, then smaller down to 五号, then cut.
    private static let attempts: [Fit] =
        [
            Fit(size: 16, leading: 1.8), Fit(size: 15, leading: 1.75), Fit(size: 14, leading: 1.7),
            Fit(size: 13, leading: 1.6), Fit(size: 12, leading: 1.5), Fit(size: 10.5, leading: 1.4),
        ]
        + [1_400, 1_000, 700, 500, 400, 300, 200, 120, 60, 30].map { Fit(size: 10.5, leading: 1.4, limit: $0) }

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

    private func fits(_ fit: Fit, above room: Double) -> Bool {
        var height = recipientBlock(fit).height + Self.signatureLines * fit.line
        for paragraph in letter.paragraphs(cutTo: fit.limit) { height += block(of: paragraph, fit).height }
        return height <= room
    }

    private func drawText(_ fit: Fit, at start: Double) throws(LetterError) {
        var top = start
        let recipient = recipientBlock(fit)
        try recipient.draw(x: LetterPage.left, y: top)
        top += recipient.height
        for paragraph in letter.paragraphs(cutTo: fit.limit) {
            let block = block(of: paragraph, fit)
            try block.draw(x: LetterPage.left, y: top)
            top += block.height
        }
        try drawSignature(fit, at: top + fit.line)
    }

    private func recipientBlock(_ fit: Fit) -> TextBlock {
        TextBlock(
            "\(letter.recipient.onOneLine)：", .body, size: fit.size, width: LetterPage.textWidth, leading: fit.leading,
            on: page)
    }

    private func block(of paragraph: SupervisionLetter.Paragraph, _ fit: Fit) -> TextBlock {
        TextBlock(
            paragraph.text, paragraph.isHeading ? .heading : .body, size: fit.size, width: LetterPage.textWidth,
            leading: fit.leading, indent: 2, on: page)
    }

    /// One of room, the sender, the date.
    private static let signatureLines = 3.2

    /// The date four letters from the right, the sender above its middle, as far as there is room.
    private func drawSignature(_ fit: Fit, at top: Double) throws(LetterError) {
        let date = signature(letter.date.words, fit)
        let sender = signature(letter.sender, fit)
        let right = LetterPage.left + LetterPage.textWidth
        let dateLeft = right - date.inkWidth - 4 * fit.size
        let left = min(dateLeft + (date.inkWidth - sender.inkWidth) / 2, right - sender.inkWidth)
        try sender.draw(x: max(left, LetterPage.left), y: top)
        try date.draw(x: dateLeft, y: top + fit.line)
    }

    private func signature(_ text: String, _ fit: Fit) -> TextBlock {
        TextBlock(text, .body, size: fit.size, width: LetterPage.textWidth, leading: fit.leading, on: page)
    }
}
