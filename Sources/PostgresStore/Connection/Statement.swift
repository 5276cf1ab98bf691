/// A statement with its parameters: what is asked, or told, together with others (``Connection/execute(_:)``).
struct Statement {
    let sql: String
    let parameters: [(any Parameter)?]

    init(_ sql: String, _ parameters: [(any Parameter)?] = []) {
        self.sql = sql
        self.parameters = parameters
    }
}
