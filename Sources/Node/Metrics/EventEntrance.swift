/// By which way an event has come in.
package enum EventEntrance: String, Hashable, Sendable, CaseIterable {
    /// Its producer waits for the status.
    case ingest
    case feed
    /// The node has connected to an office's PUB.
    case subscribe
    /// Published by a user of the HTTP side.
    case http
    /// The node's own monitoring points tell of it.
    case points
}
