import EventJSON
import Hummingbird
import Ledgers
import Words

/// One dead letter, with what was refused.
struct DeadLetterPage: Sendable {
    let frame: PageFrame

    struct LetterView: TemplateView {
        let number: String
        let facts: [Fact]
        /// As it came; nil where it was too large to be kept, or is no text.
        let body: String?
        let action: ActionForm?
    }

    func add(to router: Router<DashboardContext>) {
        router.get("dead-letters/:number") { request, context in try await page(request, context) }
    }

    private func page(_ request: Request, _ context: DashboardContext) async throws -> Response {
        let visit = try frame.visit(request)
        guard let number = context.parameters.get("number").flatMap({ Int($0) }), number > 0 else {
            throw HTTPFault.notFound
        }
        let letter = try await visit.ask("dead-letter", [JSONMember("number", JSONValue(number))])
        let mayRetry = visit.caller.role >= .administer && visit.caller.user != nil
        let view = LetterView(
            number: String(number), facts: Self.facts(of: letter, for: visit), body: letter["body"]?.string,
            action: mayRetry ? DeadLettersPage.retrying(String(number), next: visit.address) : nil)
        return frame.page("退回件 \(number)", view, as: .letter, for: visit)
    }

    private static func facts(of letter: JSONValue, for visit: Visit) -> [Fact] {
        let reason = DeadLettersPage.reason(letter)
        return Fact.known([
            ("原因", reason.plain), ("说明", letter.text("message")), ("位置", letter.text("pointer")),
            ("来源", letter.text("source")), ("单位", letter.text("office")), ("事件", letter.text("id")),
            ("收到", visit.local(letter, "receivedAt")), ("次数", letter.text("count")),
            ("大小", letter["size"]?.integer.map { "\($0.grouped) 字节" } ?? ""), ("SHA-256", letter.text("sha256")),
        ])
    }
}
