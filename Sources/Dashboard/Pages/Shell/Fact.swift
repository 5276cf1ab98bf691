/// A name and a value.
struct Fact: TemplateView {
    let name: String
    let value: String
    /// Where it leads; nil for nowhere.
    var address: String?

    /// Those of which something is known.
    static func known(_ all: [(name: String, value: String)]) -> [Fact] {
        all.filter { !$0.value.isEmpty }.map { Fact(name: $0.name, value: $0.value) }
    }
}
