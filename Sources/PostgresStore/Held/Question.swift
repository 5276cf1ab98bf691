/// What is asked together with others, and what is learnt from the answer.
struct Question {
    let statement: Statement
    let learn: (ResultSet) throws -> Void

    init(_ sql: String, _ parameters: [(any Parameter)?], learn: @escaping (ResultSet) throws -> Void) {
        statement = Statement(sql, parameters)
        self.learn = learn
    }
}
