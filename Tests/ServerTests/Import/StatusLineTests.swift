import Shared
import Testing

@testable import Server
@testable import Shared

@Suite struct StatusLineTests {
    @Test(arguments: [
        ("已完成整改", ProblemStatus.closed), ("整改完成", .closed), ("已整改到位", .closed), ("已销号", .closed),
        ("完成", .closed),
        ("阶段性完成", .stageDone), ("阶段性完成,长期坚持", .inProgress), ("正在整改", .inProgress), ("未完成", .inProgress),
        ("未整改到位", .inProgress), ("基本完成", .inProgress), ("持续推进", .inProgress), ("长期坚持", .inProgress),
        ("未启动", .notStarted), ("尚未整改", .notStarted), ("说不清", .inProgress),
    ])
    func `a status line is understood cautiously`(line: String, status: ProblemStatus) {
        #expect(BulletinStatus.status(line) == status)
    }

    @Test func `without a line work is in progress, and 长期坚持 is a kind of due date`() {
        #expect(BulletinStatus.status(nil) == .inProgress)
        #expect(BulletinStatus.isLongTerm("长期坚持"))
        #expect(!BulletinStatus.isLongTerm("已完成"))
    }

    @Test func `numbers are spelled as rounds are`() {
        let spelled = [1, 7, 10, 11, 20, 23, 99, 100, 105, 110, 111, 300, 999].map(chineseNumeral)
        #expect(
            spelled == [
                "一", "七", "十", "十一", "二十", "二十三", "九十九", "一百", "一百零五", "一百一十", "一百一十一", "三百", "九百九十九",
            ]
        )
    }

    @Test(arguments: [
        ("武汉市司法局", "司法局"), ("中共武汉市委老干部局", "老干部局"), ("中共武汉市委台湾工作办公室", "台湾工作办公室"),
        ("武汉地方志编纂委员会办公室", "地方志编纂委员会办公室"), ("长江日报报业集团", "长江日报报业集团"),
    ])
    func `short names leave out the place that most units share`(name: String, short: String) {
        let names = ["武汉市司法局", "中共武汉市委老干部局", "武汉市统计局", "武汉地方志编纂委员会办公室", "长江日报报业集团"]
        #expect(ShortUnitName.make(name, among: names) == short)
    }
}
