import EventJSON
import Node

/// Where a command gets its answers from: a running node, or a data folder.
protocol Asker {
    /// - Throws: ``CommandFailure`` or ``AskError`` with one line for people.
    func ask(_ question: Question) async throws -> JSONValue
}

extension Asker {
    /// All items of a list, page by page.
    /// - Parameter key: the member that the next page goes on from.
    func all(_ ask: String, _ parameters: [JSONMember] = [], key: String) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var last: JSONValue?
        while true {
            let after = last.map { [JSONMember("after", $0)] } ?? []
            let page = try await self.ask(Question(ask, parameters + after)).array ?? []
            items += page
            guard let next = page.last?[key] else { return items }
            last = next
        }
    }
}
