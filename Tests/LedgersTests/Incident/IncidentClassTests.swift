import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6, incidents: the class, 以上包括本数")
struct IncidentClassTests {
    private func incidentClass(_ figures: IncidentFigures) -> IncidentClass {
        figures.incidentClass(by: Policy.shipped.incidents.thresholds)
    }

    @Test(
        "By deaths",
        arguments: [
            (1, .ordinary), (2, .ordinary), (3, .considerable), (9, .considerable), (10, .serious), (29, .serious),
            (30, .especiallySerious), (1_000_000, .especiallySerious),
        ] as [(Int, IncidentClass)])
    func deaths(count: Int, expected: IncidentClass) {
        #expect(incidentClass(IncidentFigures(deaths: count)) == expected)
    }

    @Test(
        "The missing (下落不明) count as deaths, alone and together with them",
        arguments: [
            (nil, 2, .ordinary), (nil, 3, .considerable), (2, 1, .considerable), (0, 10, .serious), (9, 1, .serious),
            (28, 1, .serious), (15, 15, .especiallySerious),
        ] as [(Int?, Int, IncidentClass)])
    func missing(deaths: Int?, missing: Int, expected: IncidentClass) {
        #expect(incidentClass(IncidentFigures(deaths: deaths, missing: missing)) == expected)
    }

    @Test(
        "By serious injuries",
        arguments: [
            (1, .ordinary), (9, .ordinary), (10, .considerable), (49, .considerable), (50, .serious), (99, .serious),
            (100, .especiallySerious),
        ] as [(Int, IncidentClass)])
    func seriousInjuries(count: Int, expected: IncidentClass) {
        #expect(incidentClass(IncidentFigures(seriousInjuries: count)) == expected)
    }

    @Test(
        "By direct loss",
        arguments: [
            (0.01, .ordinary), (9_999_999.99, .ordinary), (1e7, .considerable), (49_999_999.99, .considerable),
            (5e7, .serious), (99_999_999.99, .serious), (1e8, .especiallySerious), (1e13, .especiallySerious),
        ] as [(Double, IncidentClass)])
    func directLoss(yuan: Double, expected: IncidentClass) {
        #expect(incidentClass(IncidentFigures(directLossYuan: yuan)) == expected)
    }

    @Test("The highest that any figure reaches")
    func highest() {
        #expect(
            incidentClass(IncidentFigures(deaths: 3, seriousInjuries: 100, directLossYuan: 5e7)) == .especiallySerious)
        #expect(incidentClass(IncidentFigures(deaths: 10, seriousInjuries: 1, directLossYuan: 1)) == .serious)
    }

    @Test("Minor injuries reach no class but ordinary")
    func minorInjuries() {
        #expect(incidentClass(IncidentFigures(deaths: 0, minorInjuries: 1_000)) == .ordinary)
    }

    @Test(
        "near-miss: deaths, serious injuries, loss and minor injuries are zero or absent",
        arguments: [
            IncidentFigures(deaths: 0), IncidentFigures(missing: 0), IncidentFigures(seriousInjuries: 0),
            IncidentFigures(directLossYuan: 0), IncidentFigures(deaths: 0, minorInjuries: 0),
            IncidentFigures(deaths: 0, missing: 0, seriousInjuries: 0, minorInjuries: 0, directLossYuan: 0),
        ])
    func nearMiss(figures: IncidentFigures) {
        #expect(incidentClass(figures) == .nearMiss)
    }

    @Test("unclassified: deaths, missing, serious injuries and loss are all absent, whatever the minor injuries")
    func unclassified() {
        #expect(incidentClass(IncidentFigures()) == .unclassified)
        #expect(incidentClass(IncidentFigures(minorInjuries: 0)) == .unclassified)
        #expect(incidentClass(IncidentFigures(minorInjuries: 7)) == .unclassified)
    }

    @Test("Classes in their order")
    func order() {
        let ascending: [IncidentClass] = [
            .unclassified, .nearMiss, .ordinary, .considerable, .serious, .especiallySerious,
        ]
        #expect(ascending == ascending.sorted() && ascending.count == IncidentClass.allCases.count)
        #expect(
            ascending.map(\.rawValue)
                == ["unclassified", "near-miss", "ordinary", "considerable", "serious", "especially-serious"])
    }
}
