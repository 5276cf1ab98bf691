import EventJSON
import Ledgers

/// A list of things with filters, page by page, and as a file.
struct ListPage: Sendable {
    let title: String
    /// A sentence beneath the title.
    let intro: String
    /// The question that is asked, and the parameters that it always has.
    let question: String
    var parameters: [JSONMember] = []
    /// What a page is asked with besides, and a file is not.
    var ofPages: [JSONMember] = []
    let filters: [ListFilter]
    let columns: [ListColumn]
    /// What follows an item is asked for by.
    let key: @Sendable (JSONValue) -> JSONValue
    /// The parameter that has the key.
    var keyName = "after"
    /// The key as it was in an address.
    var keyFromAddress: @Sendable (String) -> JSONValue = { .string($0) }
    /// Told where nothing is found.
    let emptyText: String
    var total = Total.asked
    /// Figures above the list, which lead to parts of it.
    var figures: FigureStrip?
    /// What is shown below the list.
    var readings: ReadingsView?
    /// Seconds after which the list is shown anew where nothing tells of news before; nil for a list that stays as it is.
    var renewal: Int?

    /// How many there are in all of what was chosen.
    enum Total: Sendable {
        /// The node counts them.
        case asked
        /// It was told with something else; nil where nobody knows.
        case told(Int?)
    }

    /// Items to a page.
    static let length = 50
    /// Items that are asked for at once for a file.
    static let portion = 1_000

    /// What was chosen, as parameters.
    func chosen(in fields: FormFields) -> [JSONMember] {
        parameters + filters.compactMap { filter in fields[filter.name].map(filter.parameter) }
    }

    /// - Parameter after: the key of the last item of the page before; nil for the first page.
    func page(after: JSONValue?, limit: Int, for visit: Visit) async throws -> [JSONValue] {
        try await items(after: after, limit: limit, ofPages, for: visit)
    }

    /// A part of them for a file.
    func portion(after: JSONValue?, for visit: Visit) async throws -> [JSONValue] {
        try await items(after: after, limit: Self.portion, [], for: visit)
    }

    private func items(
        after: JSONValue?, limit: Int, _ more: [JSONMember], for visit: Visit
    ) async throws -> [JSONValue] {
        let paging = [JSONMember(keyName, after ?? .null), JSONMember("limit", JSONValue(limit))]
        return try await visit.ask(question, chosen(in: visit.fields) + paging + more).array ?? []
    }

    /// How many there are in all of what was chosen; nil where nobody knows.
    func count(for visit: Visit) async throws -> Int? {
        if case .told(let count) = total { return count }
        let answer = try await visit.ask("count", [JSONMember("of", .string(question))] + chosen(in: visit.fields))
        return answer["count"]?.integer ?? 0
    }
}
