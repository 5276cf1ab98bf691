/// What a statement is given: always apart from its text, in PostgreSQL's binary form. Nil stands for NULL.
protocol Parameter {
    var columnBytes: [UInt8] { get }
}
