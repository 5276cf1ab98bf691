import EventJSON
public import Ledgers

/// The events of a hazard.
extension EventDraft {
    public static func found(
        _ hazard: String, _ level: HazardLevel = .major, deadline: LocalDate? = nil, of enterprise: Enterprise = .mine,
        area: String = "140403", sector: String = "煤矿"
    ) -> EventDraft {
        EventDraft(
            .hazardFound, hazard,
            [
                "enterprise": enterprise.json, "area": .string(area), "sector": .string(sector),
                "level": .string(level.rawValue), "description": "瓦斯超限", "foundBy": "regulator",
                "deadline": JSONValue(deadline?.iso8601),
            ])
    }

    public static func rectified(_ hazard: String, rectifiedAt: Instant? = nil) -> EventDraft {
        EventDraft(.rectified, hazard, ["summary": "已整改", "rectifiedAt": JSONValue(rectifiedAt?.rfc3339)])
    }

    public static func verified(
        _ hazard: String, _ result: Verified.Result, newDeadline: LocalDate? = nil
    ) -> EventDraft {
        EventDraft(
            .verified, hazard,
            ["result": .string(result.rawValue), "by": "市局", "newDeadline": JSONValue(newDeadline?.iso8601)])
    }

    public static func extended(_ hazard: String, to newDeadline: LocalDate) -> EventDraft {
        EventDraft(
            .extended, hazard,
            ["newDeadline": .string(newDeadline.iso8601), "reason": "采购周期长", "approvedBy": "市安委办"])
    }

    public static func amended(
        _ hazard: String, level: HazardLevel? = nil, of enterprise: Enterprise? = nil, area: String? = nil,
        sector: String? = nil, approvedBy: String? = nil
    ) -> EventDraft {
        EventDraft(
            .amended, hazard,
            [
                "reason": "复核", "level": JSONValue(level?.rawValue), "enterprise": enterprise?.json ?? .null,
                "area": JSONValue(area), "sector": JSONValue(sector), "approvedBy": JSONValue(approvedBy),
            ])
    }

    public static func withdrawn(_ hazard: String, approvedBy: String? = "市安委办") -> EventDraft {
        EventDraft(.withdrawn, hazard, ["reason": "误报", "by": "县局", "approvedBy": JSONValue(approvedBy)])
    }
}

/// Enterprises that tests speak of.
extension Enterprise {
    /// 长治第一煤业, with its code.
    public static let mine = Enterprise(name: "长治第一煤业", uscc: "91110000600037341L")
    /// Another one, without a code.
    public static let mill = Enterprise(name: "大同第二面粉厂")
    /// A third one, with a code.
    public static let works = Enterprise(name: "盘锦第三化工", uscc: "91211122MA06WY4Q8Y")
}
