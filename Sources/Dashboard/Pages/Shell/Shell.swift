/// What is around the content of every page.
struct Shell: TemplateView {
    struct Link: TemplateView {
        let name: String
        let address: String
        let isCurrent: Bool
    }

    let title: String
    var links: [Link] = []
    /// Whether scripts are to add anything.
    var isScripted = false
    /// Who is logged in; nil for nobody.
    var userName: String?
    var roleName: String?
    /// What whoever looks has to know before all else.
    var notices: [String] = []
    /// What a form has just done; nil for nothing.
    var done: String?
    /// The node's time.
    var time = ""
    /// Already HTML.
    var content = ""
}

extension Shell {
    /// The pages, in the order in which people look at them.
    static func links(current path: String) -> [Link] {
        [
            ("总览", "/"), ("隐患", "/hazards"), ("督办", "/escalations"), ("监测点", "/points"), ("事故险情", "/incidents"),
            ("不放心名单", "/watchlist"), ("退回件", "/dead-letters"), ("实时动态", "/tail"),
        ].map { name, address in
            Link(name: name, address: address, isCurrent: address == "/" ? path == "/" : path.hasPrefix(address))
        }
    }
}
