import EventJSON
import Hummingbird

/// A list at a path, and the same list as files.
struct ListRoutes: Sendable {
    let frame: PageFrame
    /// For files that are made as a whole.
    private let workbooks = HeavyWork(mostUnderWay: 1, mostWaiting: 4)

    init(frame: PageFrame) {
        self.frame = frame
    }

    typealias Make = @Sendable (Visit, Request, DashboardContext) async throws -> ListPage

    /// - Parameters:
    ///   - path: for the router.
    ///   - list: made for each visit, since it depends on who looks and by which rules.
    func add(_ path: String, to router: Router<DashboardContext>, list: @escaping Make) {
        router.get("\(path)") { request, context in
            let visit = try frame.visit(request)
            return try await page(try await list(visit, request, context), for: visit)
        }
        router.get("\(path).csv") { request, context in
            let visit = try frame.visit(request)
            return ListFile(list: try await list(visit, request, context), visit: visit).csv
        }
        router.get("\(path).xlsx") { request, context in
            let visit = try frame.visit(request)
            return try await ListFile(list: try await list(visit, request, context), visit: visit)
                .workbook(at: workbooks)
        }
    }

    private func page(_ list: ListPage, for visit: Visit) async throws -> Response {
        let paging = Paging(visit.fields, path: visit.path, filters: list.filters)
        let after = paging.after.map(list.keyFromAddress)
        let found = try await list.page(after: after, limit: ListPage.length + 1, for: visit)
        let shown = Array(found.prefix(ListPage.length))
        let count = try await list.count(for: visit)
        let view = ListView(
            heading: list.title, intro: list.intro, path: visit.path,
            fields: list.filters.map { ListView.Field($0, chosen: visit.fields[$0.name]) },
            hasFields: !list.filters.isEmpty,
            summary: Self.summary(count, shown: shown.count),
            table: TableView(
                caption: list.title, columns: list.columns, items: shown, emptyText: list.emptyText),
            first: paging.first, previous: paging.previous,
            next: found.count > shown.count ? shown.last.map { paging.next(after: list.key($0)) } : nil,
            exports: [("Excel", ".xlsx"), ("CSV", ".csv")]
                .map { ListView.Export(name: $0, address: paging.address(as: $1)) },
            figures: list.figures, readings: list.readings, renewal: list.renewal.map(String.init))
        return frame.page(list.title, view, as: .list, for: visit)
    }

    private static func summary(_ count: Int?, shown: Int) -> String {
        (count.map { "共 \($0.grouped) 条，" } ?? "") + "本页 \(shown) 条"
    }
}
