import Testing

@testable import Shared

struct ChineseNumberTests {
    @Test(arguments: [
        ("四", 4 as Int64), ("十二", 12), ("两", 2), ("零", 0), ("一万二千", 12_000), ("三百", 300), ("二十", 20),
        ("一百零五", 105),
        ("二〇二〇", 2020), ("三千万", 30_000_000), ("一亿二千万", 120_000_000), ("12", 12), ("3千", 3_000),
        ("1.2万", 12_000),
        ("5百万", 5_000_000), ("两千三百", 2_300), ("十万", 100_000), ("二十三", 23), ("萬", 10_000), ("１２", 12),
        ("1.25百", 125),
    ])
    func `numerals and mixed digits are read`(_ text: String, _ value: Int64) {
        #expect(ChineseNumber.parse(text) == ChineseNumber(value: value))
    }

    @Test(arguments: [("三百余", 300 as Int64), ("十几", 10), ("三百余万", 3_000_000), ("20多", 20)])
    func `余, 多 and 几 mean at least`(_ text: String, _ value: Int64) {
        #expect(ChineseNumber.parse(text) == ChineseNumber(value: value, approximation: .atLeast))
    }

    @Test(arguments: ["", "余", "人", "二三百", "1.255百", "一二x", "99999999999999999999", "1..2", "九亿亿亿"])
    func `what is no number is refused`(_ text: String) {
        #expect(ChineseNumber.parse(text) == nil)
    }

    @Test func `one half is a share and no number`() {
        #expect(ChineseNumber.isHalf("一半"))
        #expect(!ChineseNumber.isHalf("一"))
    }
}
