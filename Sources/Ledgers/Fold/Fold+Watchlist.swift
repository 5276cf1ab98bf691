/// 一个不放心名单 (section 8).
extension Fold {
    mutating func receive(_ request: WatchRequest) throws -> Verdict {
        if request.action == .add {
            try watch(request.watched, for: .manual)
            return .accepted
        }
        guard try state.watchEntry(request.watched) != nil else { return .refused(.notWatched) }
        try state.remove(request.watched)
        news.append(.unwatched(request.watched))
        return .accepted
    }

    mutating func watch(_ watched: Watched, for reason: WatchReason) throws {
        var entry = try state.watchEntry(watched) ?? WatchEntry(watched: watched, reasons: [], since: now)
        guard entry.reasons.insert(reason).inserted else { return }
        try state.save(entry)
        news.append(.watched(entry))
    }
}
