/// What the template of the overview shows.
struct OverviewView: TemplateView {
    struct LedgerRow: TemplateView {
        let title: String
        let address: String
        let open: String
        let closed: String
        /// Already markup; nil where there is none.
        let trend: String?
        let week: String
    }

    let date: String
    let figures: FigureStrip
    /// Monitoring points by state; nil where there are none.
    let points: FigureStrip?
    let ledgers: [LedgerRow]
    /// Pictures: already markup.
    let stages: String
    let risks: String?
    let counties: String?
    let sectors: String?
    let hasOverdueMajors: Bool
    let oldest: TableView?
    let health: [Fact]
    let position: String
}
