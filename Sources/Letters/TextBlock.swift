import CPango

/// Some text, laid out: how high it is, and drawn. The only owner of its Pango layout.
struct TextBlock: ~Copyable {
    enum Face {
        /// 小标宋, for titles.
        case title
        /// 黑体, for headings.
        case heading
        /// 仿宋, for the text.
        case body

        /// As official papers have them; where an office has not bought them, what Debian's fonts-noto-cjk has.
        var families: String {
            switch self {
            case .title: "方正小标宋简体, FZXiaoBiaoSong-B05S, Noto Serif CJK SC, serif"
            case .heading: "黑体, SimHei, Noto Sans CJK SC, sans-serif"
            case .body: "仿宋_GB2312, 仿宋, FangSong, Noto Serif CJK SC, serif"
            }
        }
    }

    enum Alignment {
        case left, center, right
    }

    private let layout: OpaquePointer
    private let page: LetterPage
    /// From one line to the next, in points; also above the first and below the last one.
    private let leading: Double
    private let lineHeight: Double

    /// - Parameters:
    ///   - size: of the letters, in points.
    ///   - width: in points.
    ///   - leading: from one line to the next, in sizes.
    ///   - indent: of the first line, in letters.
    init(
        _ text: String, _ face: Face, size: Double, width: Double, leading: Double = 1.8, indent: Double = 0,
        alignment: Alignment = .left, on page: LetterPage
    ) {
        self.page = page
        self.leading = leading * size
        layout = pango_cairo_create_layout(page.cairo)
        pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string("zh-cn"))
        let font = pango_font_description_new()
        pango_font_description_set_family(font, face.families)
        pango_font_description_set_weight(font, face == .title ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_indent(layout, Int32(indent * size * Double(PANGO_SCALE)))
        pango_layout_set_alignment(layout, alignment.pango)
        pango_layout_set_text(layout, text, -1)
        lineHeight = Self.lineHeight(in: layout)
        // Lines are as far from each other as is wanted, whatever height the font has.
        if lineHeight > 0 { pango_layout_set_line_spacing(layout, Float(self.leading / lineHeight)) }
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// Of the first line as the font wants it, in points.
    private static func lineHeight(in layout: OpaquePointer) -> Double {
        var extents = PangoRectangle()
        guard let line = pango_layout_get_line_readonly(layout, 0) else { return 0 }
        pango_layout_line_get_extents(line, nil, &extents)
        return Double(extents.height) / Double(PANGO_SCALE)
    }

    /// In points.
    var height: Double { Double(pango_layout_get_line_count(layout)) * leading }

    /// Of what is written, in points.
    var inkWidth: Double {
        var extents = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extents)
        return Double(extents.width) / Double(PANGO_SCALE)
    }

    /// - Throws: ``LetterError`` where no font has a character: a letter has no boxes in it.
    func draw(x: Double, y: Double, isRed: Bool = false) throws(LetterError) {
        guard pango_layout_get_unknown_glyphs_count(layout) == 0 else {
            throw LetterError(
                "no installed font has all characters of the letter; install fonts-noto-cjk, or the font that has them")
        }
        if isRed {
            cairo_set_source_rgb(page.cairo, LetterPage.red.r, LetterPage.red.g, LetterPage.red.b)
        } else {
            cairo_set_source_rgb(page.cairo, 0, 0, 0)
        }
        // Pango leaves the first line its own height.
        cairo_move_to(page.cairo, x, y + (leading - lineHeight) / 2)
        pango_cairo_show_layout(page.cairo, layout)
    }
}

extension TextBlock.Alignment {
    fileprivate var pango: PangoAlignment {
        switch self {
        case .left: PANGO_ALIGN_LEFT
        case .center: PANGO_ALIGN_CENTER
        case .right: PANGO_ALIGN_RIGHT
        }
    }
}
