import DubanTestKit
import EventJSON
import Ledgers
import Synchronization
import Testing

@testable import Dashboard

/// 监测点: the list, one point, and what others tell of them.
@Suite(.timeLimit(.minutes(15))) struct PointPageTests {
    private static func node(_ points: StandInPoints = .sample) -> LivingNode {
        let node = LivingNode()
        node.points.withLock { $0 = points }
        return node
    }

    private static func ids(in page: String) -> [String] {
        page.matches(of: /href="\/points\/([A-Z0-9-]+)"/).map { String($0.1) }
    }

    @Test("each state is a word, a colour and a shape, with its value, its limits and its open hazard")
    func list() async throws {
        try await Bench().run(living: Self.node()) { client async throws in
            let page = try await client.get("/points").body
            #expect(Self.ids(in: page) == ["M-1", "M-2", "M-3", "M-4"])
            for badge in [
                #"<span class="badge alarm mark alarm">超限</span>"#, #"<span class="badge warn mark silent">失效</span>"#,
                #"<span class="badge warn mark fault">故障</span>"#, #"<span class="badge done mark normal">正常</span>"#,
            ] {
                #expect(page.contains(badge), "\(badge)")
            }
            #expect(page.contains("1.23 % <small>5 秒前</small>"))
            #expect(page.contains("≥ 1 %，≥ 1.5 %"))
            #expect(page.contains(#"<a href="/hazards/CG-M-1-20231114T220000Z">"#))
            #expect(page.contains("共 4 条，本页 4 条"))
            #expect(page.contains("data-live data-every=\"15\""))
            let pictures = page.matches(of: /<svg class="chart"/).count
            #expect(pictures == 4)
        }
    }

    @Test("counts by state lead to those points, and the chosen one says so")
    func figures() async throws {
        try await Bench().run(living: Self.node()) { client async throws in
            let page = try await client.get("/points?state=silent").body
            #expect(Self.ids(in: page) == ["M-2"])
            #expect(page.contains("共 1 条，本页 1 条"))
            #expect(
                page.contains(
                    ##"<a href="/points?state=silent" aria-current="true"><span class="figure-name mark silent">失效</span> <span class="figure-value">1</span>"##
                ))
            #expect(
                page.contains(
                    ##"<a href="/points"><span class="figure-name">全部</span> <span class="figure-value">4</span>"##))
            // Nobody has counted those of an area.
            let area = try await client.get("/points?area=140521").body
            #expect(Self.ids(in: area) == ["M-4"])
            #expect(area.contains("<p>本页 1 条</p>"))
        }
    }

    @Test("many points come page by page, none twice and none left out")
    func paging() async throws {
        var points = StandInPoints()
        points.points = (1_000..<1_120).map { StandInPoints.point("M-\($0)", trend: []) }
        try await Bench().run(living: Self.node(points)) { client async throws in
            var (seen, address): ([String], String?) = ([], "/points")
            while let next = address {
                let page = try await client.get(next).body
                seen += Self.ids(in: page)
                address = page.firstMatch(of: /<a href="([^"]*)" rel="next"/)
                    .map { String($0.1).replacing("&amp;", with: "&") }
            }
            #expect(seen == (1_000..<1_120).map { "M-\($0)" })
        }
    }

    @Test("files have all of it but the picture, in columns that can be reckoned with")
    func files() async throws {
        try await Bench().run(living: Self.node()) { client async throws in
            // Lines without a comma are how HTTP sends it in parts.
            let lines = try await client.get("/points.csv").body.split(separator: "\r\n").filter { $0.contains(",") }
            #expect(lines.count == 5)
            #expect(
                lines[0].hasSuffix(
                    "监测点,编号,状态,读数,单位,报警值,隐患,监测内容,属地,行业领域,企业,监测时间,接收时间,已收读数,重复读数"), "\(lines[0])")
            let times = "2023-11-15 06:13,2023-11-15 06:13"
            #expect(
                lines[1]
                    == "1201工作面T1,M-1,超限,1.23,%,≥ 1 %，≥ 1.5 %,CG-M-1-20231114T220000Z,甲烷,140403,煤矿,长治市试验煤业有限公司,\(times),360,2"
            )
            #expect(try await client.get("/points.xlsx?state=alarm").body.hasPrefix("PK"))
        }
    }

    @Test("who sees some areas sees their points, and not what comes from nowhere")
    func areas() async throws {
        let bench = try Bench(User("liming", .look, areas: ["1405"]), User("root", .administer))
        try await bench.run(living: Self.node()) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let page = try await client.get("/points", session).body
            #expect(Self.ids(in: page) == ["M-4"])
            #expect(!page.contains("X-9") && !page.contains("拒收"))
            let other = try await client.get("/points/M-1", session)
            #expect(other.status == 404 && other.body.contains("没有查到"))
            let root = ["Cookie": try await client.logIn("root").cookie ?? ""]
            let whole = try await client.get("/points", root).body
            #expect(whole.contains("未登记的监测点 1 个") && whole.contains("X-9") && whole.contains("4,321"))
            #expect(whole.contains("拒收：未知监测点") && whole.contains("1,234,567") && !whole.contains("单位不符"))
        }
    }

    @Test("states that can't be saved are told")
    func failing() async throws {
        var points = StandInPoints.sample
        try await Bench().run(living: Self.node(points)) { client async throws in
            #expect(try await client.get("/points").body.contains("监测点状态无法保存") == false)
        }
        points.isFailing = true
        try await Bench().run(living: Self.node(points)) { client async throws in
            #expect(try await client.get("/points").body.contains("监测点状态无法保存"))
        }
    }

    @Test("one point: its chart, thresholds, faults and hazards, for an hour, a day or a week")
    func point() async throws {
        let node = Self.node()
        for number in [
            "CG-M-3-20231114T210000Z", "SX-M-3-20231114T213000Z", "CG-M-3-5-20231114T210000Z",
            "CG-M-30-20231114T210000Z",
        ] {
            #expect(try await node.publish(.found(number).from("/duban/points"), from: Office.points) == 200)
        }
        try await Bench().run(living: node) { client async throws in
            let page = try await client.get("/points/M-3").body
            #expect(page.contains("<h1>1202工作面T1</h1>"))
            #expect(page.contains(#"<span class="badge warn mark fault">故障（自 2023-11-15 06:10）</span>"#))
            #expect(page.contains("数值不可信</span> <small>implausible-value</small>"))
            #expect(page.contains("30 秒") && page.contains("&lt; 0.9 %") && page.contains("立即"))
            #expect(page.contains("最低 0.4，最高 0.6，平均 0.5，"))
            let hazards = page.matches(of: /href="\/hazards\/([^"]+)"/).map { String($0.1) }
            #expect(Set(hazards) == ["CG-M-3-20231114T210000Z", "SX-M-3-20231114T213000Z"])
            #expect(page.contains("id=\"point\" data-live data-every=\"15\""))
            let week = try await client.get("/points/M-3?range=week").body
            #expect(week.contains(##"<a href="/points/M-3?range=week" aria-current="true">近 7 天</a>"##))
            #expect(week.contains("id=\"point\" data-every=\"300\""))
            #expect(try await client.get("/points/nothing").status == 404)
        }
    }

    @Test("the overview tells of points where there are any")
    func overview() async throws {
        try await Bench().run(living: Self.node()) { client async throws in
            let page = try await client.get("/").body
            #expect(page.contains("监测点状态") && page.contains(#"<a href="/points?state=alarm">"#))
        }
        try await Bench().run(living: Self.node(StandInPoints())) { client async throws in
            #expect(try await client.get("/").body.contains("监测点状态") == false)
            #expect(try await client.get("/points").body.contains("没有监测点（在 points.yaml 中登记）"))
        }
    }
}
