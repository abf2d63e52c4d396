import Shared
import Terminal
import Testing

struct TableTests {
    private let terminal = Paper(
        language: .zh,
        isAligned: true,
        columns: 40,
        paint: Painter(isColoured: false),
        offsetMinutes: 480
    )
    private let pipe = Paper(
        language: .zh,
        isAligned: false,
        columns: .max,
        paint: Painter(isColoured: false),
        offsetMinutes: 480
    )

    @Test func `Chinese characters take two columns`() {
        #expect(DisplayWidth.of("司法局-02") == 9)
        #expect(DisplayWidth.of("（一）") == 6)
        #expect(DisplayWidth.of("e\u{301}") == 1)
    }

    @Test func `columns line up where Chinese and Latin mix`() {
        var table = Table(columns: [.init("编号"), .init("数", right: true)])
        table.rows = [[.init("司法局"), .init("1")], [.init("ab"), .init("22")]]
        #expect(table.lines(for: terminal) == ["编号    数", "司法局   1", "ab      22"])
    }

    @Test func `an elastic column gives way on a narrow terminal`() {
        var table = Table(columns: [.init("n"), .init("t", elastic: true)])
        table.rows = [[.init("1"), .init(String(repeating: "整", count: 40))]]
        let lines = table.lines(for: terminal)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
        #expect(lines[1].hasSuffix("…"))
    }

    @Test func `a column in which nobody has anything is left out on a terminal`() {
        var table = Table(columns: [.init("a"), .init("b"), .init("c")])
        table.rows = [[.init("1"), .init(""), .init("3")]]
        #expect(table.lines(for: terminal) == ["a  c", "1  3"])
        #expect(table.lines(for: pipe) == ["a\tb\tc", "1\t\t3"])
    }

    @Test func `a pipe gets one row a line with tabs`() {
        var table = Table(columns: [.init("a"), .init("b")])
        table.rows = [[.init("x\ny"), .init("z", .bad)]]
        #expect(table.lines(for: pipe) == ["a\tb", "x y\tz"])
    }

    @Test func `long text breaks at spaces, and Chinese anywhere`() {
        #expect(DisplayWidth.wrap("one two three", to: 7) == ["one two", "three"])
        #expect(DisplayWidth.wrap("整改进展良好", to: 6) == ["整改进", "展良好"])
        #expect(DisplayWidth.cut("整改进展", to: 5) == "整改…")
    }
}
