/// A driver does something else than the contract says.
public struct StoreContractBroken: Error, CustomStringConvertible {
    public let description: String
}

/// Requires two values to be equal.
func require<Value: Equatable>(
    _ actual: Value, is expected: Value, line: Int = #line, file: StaticString = #fileID
) throws {
    guard actual == expected else {
        throw StoreContractBroken(description: "\(file):\(line): is \(actual), should be \(expected)")
    }
}
