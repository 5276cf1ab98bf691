/// Figures beside one another, each of which leads to what it counts.
struct FigureStrip: TemplateView {
    /// One figure that is read from afar.
    struct Figure: TemplateView {
        let name: String
        let value: String
        let address: String
        let tone: String
        /// The shape before its name; nil for none.
        var mark: String?
        /// Whether what it counts is what is shown.
        var isChosen = false
    }

    let label: String
    let items: [Figure]
}
