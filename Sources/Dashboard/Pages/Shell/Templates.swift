import Mustache

/// The HTML of all pages, from templates that are part of the program.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Throws: where a template is none: a fault of the program, which any test finds.
    init() throws {
        MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.all {
            let text = String(decoding: bytes, as: UTF8.self)
            // Each has to say so: a partial begins anew with Mustache's own escaping.
            try library.register("{{% CONTENT_TYPE:\(MarkupText.name)}}" + text, named: name.rawValue)
        }
        self.library = library
    }

    enum Name: String {
        case shell, overview, figures, list, readings, table, cell, action, field, fact, hazard, point, letter, tail,
            login,
            fault
    }

    private static let all: [(Name, [UInt8])] = [
        (.shell, PackageResources.shell_mustache), (.overview, PackageResources.overview_mustache),
        (.list, PackageResources.list_mustache), (.table, PackageResources.table_mustache),
        (.cell, PackageResources.cell_mustache), (.action, PackageResources.action_mustache),
        (.field, PackageResources.field_mustache), (.fact, PackageResources.fact_mustache),
        (.figures, PackageResources.figures_mustache), (.readings, PackageResources.readings_mustache),
        (.point, PackageResources.point_mustache), (.hazard, PackageResources.hazard_mustache),
        (.letter, PackageResources.letter_mustache), (.tail, PackageResources.tail_mustache),
        (.login, PackageResources.login_mustache), (.fault, PackageResources.fault_mustache),
    ]

    /// - Parameter view: whose properties the template names.
    func render(_ view: Any, as name: Name) -> String {
        library.render(view, withTemplate: name.rawValue) ?? ""
    }

    /// A whole page.
    func page(_ view: Any, as name: Name, in shell: Shell) -> String {
        var shell = shell
        shell.content = render(view, as: name)
        return render(shell, as: .shell)
    }
}
