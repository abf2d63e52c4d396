import Testing

@testable import Shared

/// How bulletins write numbers.
struct WrittenNumberTests {
    @Test(arguments: [
        SentenceCase("清退资金3万5千元。", "funds 35000"), SentenceCase("清退资金3万5000元。", "funds 35000"),
        SentenceCase("清退资金12万8千余元。", "funds 128000 at_least"),
        SentenceCase("清退资金2亿3千万元。", "funds 230000000"),
        SentenceCase("清退资金1亿3500万元。", "funds 135000000"),
        SentenceCase("清退资金六十八点五万元。", "funds 685000"), SentenceCase("清退资金一点二万元。", "funds 12000"),
        SentenceCase("清退资金不足3万元。", "funds 30000 almost"), SentenceCase("清退资金上百万元。", "funds 1000000 at_least"),
        SentenceCase("清退资金叁万伍仟元。", "funds 35000"), SentenceCase("追缴叁仟贰佰元整。", "funds 3200"),
        SentenceCase("追回资金12 800元。", "funds 12800"), SentenceCase("追回资金1 286.4万元。", "funds 12864000"),
        SentenceCase("加强干部队伍人员管理，推动大陆户帮扶。"), SentenceCase("追回资金三萬貳仟元。", "funds 32000"),
        SentenceCase("对3名幹部誡勉談話，調離崗位2人。", "persons 2 人", "persons 3 名"),
    ])
    func `every way to write a number gives its value`(sentence: SentenceCase) {
        #expect(CoreFigures.ofBody(sentence.text).sorted() == sentence.figures.sorted())
    }

    @Test(arguments: ["清退资金3至5万元。", "退还每户200—300元，追缴共30至40万元。", "提醒谈话30-40人次。"])
    func `a range is no number and is listed`(text: String) {
        #expect(CoreFigures.ofBody(text) == [])
        let bulletin = BulletinReader.read("甲州市审计局\n\n问题:账目管理松散\n\n整改:\(text)")
        #expect(bulletin.notUnderstood.contains { $0.reason == .numberIndefinite })
    }

    @Test(arguments: [
        ("一万二", 12_000), ("两万五", 25_000), ("三百五", 350), ("一百零五", 105), ("十二", 12), ("一万亿", 1_000_000_000_000),
    ])
    func `a last digit counts under the scale before it`(text: String, value: Int64) {
        #expect(ChineseNumber.parse(text)?.value == value)
    }

    @Test(arguments: ["零万", "一百二千", "一万二万", "一亿二亿"])
    func `numerals whose scales don't go down are no number`(text: String) {
        #expect(ChineseNumber.parse(text) == nil)
    }

    @Test func `12万5 could be two amounts and is refused`() throws {
        #expect(throws: MoneyError.self) { try Money.parse("12万5") }
        #expect(try Money.parse("12万5000元").0.fen == 12_500_000)
    }
}
