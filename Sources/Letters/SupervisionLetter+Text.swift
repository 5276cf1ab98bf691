import Ledgers

/// What the letter says. The wording follows the notices: 盘安委办发〔2023〕11号, 三 (督办一批重大隐患), and the sources that it names.
extension SupervisionLetter {
    static let title = "安全生产重大隐患督办函"

    var sender: String { unit.isEmpty ? "安全生产委员会办公室" : unit.onOneLine }

    struct Paragraph: Hashable {
        var text: String
        var isHeading = false
    }

    /// - Parameter limit: characters of a text from the log; what is longer is cut, and says so.
    func paragraphs(cutTo limit: Int) -> [Paragraph] {
        [
            Paragraph(text: opening),
            Paragraph(text: "一、隐患情况", isHeading: true),
            Paragraph(text: facts),
            Paragraph(text: "隐患内容：\(hazard.description.sentence(cutTo: limit))"),
            Paragraph(text: dates),
            Paragraph(text: "二、整改要求", isHeading: true),
            Paragraph(text: requirement(cutTo: limit)),
            Paragraph(text: "三、回复期限", isHeading: true),
            Paragraph(
                text: "请于\(replyBy.words)前将整改落实情况书面报送我办。逾期未整改或者拒不整改的，将依法依规采取停产整顿、行政处罚、关闭取缔等措施，并追究有关责任单位和人员的责任。"),
        ]
    }

    private var opening: String {
        let occasion =
            isRepeated
            ? "我办已就下列重大安全生产隐患发函督办，至今仍未完成整改，现再次督办"
            : isUnacknowledged
                ? "下列重大安全生产隐患逾期未完成整改，前期督办通知又未按时签收，现提级督办"
                : "下列重大安全生产隐患未在规定期限内完成整改，现予督办"
        return "\(occasion)（督办级别：\(stage)）。有关事项函告如下："
    }

    private var facts: String {
        "隐患编号：\(hazard.number)；隐患单位：\(hazard.enterprise.onOneLine)；属地：\(hazard.area)；行业领域：\(hazard.sector)。"
    }

    private var dates: String {
        "发现日期：\(hazard.foundOn.words)（\(hazard.foundBy)）；整改期限：\(hazard.deadline.words)；截至本函印发之日已逾期\(daysOverdue)天。"
    }

    private func requirement(cutTo limit: Int) -> String {
        let measures = hazard.measures.map { "按已报整改措施（\($0.onOneLine.cut(to: limit))）抓紧实施，" } ?? ""
        return
            "立即落实整改责任、措施、资金、时限和预案，\(measures)整改期间采取有效防范和盯守措施；一时难以整改到位又无法保证安全的，立即停产停工。整改完成后申请复查验收，验收合格方可销号。"
    }
}

extension LocalDate {
    /// `2023年2月28日`
    var words: String {
        let (year, month, day) = components
        return "\(year)年\(month)月\(day)日"
    }
}

extension String {
    /// Lines become one; what the page could not show as a letter goes.
    var onOneLine: String {
        let shown = String(String.UnicodeScalarView(unicodeScalars.map { $0.isForLetters ? $0 : " " }))
        return shown.split(separator: " ").joined(separator: " ")
    }

    func cut(to limit: Int) -> String {
        count > limit ? prefix(max(limit, 1)) + "……（以下略）" : self
    }

    /// With a full stop where it has none.
    func sentence(cutTo limit: Int) -> String {
        let text = onOneLine.cut(to: limit)
        return text.hasSuffix("。") || text.hasSuffix(".") ? text : text + "。"
    }
}

extension Unicode.Scalar {
    fileprivate var isForLetters: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
