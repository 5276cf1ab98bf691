/// What the template of one monitoring point shows.
struct PointView: TemplateView {
    struct Link: TemplateView {
        let title: String
        let address: String
        let isChosen: Bool
    }

    let id: String
    let name: String
    let state: String
    let tone: String
    let mark: String?
    /// With its unit.
    let value: String
    /// When it was measured, and what it is worth.
    let stamp: String
    let measured: String
    let ranges: [Link]
    /// A picture: already markup.
    let chart: String
    let readings: [Fact]
    let facts: [Fact]
    let thresholds: TableView?
    let faults: TableView?
    let hazards: TableView
    /// Where all its hazards are listed.
    let allHazards: String
    /// Seconds after which it is shown anew.
    let renewal: String
    /// Whether it is shown anew with every row of the log too.
    let isLive: Bool
}
