/// What the template of one hazard shows.
struct HazardView: TemplateView {
    struct Step: TemplateView {
        let position: String
        /// When it was received, or fired.
        let received: String
        /// When it happened, where that is another minute.
        let happened: String?
        let title: String
        let detail: String
        /// Who has sent it.
        let sender: String
        let tone: String
        /// What has become of it, where it did not go its way.
        let fate: String?
        let hash: String
        let evidence: [Evidence]
        /// What a monitoring point has measured; nil where it was none.
        let measured: Measured?
    }

    struct Measured: TemplateView {
        let point: String
        let address: String
        /// The value, its limit, and since when.
        let words: String
    }

    struct Evidence: TemplateView {
        let name: String
        /// Nil where it is no address of the web.
        let address: String?
        let digest: String?
    }

    let number: String
    let description: String
    let state: String
    let stateTone: String?
    let level: String
    let levelTone: String?
    let facts: [Fact]
    let dates: [Fact]
    let steps: [Step]
    let stepCount: Int
    let table: TableView?
}
