import CXlsxWriter

/// The looks of cells, each made once: a workbook keeps some ten thousand at most.
final class Formats {
    /// What decides how a cell looks.
    struct Look: Hashable {
        var part = Part.cell
        var alignment = Sheet.Column.Alignment.left
        var numberFormat = "General"
        var style = Sheet.Row.Style.plain
    }

    enum Part: Hashable {
        case title, line, header, cell, note
    }

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var made: [Look: UnsafeMutablePointer<lxw_format>] = [:]

    init(of workbook: UnsafeMutablePointer<lxw_workbook>) {
        self.workbook = workbook
    }

    subscript(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
        if let format = made[look] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        set(look, on: format)
        made[look] = format
        return format
    }

    private func set(_ look: Look, on format: UnsafeMutablePointer<lxw_format>) {
        let (font, size) = Self.font(of: look)
        format_set_font_name(format, font)
        format_set_font_size(format, size)
        format_set_align(format, Self.code(of: look.alignment))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if look.part == .title || look.style == .total { format_set_bold(format) }
        if look.style == .red { format_set_font_color(format, UInt32(LXW_COLOR_RED.rawValue)) }
        if look.part == .header { format_set_bg_color(format, 0xE7E6E6) }
        if look.part == .header || look.part == .cell { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if look.part != .title, look.part != .line { format_set_text_wrap(format) }
        if look.part == .cell { format_set_num_format(format, look.numberFormat) }
    }

    /// The fonts of official papers that every office machine has. Source: the usage of GB/T 9704, with 小标宋 replaced by
    /// 宋体, which comes with Windows.
    private static func font(of look: Look) -> (name: String, size: Double) {
        switch look.part {
        case .title: ("宋体", 20)
        case .header: ("黑体", 11)
        case .line, .cell, .note: ("仿宋", 11)
        }
    }

    private static func code(of alignment: Sheet.Column.Alignment) -> UInt8 {
        switch alignment {
        case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
        case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
        case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
        }
    }
}
