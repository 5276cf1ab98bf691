import EventJSON
import Hummingbird
import Ledgers
import Words

/// 实时动态: what has come into the log last, and what comes.
struct TailPage: Sendable {
    let frame: PageFrame

    struct TailView: TemplateView {
        let fields: [ListView.Field]
        let path: String
        /// The newest first.
        let rows: [TailRow]
        /// Up to here the rows were read.
        let position: String
        /// Where the script goes on.
        let stream: String
    }

    /// Rows that are there before anything happens.
    private static let most = 50
    /// So far back they are looked for.
    private static let reach = 400

    func add(to router: Router<DashboardContext>) {
        router.get("tail") { request, _ in try await page(request) }
    }

    private func page(_ request: Request) async throws -> Response {
        let visit = try frame.visit(request)
        let filter = TailFilter(visit.fields)
        let newest = try await visit.ask("status")["position"]?.integer ?? 0
        let from = JSONValue(max(1, newest - Self.reach + 1))
        let paging = [JSONMember("from", from), JSONMember("limit", JSONValue(Self.reach))]
        let rows = try await visit.ask("history", paging + filter.parameters).array ?? []
        let last = max(newest, rows.last?["position"]?.integer ?? 0)
        let view = TailView(
            fields: Self.fields(of: visit), path: visit.path,
            rows: rows.suffix(Self.most).reversed().map { TailRow($0, policy: visit.policy) },
            position: String(last), stream: Self.stream(filter))
        return frame.page("实时动态", view, as: .tail, for: visit)
    }

    private static func stream(_ filter: TailFilter) -> String {
        let fields = [("type", filter.type), ("area", filter.area)].compactMap { name, value in
            value.map { FormFields.Field(name: name, value: $0) }
        }
        return fields.isEmpty ? "/api/tail" : "/api/tail?\(FormFields(fields).text)"
    }

    private static func fields(of visit: Visit) -> [ListView.Field] {
        let types = EventWords.types.map { ListFilter.Option(value: $0, title: EventWords.title(of: $0)) }
        return [ListFilter("type", "事件类型", .choice(types)), ListFilter.area]
            .map { ListView.Field($0, chosen: visit.fields[$0.name]) }
    }
}
