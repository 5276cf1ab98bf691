import EventJSON
import HTTPTypes
import LedgerStore
import Node

/// What a node refuses, as HTTP tells it.
extension HTTPFault {
    /// - Returns: nil where the error is none of those that a question has.
    init?(_ error: any Error) {
        switch error {
        case let fault as HTTPFault: self = fault
        case let error as AskError: self.init(error)
        case is StoreError: self = .unavailable
        default: return nil
        }
    }

    private init(_ error: AskError) {
        switch error.code {
        case "not-found": self.init(status: .notFound, code: error.code, message: "没有查到")
        case "unavailable": self = .unavailable
        case "forbidden": self = .forbidden
        case "unknown": self.init(status: .badRequest, code: error.code, message: "没有这种查询")
        default: self.init(status: .badRequest, code: error.code, message: "查询参数不正确")
        }
        detail = error.description
    }

    /// An event that was not accepted.
    init(_ reply: Reply) {
        self.init(
            status: HTTPResponse.Status(code: reply.status), code: reply.code ?? "refused",
            message: Self.words[reply.status] ?? "未被接受", detail: reply.message,
            retryAfter: reply.isFinal ? nil : 5)
    }

    private static let words = [
        403: "无此权限", 404: "没有查到", 409: "与已有记录冲突", 422: "内容不正确", 429: "报送过多，请稍后再试",
        503: "节点暂时无法应答，请稍后再试",
    ]
}
