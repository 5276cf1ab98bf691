import CPango

/// A page of PDF that is being drawn, and its bytes at the end. The only owner of the cairo surface.
///
/// Source of the measures: GB/T 9704-2012, 5.1 and 10.1 (信函格式).
final class LetterPage {
    /// Points to a millimetre.
    static let millimetre = 72 / 25.4
    static let width = 210 * millimetre
    static let height = 297 * millimetre
    /// 天头 and 订口; 版心 is 156 mm wide.
    static let left = 28 * millimetre
    static let textWidth = 156 * millimetre
    static let red = (r: 0.85, g: 0.0, b: 0.0)

    let cairo: OpaquePointer
    private let surface: OpaquePointer
    /// Kept where it is, since cairo writes there by its address.
    private let sink: Sink

    /// What cairo has written.
    private final class Sink {
        var bytes: [UInt8] = []
    }

    /// - Parameters:
    ///   - title: what the file says of itself.
    ///   - date: `2023-02-28`; in place of the present, so that the same letter has the same bytes.
    init(title: String, author: String, date: String) {
        sink = Sink()
        surface = cairo_pdf_surface_create_for_stream(
            { closure, data, count in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), Self.width, Self.height)
        cairo = cairo_create(surface)
        for (name, text) in [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_AUTHOR, author),
            (CAIRO_PDF_METADATA_CREATE_DATE, "\(date)T00:00:00"), (CAIRO_PDF_METADATA_MOD_DATE, "\(date)T00:00:00"),
        ] {
            cairo_pdf_surface_set_metadata(surface, name, text)
        }
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    /// A line over the page's width of 170 mm.
    func rule(at top: Double, thickness: Double) {
        let length = 170 * Self.millimetre
        cairo_set_source_rgb(cairo, Self.red.r, Self.red.g, Self.red.b)
        cairo_rectangle(cairo, (Self.width - length) / 2, top, length, thickness)
        cairo_fill(cairo)
    }

    /// Ends the page.
    func bytes() throws(LetterError) -> [UInt8] {
        cairo_show_page(cairo)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS, cairo_status(cairo) == CAIRO_STATUS_SUCCESS else {
            throw LetterError("the letter can't be drawn: \(String(cString: cairo_status_to_string(status)))")
        }
        return sink.bytes
    }
}
