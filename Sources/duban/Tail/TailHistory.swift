import EventJSON

/// The log from where the tail has left something out.
struct TailHistory {
    private let endpoint: String
    private let credentials: Credentials
    private let filter: TailFilter
    private var asker: NodeAsker?

    init(endpoint: String, as credentials: Credentials, filter: TailFilter) {
        self.endpoint = endpoint
        self.credentials = credentials
        self.filter = filter
    }

    /// Some messages from a position on; none where there are no more.
    mutating func messages(from position: Int64) async throws -> [TailMessage] {
        let asker = try asker ?? NodeAsker(endpoint: endpoint, as: credentials, patience: .seconds(10))
        self.asker = asker
        do {
            return try await asker.history(from: position, filter.parameters).compactMap(TailMessage.init)
        } catch {
            // An asker whose question got no answer is not asked again.
            self.asker = nil
            await asker.close()
            throw error
        }
    }
}
