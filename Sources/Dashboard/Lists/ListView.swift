/// What the template of a list shows.
struct ListView: TemplateView {
    struct Option: TemplateView {
        let value: String
        let title: String
        let isSelected: Bool
    }

    struct Field: TemplateView {
        let name: String
        let label: String
        var isChoice = false
        var options: [Option] = []
        /// Nil where it is no text.
        var hint: String?
        var isFlag = false
        var isChecked = false
        var value = ""
    }

    struct Export: TemplateView {
        let name: String
        let address: String
    }

    let heading: String
    let intro: String
    let path: String
    let fields: [Field]
    let hasFields: Bool
    /// How many there are.
    let summary: String
    let table: TableView
    let first: String?
    let previous: String?
    let next: String?
    let exports: [Export]
    var figures: FigureStrip?
    var readings: ReadingsView?
    /// Seconds; nil where it stays as it is.
    var renewal: String?
}

extension ListView.Field {
    init(_ filter: ListFilter, chosen: String?) {
        self.init(name: filter.name, label: filter.label)
        switch filter.input {
        case .choice(let options):
            isChoice = true
            self.options =
                [ListView.Option(value: "", title: "全部", isSelected: chosen == nil)]
                + options.map { ListView.Option(value: $0.value, title: $0.title, isSelected: $0.value == chosen) }
        case .order(let options):
            isChoice = true
            self.options = options.map {
                ListView.Option(value: $0.value, title: $0.title, isSelected: $0.value == (chosen ?? options[0].value))
            }
        case .text(let hint): (self.hint, value) = (hint, chosen ?? "")
        case .flag: (isFlag, isChecked) = (true, chosen != nil)
        }
    }
}
