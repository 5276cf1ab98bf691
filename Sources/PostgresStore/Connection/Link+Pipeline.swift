import CPostgres

/// Many statements in one round trip: section 34.5 of PostgreSQL's manual, "Pipeline Mode".
extension Link {
    typealias Prepared = (name: String, arguments: Arguments)

    /// Sends prepared statements, and does not wait: the server carries them out one after the other. The next
    /// ``execute(_:within:)`` brings what comes of them.
    ///
    /// Each part has its end: only behind one does the server take a transaction for idle, and end that of a node which stands still.
    /// - Returns: false where the connection is lost.
    func tell(_ statements: [Prepared]) -> Bool {
        guard PQpipelineStatus(handle) == PQ_PIPELINE_ON || PQenterPipelineMode(handle) == 1 else { return false }
        for (name, arguments) in statements {
            guard send(name, arguments) == 1 else { return false }
        }
        told.append(statements.count)
        return PQpipelineSync(handle) == 1
    }

    /// Runs prepared statements behind those that were told. All are sent before the first answer is waited for.
    /// - Parameter limit: for each of them.
    /// - Returns: the result of each that was told or is run here, the last one that of a failure where there are fewer: those behind
    ///   it are void. Nil where the connection is lost or given up meanwhile.
    func execute(_ statements: [Prepared], within limit: Duration?) -> [ResultSet]? {
        guard tell(statements), let results = results(within: limit), PQexitPipelineMode(handle) == 1 else {
            return nil
        }
        return results
    }

    private func results(within limit: Duration?) -> [ResultSet]? {
        var results: [ResultSet] = []
        while let count = told.first {
            for _ in 0..<count {
                guard let result = answer(1, within: limit) else { return nil }
                if results.last?.isSuccess ?? true { results.append(result) }
            }
            guard hasReachedEnd(within: limit) else { return nil }
            told.removeFirst()
        }
        return results
    }
}
