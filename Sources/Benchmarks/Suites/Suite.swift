/// Figures that belong together.
public protocol Suite: Sendable {
    /// What `--only` takes.
    static var name: String { get }
    /// What is measured, in one line.
    static var abstract: String { get }

    init()

    func figures(in workshop: Workshop) async throws -> [Figure]
}
