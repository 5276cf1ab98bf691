/// What stands in one place of a table.
struct ListCell: Sendable {
    /// How much it asks to be looked at. It is said in words too: not everybody sees colours.
    enum Tone: String, Sendable {
        case alarm, warn, calm, done, dim
    }

    var text: String
    /// In small letters beneath.
    var detail: String?
    /// Where it leads.
    var address: String?
    var tone: Tone?
    /// The name of a shape before the text, for states that are told from afar; nil for none.
    var mark: String?
    /// Beneath the text: already markup.
    var picture: String?
    /// What can be done here.
    var action: ActionForm?

    init(
        _ text: String, detail: String? = nil, address: String? = nil, tone: Tone? = nil, action: ActionForm? = nil,
        inFiles: String? = nil
    ) {
        self.text = text
        self.detail = detail
        self.address = address
        self.tone = tone
        self.action = action
        self.inFiles = inFiles
    }

    /// What files have in its place; nil for the same.
    var inFiles: String?

    /// For a spreadsheet.
    var plain: String { inFiles ?? [text, detail ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}
