/// What a status says, in a few words (semantics, section 2).
enum StatusMeaning {
    static func of(_ status: Int) -> String {
        switch status {
        case 200: "accepted"
        case 202: "early: waits for another event"
        case 208: "known: was accepted before"
        case 400: "not valid"
        case 403: "forbidden"
        case 409: "another event has this id"
        case 413: "too large"
        case 422: "refused by the ledgers"
        default: "try again"
        }
    }
}
