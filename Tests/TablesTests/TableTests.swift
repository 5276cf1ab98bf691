import Tables
import Testing

@Suite("Tables")
struct TableTests {
    private func table(_ columns: [Table.Column], _ rows: [[Table.Cell]]) -> Table {
        var table = Table(columns: columns)
        for row in rows { table.append(row) }
        return table
    }

    @Test("Columns stand under each other, also with wide characters")
    func alignment() {
        let table = table(
            [.init("编号"), .init("单位"), .init("天", alignment: .right)],
            [["DT-1", "大同煤矿", "12"], ["DT-200", "A厂", "3"]])
        #expect(
            table.rendered() == """
                编号    单位      天
                ------  --------  --
                DT-1    大同煤矿  12
                DT-200  A厂        3

                """)
    }

    @Test("Without rows: header and rule")
    func empty() {
        #expect(Table(columns: [.init("code"), .init("标题")]).rendered() == "code  标题\n----  ----\n")
        #expect(Table(columns: []).rendered() == "\n\n")
    }

    @Test("Empty cells leave no spaces at the end of a line")
    func trailingSpaces() {
        let table = table([.init("a"), .init("bb"), .init("c")], [["x", "", ""], ["", "", "y"]])
        #expect(table.rendered() == "a  bb  c\n-  --  -\nx\n       y\n")
    }

    @Test("A column has at most its maximum width")
    func maximumWidth() {
        let table = table([.init("说明", maximumWidth: 7), .init("n")], [["未按规定设置", "1"], ["短", "2"]])
        #expect(table.rendered() == "说明     n\n-------  -\n未按规…  1\n短       2\n")
    }

    @Test("A table shrinks to the terminal where it may, the widest column first")
    func shrinking() {
        let table = table(
            [.init("id"), .init("first", mayShrink: true), .init("second", mayShrink: true)],
            [["1234567890", "abcdefghijkl", "abcdefghijklmnopqrst"]])
        #expect(
            table.rendered(width: 36) == """
                id          first        second
                ----------  -----------  -----------
                1234567890  abcdefghij…  abcdefghij…

                """)
        #expect(table.rendered(width: 200) == table.rendered())
    }

    @Test("It does not shrink to nothing, nor where it may not")
    func notShrinking() {
        let table = table([.init("id"), .init("text", mayShrink: true)], [["1234567890", "abcdefghijkl"]])
        #expect(table.rendered(width: 5) == "id          text\n----------  -------\n1234567890  abcdef…\n")
    }

    @Test("Styles cover the text alone, and only where they are wanted")
    func styles() {
        let table = table(
            [.init("n", alignment: .right), .init("状态")],
            [[.init("7", style: .dim), .init("逾期", style: .red)], ["10", "已销号"]])
        #expect(table.rendered() == " n  状态\n--  ------\n 7  逾期\n10  已销号\n")
        #expect(
            table.rendered(styled: true)
                == " \u{1B}[1mn\u{1B}[0m  \u{1B}[1m状态\u{1B}[0m\n--  ------\n"
                + " \u{1B}[2m7\u{1B}[0m  \u{1B}[31m逾期\u{1B}[0m\n10  已销号\n")
    }

    @Test("Every style ends")
    func everyStyle() {
        #expect(
            TextStyle.allCases.map { $0.applied(to: "x") }
                == [1, 2, 31, 33, 32].map { "\u{1B}[\($0)mx\u{1B}[0m" })
    }

    @Test("A cell carries no terminal escapes and stays on its line")
    func harmless() {
        let table = table([.init("a\u{1B}b")], [["x\u{1B}[2Jy\nz"]])
        #expect(table.rendered() == "a␛b\n--------\nx␛[2Jy z\n")
    }
}
