import EventJSON

/// Where in a list a page begins, and the ways on and back. Pages are found by the key of the last item before them, so that
/// nothing is left out or shown twice while the list grows.
struct Paging: Sendable {
    /// Nil for the first page.
    let after: String?
    /// The beginnings of the pages before, the first page excepted.
    let trail: [String]
    private let filters: [FormFields.Field]
    private let path: String

    /// Pages that one can go back one by one; beyond them to the first.
    static let longestTrail = 50

    init(_ fields: FormFields, path: String, filters: [ListFilter]) {
        after = fields["after"]
        trail = Array(fields.values("trail").suffix(Self.longestTrail))
        self.path = path
        let names = Set(filters.map(\.name))
        self.filters = fields.all.filter { names.contains($0.name) && !$0.value.isEmpty }
    }

    /// Nil where this is it.
    var first: String? { after == nil ? nil : address(after: nil, trail: []) }

    /// Nil where there is none, or where it is the first.
    var previous: String? {
        trail.last.map { address(after: $0, trail: trail.dropLast()) }
    }

    /// - Parameter key: of the last item shown.
    func next(after key: JSONValue) -> String {
        address(after: key.plain, trail: (trail + [after].compactMap(\.self)).suffix(Self.longestTrail))
    }

    /// The same choice in another form, like `.csv`.
    func address(as form: String) -> String {
        address(of: path + form, filters)
    }

    private func address(after: String?, trail: some Sequence<String>) -> String {
        let fields =
            filters + (after.map { [FormFields.Field(name: "after", value: $0)] } ?? [])
            + trail.map { FormFields.Field(name: "trail", value: $0) }
        return address(of: path, fields)
    }

    private func address(of path: String, _ fields: [FormFields.Field]) -> String {
        fields.isEmpty ? path : "\(path)?\(FormFields(fields).text)"
    }
}

extension JSONValue {
    /// As a field of a form.
    fileprivate var plain: String { string ?? text }
}
