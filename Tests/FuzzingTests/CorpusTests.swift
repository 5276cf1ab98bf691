import Foundation
import Fuzzing
import Testing

/// Every input that once was worth keeping, through the properties: those that reach something new, and past findings.
@Suite struct CorpusTests {
    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Corpus")

    static let inputs: [Input] = Property.all.flatMap { property in
        let folder = corpus.appendingPathComponent(property.name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { Input(property: property, file: folder.appendingPathComponent($0)) }
    }

    struct Input: Sendable, CustomTestStringConvertible {
        let property: Property
        let file: URL
        var testDescription: String { "\(property.name)/\(file.lastPathComponent)" }
    }

    @Test(arguments: Property.all.map(\.name)) func everyPropertyHasACorpus(_ name: String) {
        #expect(Self.inputs.contains { $0.property.name == name })
    }

    @Test(arguments: inputs) func holds(_ input: Input) async throws {
        try await input.property.check(Array(Data(contentsOf: input.file)))
    }

    @Test(arguments: Property.all.map(\.name)) func holdsForNothing(_ name: String) async throws {
        try await Property(named: name)?.check([])
    }
}
