import EventJSON
import Foundation
import Ledgers
import Node

/// Where a command gets its answers from: a running node, or a data folder.
protocol Asker {
    /// - Throws: ``CommandFailure`` or ``AskError`` with one line for people.
    func ask(_ question: Question) async throws -> JSONValue
    func moment() async throws -> Moment
}

extension Asker {
    /// All items of a list, page by page.
    /// - Parameters:
    ///   - key: the member that the next page goes on from.
    ///   - kept: what is kept of each, where a whole list of them would be too large.
    func all(
        _ ask: String, _ parameters: [JSONMember] = [], key: String, kept: (JSONValue) -> JSONValue = { $0 }
    ) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var last: JSONValue?
        while true {
            let after = last.map { [JSONMember("after", $0)] } ?? []
            let page = try await self.ask(Question(ask, parameters + after)).array ?? []
            items += page.map(kept)
            guard let next = page.last?[key] else { return items }
            last = next
        }
    }

    /// A part of the log from a position on; empty at the end of the log.
    func history(from position: Int64, _ parameters: [JSONMember] = []) async throws -> [JSONValue] {
        let page = [JSONMember("from", JSONValue(position)), JSONMember("limit", 1_000)]
        return try await ask(Question("history", page + parameters)).array ?? []
    }

    /// The policy and the ledgers in force, for their names and their zone.
    func rules() async throws -> Rules {
        let answer = try await ask(Question("rules"))
        do {
            return try JSONDecoder().decode(Rules.self, from: Data(answer.bytes))
        } catch {
            throw CommandFailure("the rules of the node are of another version; use the duban that runs there")
        }
    }

    /// The local date of the node's clock.
    func today(in zone: Zone) async throws -> LocalDate {
        zone.date(of: try await moment().now)
    }
}
