import EventJSON
import HTTPTypes
import Hummingbird
import Node

/// A request that is refused: a status, a code for programs, and a sentence for people.
///
/// Nothing that came in is part of it, but for `detail`, which the node itself words.
struct HTTPFault: Error, Sendable {
    let status: HTTPResponse.Status
    let code: String
    /// In Chinese.
    let message: String
    /// The node's own words, in English.
    var detail: String?
    /// Seconds until it is worth another try.
    var retryAfter: Int?

    static let wrongLogin = HTTPFault(status: .unauthorized, code: "wrong-login", message: "用户名或密码不正确")
    static let loginRequired = HTTPFault(status: .unauthorized, code: "login-required", message: "请先登录")
    static let forbidden = HTTPFault(status: .forbidden, code: "forbidden", message: "无此权限")
    static let wrongHost = HTTPFault(status: .misdirectedRequest, code: "wrong-host", message: "访问地址不是本节点的地址")
    static let wrongOrigin = HTTPFault(status: .forbidden, code: "wrong-origin", message: "请求不是由本站页面发出的")
    static let notJSON = HTTPFault(
        status: .unsupportedMediaType, code: "not-json", message: "请求内容须为 JSON（Content-Type: application/json）")
    static let notForm = HTTPFault(
        status: .unsupportedMediaType, code: "not-form", message: "请求内容须为表单（application/x-www-form-urlencoded）")
    static let tooManyFollowers = HTTPFault(
        status: .serviceUnavailable, code: "too-many-followers", message: "实时连接已满，请稍后再试", retryAfter: 10)
    static let tooLong = HTTPFault(
        status: .unprocessableContent, code: "too-long", message: "条目过多，Excel 文件最多 50,000 条；请缩小筛选范围，或导出 CSV")
    static let tooLarge = HTTPFault(status: .contentTooLarge, code: "too-large", message: "请求内容过大，上限 64 KiB")
    static let notFound = HTTPFault(status: .notFound, code: "not-found", message: "没有这个地址")
    static let tooManyAttempts = HTTPFault(
        status: .tooManyRequests, code: "too-many-attempts", message: "尝试过于频繁，请稍后再试", retryAfter: 15)
    static let busy = HTTPFault(
        status: .tooManyRequests, code: "busy", message: "查询过多，请稍后再试", retryAfter: 1)
    static let failed = HTTPFault(
        status: .internalServerError, code: "failed", message: "节点出错，详见节点日志")
    static let unavailable = HTTPFault(
        status: .serviceUnavailable, code: "unavailable", message: "节点暂时无法应答，请稍后再试", retryAfter: 5)

    static func invalid(_ message: String) -> HTTPFault {
        HTTPFault(status: .badRequest, code: "invalid", message: message)
    }

    /// The same, in other words.
    func explained(_ message: String) -> HTTPFault {
        HTTPFault(status: status, code: code, message: message, detail: detail, retryAfter: retryAfter)
    }

    var response: Response {
        let always: [JSONMember] = [JSONMember("code", .string(code)), JSONMember("message", .string(message))]
        let details = detail.map { [JSONMember("detail", .string($0))] } ?? []
        var response = Response(json: ["error": .object(always + details)], status: status)
        response.headers[.retryAfter] = retryAfter.map(String.init)
        return response
    }
}
