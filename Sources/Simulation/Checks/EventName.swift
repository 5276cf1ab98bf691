/// What an event is known by.
struct EventName: Hashable {
    let source: String
    let id: String

    init(_ source: String, _ id: String) {
        (self.source, self.id) = (source, id)
    }
}
