import CPostgres

/// Many statements in one round trip: section 34.5 of PostgreSQL's manual, "Pipeline Mode".
extension Link {
    /// Runs prepared statements one after the other. All are sent before the first answer is waited for.
    /// - Parameter limit: for each of them.
    /// - Returns: the result of each, the last one that of a failure where there are fewer: the server skips those behind it. Nil
    ///   where the connection is lost or given up meanwhile.
    func execute(_ statements: [(name: String, arguments: Arguments)], within limit: Duration?) -> [ResultSet]? {
        guard PQenterPipelineMode(handle) == 1 else { return nil }
        for (name, arguments) in statements {
            guard send(name, arguments) == 1 else { return nil }
        }
        guard PQpipelineSync(handle) == 1, let results = results(of: statements.count, within: limit),
            PQexitPipelineMode(handle) == 1
        else { return nil }
        return results
    }

    /// Reads as far as the mark behind the last statement.
    private func results(of count: Int, within limit: Duration?) -> [ResultSet]? {
        var results: [ResultSet] = []
        var hasFailed = false
        for _ in 0..<count {
            guard let result = answer(1, within: limit) else { return nil }
            if !hasFailed { results.append(result) }
            hasFailed = hasFailed || !result.isSuccess
        }
        return hasReachedMark(within: limit) ? results : nil
    }
}
