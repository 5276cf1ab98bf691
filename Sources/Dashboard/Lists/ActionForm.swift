/// A button that does something, which works without scripts too.
struct ActionForm: TemplateView {
    struct Hidden: TemplateView {
        let name: String
        let value: String
    }

    /// Where the form goes.
    let address: String
    /// What a script does in place of it.
    let kind: String
    let label: String
    let hidden: [Hidden]
    /// What the button is about, for those who do not see where it stands.
    let about: String
    /// The label of a note that may be given; nil for none.
    var noteLabel: String?
    /// Unique in its page.
    var noteID = ""
}
