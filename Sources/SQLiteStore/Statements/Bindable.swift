/// What can be bound to parameters of a statement: a value to one of them, a row to as many as it has columns.
protocol Bindable {
    /// Hands what it holds to the statement's next parameters.
    func bind(to binder: inout Binder)
}
