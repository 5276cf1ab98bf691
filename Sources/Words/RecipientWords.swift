/// Whom escalations go to: the roles of the shipped policy by their names.
package enum RecipientWords {
    /// The role itself where an office has made up its own.
    package static func title(of role: String) -> String { titles[role] ?? role }

    private static let titles = [
        "responsible-unit": "责任单位", "county-office": "县区安委办", "lead-department": "牵头部门",
        "city-office": "市安委办", "contract-leader": "包保领导",
    ]
}
