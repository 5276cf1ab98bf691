import CPostgres

/// Many statements in one round trip: section 34.5 of PostgreSQL's manual, "Pipeline Mode".
extension Link {
    typealias Prepared = (name: String, arguments: Arguments)

    /// Sends prepared statements, and does not wait: the server carries them out one after the other. The next
    /// ``execute(_:within:)`` brings what comes of them.
    /// - Returns: false where the connection is lost.
    func tell(_ statements: [Prepared]) -> Bool {
        guard PQpipelineStatus(handle) == PQ_PIPELINE_ON || PQenterPipelineMode(handle) == 1 else { return false }
        for (name, arguments) in statements {
            guard send(name, arguments) == 1 else { return false }
            told += 1
        }
        return PQflush(handle) >= 0
    }

    /// Runs prepared statements behind those that were told. All are sent before the first answer is waited for.
    /// - Parameter limit: for each of them.
    /// - Returns: the result of each that was told or is run here, the last one that of a failure where there are fewer: the server
    ///   skips those behind it. Nil where the connection is lost or given up meanwhile.
    func execute(_ statements: [Prepared], within limit: Duration?) -> [ResultSet]? {
        guard tell(statements), PQpipelineSync(handle) == 1, let results = results(within: limit),
            PQexitPipelineMode(handle) == 1
        else { return nil }
        return results
    }

    /// Reads as far as the mark behind the last statement.
    private func results(within limit: Duration?) -> [ResultSet]? {
        var results: [ResultSet] = []
        while told > 0 {
            guard let result = answer(1, within: limit) else { return nil }
            if results.last?.isSuccess ?? true { results.append(result) }
            told -= 1
        }
        return hasReachedMark(within: limit) ? results : nil
    }
}
