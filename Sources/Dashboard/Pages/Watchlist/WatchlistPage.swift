import EventJSON
import Hummingbird
import Ledgers
import Words

/// 一个不放心名单
struct WatchlistPage: Sendable {
    let frame: PageFrame

    func add(to router: Router<DashboardContext>) {
        router.get("watchlist") { request, _ in try await page(request) }
    }

    /// It is short, and comes whole.
    private func page(_ request: Request) async throws -> Response {
        let visit = try frame.visit(request)
        guard let entries = try await visit.askIfAllowed("watchlist")?.array else {
            throw HTTPFault.forbidden.explained("不放心名单涉及全部属地，只有可看全部属地的用户能看")
        }
        let view = ListView(
            heading: "一个不放心名单", intro: "按规则自动列入，或由人工列入的企业、班组和职工。", path: visit.path, fields: [],
            hasFields: false, summary: "共 \(entries.count.grouped) 条",
            table: TableView(
                caption: "一个不放心名单", columns: Self.columns(for: visit), items: entries, emptyText: "名单上没有人"),
            first: nil, previous: nil, next: nil, exports: [])
        return frame.page("不放心名单", view, as: .list, for: visit)
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [
            ListColumn("名称", "name"), .code("种类", "kind") { Watched.Kind.title(of: $0) },
            ListColumn("原因") { item in
                ListCell(
                    (item["reasons"]?.array ?? []).map { WatchReason.title(of: $0.display) }.joined(separator: "、"))
            },
            .time("列入时间", "since", visit),
        ]
    }
}
