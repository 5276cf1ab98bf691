import EventJSON
import Foundation

extension AcknowledgementEvent {
    /// Who calls, on which machine: `/duban-cli/<user>@<host>` in visible ASCII.
    static var ownSource: String {
        let caller = "\(NSUserName())@\(ProcessInfo.processInfo.hostName)"
        let visible = caller.unicodeScalars.map { ("!"..."~").contains($0) ? Character($0) : "-" }
        return "/duban-cli/" + String(visible.prefix(180))
    }
}
