import Hummingbird

/// All pages.
struct PageRoutes: Sendable {
    let frame: PageFrame
    let login: LoginPage

    func add(to router: Router<DashboardContext>) {
        OverviewPage(frame: frame).add(to: router)
        HazardPage(frame: frame).add(to: router)
        PointPage(frame: frame).add(to: router)
        WatchlistPage(frame: frame).add(to: router)
        DeadLetterPage(frame: frame).add(to: router)
        TailPage(frame: frame).add(to: router)
        login.add(to: router)
        addLists(to: router)
    }

    private func addLists(to router: Router<DashboardContext>) {
        let lists = ListRoutes(frame: frame)
        lists.add("hazards", to: router) { visit, _, _ in HazardsPage.list(for: visit) }
        lists.add("escalations", to: router) { visit, _, _ in EscalationsPage.list(for: visit) }
        lists.add("points", to: router) { visit, _, _ in try await PointsPage.list(for: visit) }
        lists.add("incidents", to: router) { visit, _, _ in IncidentsPage.list(for: visit) }
        lists.add("dead-letters", to: router) { visit, _, _ in DeadLettersPage.list(for: visit) }
        lists.add("ledgers/{code}", to: router) { visit, _, context in
            try LedgerPage.list(context.parameters.get("code") ?? "", for: visit)
        }
    }
}
