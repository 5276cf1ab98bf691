import Mustache

/// What a template shows: its stored properties by their names.
///
/// One that is nil is nothing; without this Mustache would take the property of that name from whatever is around.
protocol TemplateView: MustacheParent, Sendable {}

extension TemplateView {
    func child(named name: String) -> Any? {
        guard let property = Mirror(reflecting: self).children.first(where: { $0.label == name }) else { return nil }
        let mirror = Mirror(reflecting: property.value)
        guard mirror.displayStyle == .optional else { return property.value }
        return mirror.children.first?.value ?? Nothing()
    }
}

/// No section is shown for it, and no text.
private struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
