package import EventJSON
package import Ledgers

/// How many days a hazard's deadline has been over on a date.
package struct Overdue {
    private let today: LocalDate

    package init(today: LocalDate) {
        self.today = today
    }

    /// The item with `daysOverdue`: null where it is no open hazard past its deadline.
    package func marking(_ item: JSONValue) -> JSONValue {
        item.adding("daysOverdue", JSONValue(days(of: item)))
    }

    package func days(of item: JSONValue) -> Int? {
        guard item["state"]?.string == Hazard.State.open.rawValue, let deadline = item.date("deadline"),
            deadline < today
        else { return nil }
        return today - deadline
    }
}
