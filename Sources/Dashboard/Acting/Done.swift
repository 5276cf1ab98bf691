/// What a form has done, as the page after it says.
enum Done: String, Sendable {
    case acknowledged, retried
    case refusedAgain = "refused-again"

    var message: String {
        switch self {
        case .acknowledged: "已签收，记入日志"
        case .retried: "已重新处理，记入日志"
        case .refusedAgain: "重新处理后仍未被接受，原因见退回件"
        }
    }
}
