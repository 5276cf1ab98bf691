import EventJSON
import Ledgers
import Words

/// How many days a hazard's deadline has been over on a date.
struct Overdue {
    let today: LocalDate

    /// The item with `daysOverdue`: null where it is no open hazard past its deadline.
    func marking(_ item: JSONValue) -> JSONValue {
        item.adding("daysOverdue", JSONValue(days(of: item)))
    }

    private func days(of item: JSONValue) -> Int? {
        guard item["state"]?.string == Hazard.State.open.rawValue, let deadline = item.date("deadline"),
            deadline < today
        else { return nil }
        return today - deadline
    }
}
