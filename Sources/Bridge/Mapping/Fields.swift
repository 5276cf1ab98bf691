import DubanConfiguration

/// What a template can take from one message, line or row.
protocol Fields {
    /// The text of a value; nil where there is none, or one that is no text, number, or truth value.
    func text(of reference: Template.Reference) -> String?
}

extension Template {
    /// Nil where a part of it is not there.
    func filled(from fields: some Fields) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .text(let fixed): text += fixed
            case .reference(let reference):
                guard let value = fields.text(of: reference) else { return nil }
                text += value
            }
        }
        return text
    }
}
