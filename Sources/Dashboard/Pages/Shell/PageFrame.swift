import HTTPTypes
import Hummingbird
import Ledgers
import Words

/// What all pages are made with: who asks, what the node answers, and the shell around.
struct PageFrame: Sendable {
    let desk: LoginDesk
    let node: DashboardNode
    let places: Places
    let templates: Templates

    /// - Throws: ``HTTPFault`` where one has to log in first.
    func visit(_ request: Request) throws(HTTPFault) -> Visit {
        Visit(
            try desk.caller(with: request.token), path: request.uri.path, fields: FormFields(request.uri.query ?? ""),
            node: node, places: places)
    }

    func page(
        _ title: String, _ view: Any, as name: Templates.Name, for visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(html: templates.page(view, as: name, in: shell(title, for: visit)), status: status)
    }

    private func shell(_ title: String, for visit: Visit) -> Shell {
        Shell(
            title: title, links: Shell.links(current: visit.path), isScripted: true,
            userName: visit.caller.user?.name.description,
            roleName: visit.caller.user.map { Self.title(of: $0.role) }, notices: notices(for: visit),
            done: visit.fields["done"].flatMap(Done.init)?.message,
            time: visit.zone.local(visit.now))
    }

    private func notices(for visit: Visit) -> [String] {
        [
            node.isTestClock ? "测试时钟：本节点不按真实时间运行，这里的一切都是演练数据" : nil,
            visit.caller.user == nil ? "本节点没有设置用户：只在本机可见，只能查看，不能签收（duban user add 添加用户）" : nil,
        ].compactMap(\.self)
    }

    private static func title(of role: Role) -> String {
        switch role {
        case .look: "查看"
        case .acknowledge: "签收"
        case .administer: "管理"
        }
    }
}
