import Foundation
import FoundationXML
import Ledgers
import Testing

@testable import Dashboard

/// Pictures say the same in words, and are well-formed whatever they show.
@Suite struct ChartTests {
    private static let days = (1...7).map { TrendChart.Day(date: "2024-01-0\($0)", opened: $0, closed: 7 - $0) }

    private static let pictures = [
        TrendChart(id: "t", title: "<一>", days: days).picture, TrendChart(id: "t", title: "", days: []).picture,
        BarChart(id: "b", title: "属地", bars: [.init(label: "<b>&\"'", count: 3), .init(label: "140404", count: 1)])
            .picture,
        BarChart(id: "b", title: "属地", bars: []).picture,
        RiskChart(id: "r", parts: [.init(colour: .red, count: 4), .init(colour: nil, count: 96)]).picture,
        RiskChart(id: "r", parts: [.init(colour: .red, count: 0)]).picture,
        StageChart(id: "s", stages: [.init(title: "市级督办", open: 3, acknowledged: 5)]).picture,
        StageChart(id: "s", stages: []).picture,
    ]

    @Test("each is XML, has a title and a description, and fits its frame", arguments: pictures)
    func wellFormed(picture: Picture) throws {
        let parser = XMLParser(data: Data(picture.markup.utf8))
        #expect(parser.parse(), "\(picture.markup)")
        #expect(picture.markup.contains("role=\"img\""))
        #expect(picture.markup.contains("<title id="))
        #expect(picture.markup.contains("<desc id="))
        #expect(!picture.markup.contains(" style="))
        for match in picture.markup.matches(of: #/ x="([0-9.-]+)"[^>]* width="([0-9.-]+)"/#) {
            let (x, width) = (Double(match.1) ?? -1, Double(match.2) ?? -1)
            #expect(x >= 0 && x + width <= Double(picture.width) + 0.2)
        }
    }

    @Test("a trend tells each day's figures, and one is never too small to see")
    func trend() {
        let picture = TrendChart(
            id: "t", title: "x", days: [.init(date: "2024-01-01", opened: 1_000, closed: 1)]
        ).picture
        #expect(picture.description == "2024-01-01 立账 1000、销账 1")
        #expect(picture.markup.contains("class=\"opened\" x=\"5\" y=\"3\" width=\"14\" height=\"24\""))
        #expect(picture.markup.contains("class=\"closed\" x=\"5\" y=\"28\" width=\"14\" height=\"2\""))
    }

    @Test("what there is no room for is summed up, not left out")
    func rest() {
        let chart = BarChart(id: "b", title: "x", bars: (0..<30).map { .init(label: "\($0)", count: 30 - $0) })
        #expect(chart.shown.count == BarChart.most)
        #expect(chart.shown.last == BarChart.Bar(label: "其余 23 项", count: (1...23).reduce(0, +)))
        #expect(chart.shown.reduce(0) { $0 + $1.count } == (1...30).reduce(0, +))
        #expect(chart.picture.description.contains("29 1"))
    }

    @Test("parts of the four colours are as long as they are many")
    func risks() {
        let markup = RiskChart(
            id: "r", parts: [.init(colour: .red, count: 1), .init(colour: .blue, count: 3)]
        ).picture.markup
        #expect(markup.contains("class=\"risk-red\" x=\"0\" y=\"0\" width=\"88.5\""))
        #expect(markup.contains("class=\"risk-blue\" x=\"90\" y=\"0\" width=\"268.5\""))
        #expect(markup.contains(">红<") && markup.contains(">蓝<"))
    }

    @Test("stages tell who has not acknowledged")
    func stages() {
        let picture = StageChart(
            id: "s",
            stages: [.init(title: "逾期", open: 2, acknowledged: 0), .init(title: "市级督办", open: 0, acknowledged: 1)]
        ).picture
        #expect(picture.description == "逾期 待签收 2、已签收 0；市级督办 待签收 0、已签收 1")
        #expect(picture.markup.contains("url(#s-hatch)"))
        #expect(picture.markup.contains(">待 2<"))
    }
}
