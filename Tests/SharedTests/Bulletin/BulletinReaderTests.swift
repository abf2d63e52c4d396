import Testing

@testable import Shared

/// What a reader keeps of single lines, and what it lists instead of guessing.
struct BulletinReaderTests {
    @Test func `a status line is kept as written and is no measure`() {
        let text = "问题:监管缺位\n整改措施:一是加强巡查。\n整改状态:已完成整改。"
        let problem = BulletinReader.read(text).units[0].problems[0]
        #expect(problem.statusLine == "已完成整改")
        #expect(problem.measures.map(\.marker) == ["一是"])
        #expect(problem.measures.map(\.text) == ["加强巡查。"])
    }

    @Test func `figures know their measure and their line`() {
        let text = "问题:监管缺位\n\n整改:一是加强巡查30次。二是问责4人。"
        let figures = BulletinReader.read(text).units[0].problems[0].figures
        #expect(figures.map(\.measureOrdinal) == [1, 2])
        #expect(figures.map(\.line) == [3, 3])
    }

    @Test func `a problem without a report is listed as not understood`() {
        let bulletin = BulletinReader.read("市财政局\n问题:预算松散\n问题:采购不严\n整改:已修订制度2项。")
        #expect(bulletin.notUnderstood.map(\.reason) == [.problemWithoutText])
        #expect(bulletin.notUnderstood.map(\.line) == [2])
    }

    @Test func `persons without a number are listed and not guessed`() {
        let bulletin = BulletinReader.read("问题:松散\n整改:追责问责数人。")
        #expect(bulletin.units[0].problems[0].figures.isEmpty)
        #expect(bulletin.notUnderstood.map(\.reason) == [.numberIndefinite])
    }

    @Test func `numbers in titles and quotations are names`() {
        let text = "问题:松散\n整改:编印《普法300问》《追责问责10人案例》,落实“清退资金5万元”要求,接听12348热线。"
        #expect(BulletinReader.read(text).units[0].problems[0].figures.isEmpty)
    }
}
