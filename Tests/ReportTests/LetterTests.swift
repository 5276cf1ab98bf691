import EventJSON
import Foundation
import Ledgers
import Letters
import Testing

@Suite("督办函") struct LetterTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private static func date(_ text: String) throws -> LocalDate { try #require(LocalDate(iso8601: text)) }

    private func letter(description: String = "综采工作面上隅角瓦斯监测缺失") throws -> SupervisionLetter {
        SupervisionLetter(
            unit: "长治市安全生产委员会办公室", number: "长安督〔2023〕15号", date: try Self.date("2023-03-01"),
            replyBy: try Self.date("2023-03-06"), recipient: "长治市试验煤业有限公司", copies: ["市应急管理局", "包保领导"],
            stage: "市级督办",
            hazard: SupervisionLetter.Hazard(
                number: "HZ-140400-2023-00015", enterprise: "长治市试验煤业有限公司", area: "140403", sector: "煤矿",
                description: description, foundOn: try Self.date("2023-02-01"), foundBy: "督导巡查",
                deadline: try Self.date("2023-02-25")))
    }

    /// The text of the page, as another program reads it, without the breaks of its lines.
    private func text(of letter: SupervisionLetter) throws -> String {
        let path = try written(letter)
        return try Tool.run("/usr/bin/pdftotext", [path, "-"]).filter { !$0.isWhitespace }
    }

    private func written(_ letter: SupervisionLetter) throws -> String {
        let path = "\(folder.path)/letter.pdf"
        try Data(letter.pdf()).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func pages(_ path: String) throws -> String? {
        try Tool.run("/usr/bin/pdfinfo", [path]).split(separator: "\n").first { $0.hasPrefix("Pages:") }.map {
            $0.dropFirst(6).trimmingCharacters(in: .whitespaces)
        }
    }

    @Test("it says who is to do what by when")
    func says() throws {
        let text = try text(of: letter())
        for part in [
            "长治市安全生产委员会办公室", "长安督〔2023〕15号", "安全生产重大隐患督办函", "长治市试验煤业有限公司：", "HZ-140400-2023-00015",
            "综采工作面上隅角瓦斯监测缺失。", "发现日期：2023年2月1日（督导巡查）", "整改期限：2023年2月25日", "已逾期4天", "督办级别：市级督办",
            "请于2023年3月6日前", "2023年3月1日", "抄送：市应急管理局，包保领导。",
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test("one page, A4, all fonts embedded as subsets")
    func page() throws {
        let path = try written(letter())
        #expect(try pages(path) == "1")
        #expect(try Tool.run("/usr/bin/pdfinfo", [path]).contains("595.276 x 841.89 pts (A4)"))
        let fonts = try Tool.run("/usr/bin/pdffonts", [path]).split(separator: "\n").dropFirst(2)
        #expect(fonts.count >= 2)
        for font in fonts { #expect(font.contains(" yes yes yes ") && font.prefix { $0 != "+" }.count == 6, "\(font)") }
    }

    @Test("a long text is made to fit, and says where it was cut", arguments: [300, 2_000])
    func long(length: Int) throws {
        var letter = try letter(description: String(repeating: "瓦斯", count: length / 2))
        letter.hazard.measures = String(repeating: "抽采", count: length / 2)
        let path = try written(letter)
        #expect(try pages(path) == "1")
        let text = try text(of: letter)
        #expect(text.contains("（以下略）") == (length == 2_000))
        #expect(text.contains("2023年3月1日") && text.contains("抄送："))
    }

    @Test("the same letter has the same bytes")
    func sameBytes() throws {
        #expect(try letter().pdf() == letter().pdf())
    }

    @Test("a character that no font has is an error, not a box")
    func unknown() throws {
        let letter = try letter(description: "瓦斯\u{13000}")
        #expect(
            throws: LetterError(
                "no installed font has all characters of the letter; install fonts-noto-cjk, or the font that has them")
        ) { try letter.pdf() }
    }

    @Test("an office without a name, and texts with line breaks and controls in them")
    func odd() throws {
        var letter = try letter(description: "一\n二\u{1B}[31m\u{202E}三")
        letter.unit = ""
        letter.copies = []
        let text = try text(of: letter)
        #expect(text.contains("安全生产委员会办公室") && text.contains("隐患内容：一二[31m三。"))
        #expect(!text.contains("抄送"))
    }
}
