import Shared
import Testing

@testable import Server

@Suite struct BulletinImportTests {
    @Test func `all units named are there, most without problems`() throws {
        let plan = try ImportSample.plan()
        #expect(plan.units.map(\.name) == ["江城市水务局", "中共江城市委老干部局", "江城市档案馆"])
        #expect(plan.units.map(\.shortName) == ["水务局", "老干部局", "档案馆"])
        #expect(plan.units.map { $0.count(.problem) } == [2, 1, 0])
        #expect(plan.units.allSatisfy { $0.isNew })
        #expect(plan.leftOut.isEmpty)
    }

    @Test func `problems carry the unit's short name and a number, measures hang under them`() throws {
        let part = try ImportSample.plan().units[0]
        #expect(part.fields(.problem).map { $0["number"]?.text } == ["水务局-01", "水务局-02"])
        #expect(part.fields(.problem).map { $0["title"]?.text } == ["泵站维修款支付不规范", "公车使用登记不全"])
        #expect(part.fields(.problem).allSatisfy { $0["status"] == "in_progress" })
        #expect(part.fields(.measure).map { $0["ordinal"]?.number } == [1, 2, 3, 1, 2])
    }

    @Test func `the round is the text's, and published figures are the round's alone`() throws {
        let plan = try ImportSample.plan()
        #expect(plan.roundName == "十三届市委第七轮巡察")
        #expect(plan.date.description == ImportSample.date)
        let figures = plan.officeChanges.filter { $0.kind == RecordKind.publishedFigure.rawValue }
        #expect(figures.count == BulletinReader.read(ImportSample.text).headline.figures.count)
        for figure in figures {
            guard case .create(let parent, _) = figure.action else {
                Issue.record("a published figure is created")
                continue
            }
            #expect(parent == plan.round)
        }
        let units = plan.officeChanges.filter { $0.kind == RecordKind.unit.rawValue }
        #expect(units.map { $0.record } == plan.units.map { $0.unit.cast() })
    }

    @Test func `money is kept in fen, with its quote and how sure it is`() throws {
        let funds = try ImportSample.plan().units[0].fields(.funds)
        #expect(funds.map { $0["amount"]?.number } == [3_200_000, 50_050])
        #expect(funds.map { $0["approximation"]?.text } == ["at_least", "exact"])
        #expect(funds[0]["fundsKinds"] == ["funds_recovered"])
        #expect(funds[0]["quote"]?.text?.contains("3.2万余元") == true)
        #expect(funds.allSatisfy { $0["date"]?.text == ImportSample.date })
    }

    @Test func `persons and person-times stay apart, and a part names its whole`() throws {
        let part = try ImportSample.plan().units[0]
        let entries = part.fields(.accountability)
        #expect(entries.map { $0["countUnit"]?.text } == ["person_time", "person_time", "person"])
        #expect(entries.map { $0["count"]?.number } == [20, 1, 2])
        let whole = try #require(part.changes.first { $0.kind == RecordKind.accountability.rawValue }).record
        #expect(entries[1]["partOf"] == whole.json)
        #expect(entries[0]["partOf"] == nil)
    }

    @Test func `what a person must confirm is doubtful and says why`() throws {
        let part = try ImportSample.plan().units[1]
        let mixed = part.fields(.funds)[0]
        #expect(mixed["fundsKinds"] == ["funds_deducted", "funds_recovered"])
        #expect(mixed["doubtful"] == true)
        #expect(mixed["doubt"] == "mixed_kinds")
        let either = part.fields(.accountability)[0]
        #expect(either["compound"] == "or")
        #expect(either["doubtful"] == true)
        #expect(part.doubtful == 2)
    }

    @Test func `two imports give the same creations`() throws {
        let (first, second) = (try ImportSample.plan(), try ImportSample.plan())
        #expect(first == second)
    }

    @Test func `an import on top of itself changes nothing`() throws {
        for part in try ImportSample.plan().units {
            let once = ImportSample.merged(part)
            #expect(once.verdicts.allSatisfy { $0 == .applied }, "\(once.verdicts)")
            let twice = ImportSample.merged(part, into: once.state)
            #expect(twice.verdicts.allSatisfy { $0 == .unchanged })
            #expect(twice.effects.isEmpty)
        }
    }

    @Test func `a unit that is known keeps its id and its short name, and joins the round`() throws {
        let known = UnitID(high: 4, low: 4)
        let request = BulletinImportRequest(
            year: 2020,
            knownUnits: [.init(id: known, name: "江城市水务局", shortName: "水务", rounds: [])]
        )
        let plan = try ImportSample.plan(ImportSample.text, request)
        #expect(plan.units[0].unit == known)
        #expect(!plan.units[0].isNew)
        #expect(plan.units[0].fields(.problem)[0]["number"] == "水务-01")
        let joining = try #require(plan.officeChanges.first { $0.record == known.cast() })
        #expect(joining.edit?.to == [plan.round.json])
    }

    @Test func `a round that is known is not made again`() throws {
        let round = RecordID(high: 7, low: 7)
        let known = BulletinImportRequest.KnownRound(
            id: round,
            name: "第七轮",
            committeeTerm: "十三届市委",
            ordinal: 7
        )
        let plan = try ImportSample.plan(
            ImportSample.text,
            BulletinImportRequest(year: 2020, knownRounds: [known])
        )
        #expect(plan.round == round)
        #expect(!plan.officeChanges.contains { $0.kind == RecordKind.round.rawValue })
        let other = BulletinImportRequest.KnownRound(
            id: round,
            name: "第七轮",
            committeeTerm: "十二届市委",
            ordinal: 7
        )
        #expect(
            try ImportSample.plan(ImportSample.text, .init(year: 2020, knownRounds: [other])).round != round
        )
    }

    @Test func `a later round's problems are counted on, held ones keep their numbers`() throws {
        let first = try ImportSample.plan()
        let unit = first.units[0].unit
        let ids = first.units[0].changes.filter { $0.kind == RecordKind.problem.rawValue }.map(\.record)
        let held = [ids[0]: "水务局-01", ids[1]: "水务局-02"]
        let again = try ImportSample.plan(
            ImportSample.text,
            BulletinImportRequest(year: 2020, numbers: [unit: held])
        )
        #expect(again.units[0] == first.units[0])
        let later = try ImportSample.plan(
            ImportSample.text.replacing("第七轮", with: "第八轮"),
            BulletinImportRequest(year: 2021, numbers: [unit: held])
        )
        #expect(later.units[0].fields(.problem).map { $0["number"]?.text } == ["水务局-03", "水务局-04"])
        #expect(
            Set(later.units[0].changes.map(\.record)).isDisjoint(with: first.units[0].changes.map(\.record))
        )
    }

    @Test func `what the text leaves open is asked for`() {
        #expect(throws: BulletinImportRefusal.dateUnknown(monthAndDay: "06-03")) {
            try ImportSample.plan(ImportSample.text, BulletinImportRequest())
        }
        #expect(throws: BulletinImportRefusal.noSuchDate("2021-02-29")) {
            try ImportSample.plan(
                ImportSample.text.replacing("6月3日", with: "2月29日"),
                BulletinImportRequest(year: 2021)
            )
        }
        #expect(throws: BulletinImportRefusal.roundUnknown) {
            try ImportSample.plan(ImportSample.text.replacing("第七轮", with: "本轮"))
        }
        #expect(throws: BulletinImportRefusal.noSuchRound) {
            try ImportSample.plan(
                ImportSample.text,
                BulletinImportRequest(year: 2020, round: RecordID(high: 1, low: 1))
            )
        }
        #expect(throws: BulletinImportRefusal.empty) { try ImportSample.plan("今天天气很好。") }
    }

    @Test func `a section without a unit's name needs one`() throws {
        let text = """
            十三届市委第七轮巡察整改情况

            问题:公车使用登记不全

            整改:一是补齐登记。二是清退资金500元。

            """
        let date = CalendarDate("2020-06-03")
        let bulletin = BulletinReader.read(text)
        let round = BulletinImportRequest.KnownRound(
            id: RecordID(high: 7, low: 7),
            name: "第七轮",
            committeeTerm: nil,
            ordinal: 7
        )
        #expect(throws: BulletinImportRefusal.unitUnknown(line: bulletin.units[0].line)) {
            try BulletinImport(
                bulletin,
                BulletinImportRequest(date: date, round: round.id, knownRounds: [round])
            )
        }
        let plan = try BulletinImport(
            bulletin,
            BulletinImportRequest(date: date, round: round.id, unitName: "江城市档案馆", knownRounds: [round])
        )
        #expect(plan.units.map(\.name) == ["江城市档案馆"])
        #expect(plan.units[0].fields(.problem).count == 1)
    }

    @Test func `a roster's short name and the heading behind its place are one unit, two places are two`()
        throws
    {
        let text = """
            江城市委第三轮巡察对区教育局、区民政局两个单位开展了巡察。

            北塘区教育局

            问题：食堂账目混乱

            整改：清退1.2万元。

            南塘区民政局

            问题：低保审核不严

            整改：批评教育2人。
            """
        let request = BulletinImportRequest(date: CalendarDate("2020-05-17"))
        let plan = try BulletinImport(BulletinReader.read(text), request)
        #expect(plan.units.map(\.name) == ["北塘区教育局", "南塘区民政局"])
        #expect(plan.units.map { $0.count(.problem) } == [1, 1])
        #expect(BulletinReader.read(text).unitsNamed == ["北塘区教育局", "南塘区民政局"])
        // Where two places have such a unit, the roster's could be either.
        let both = text.replacing("南塘区民政局", with: "南塘区教育局")
        let names = try BulletinImport(BulletinReader.read(both), request).units.map(\.name)
        #expect(Set(names).isSuperset(of: ["北塘区教育局", "南塘区教育局"]))
    }

    @Test func `a unit's own figures outside its problems are named, not dropped`() throws {
        var bulletin = BulletinReader.read(ImportSample.text)
        bulletin.units[0].figures = [
            BulletinFigure(
                kind: "funds_recovered",
                value: "100",
                unit: "元",
                approximation: .exact,
                quote: "清退100元",
                line: 9
            )
        ]
        let plan = try BulletinImport(bulletin, BulletinImportRequest(year: 2020))
        #expect(plan.leftOut.map(\.text) == ["清退100元"])
        #expect(plan.leftOut.map(\.reason) == [.outsideAnyProblem])
    }

    @Test func `a part whose whole is of another kind is doubtful, so that nothing is added twice`() throws {
        var bulletin = BulletinReader.read(ImportSample.text)
        bulletin.units[0].problems[0].figures = [
            BulletinFigure(
                kind: "rules_new",
                value: "3",
                unit: "项",
                approximation: .exact,
                quote: "新制定3项",
                partOf: "不在这里",
                line: 9
            )
        ]
        let part = try BulletinImport(bulletin, BulletinImportRequest(year: 2020)).units[0]
        #expect(part.fields(.rule)[0]["doubtful"] == true)
        #expect(part.fields(.rule)[0]["partOf"] == nil)
    }

    @Test func `amounts that are no whole fen, or beyond all bounds, are kept as quantities`() throws {
        var bulletin = BulletinReader.read(ImportSample.text)
        bulletin.units[0].problems[0].figures = ["0.001", "1.230", "99999999999999999999", "-1"].map {
            value in
            BulletinFigure(
                kind: "funds_recovered",
                value: value,
                unit: "元",
                approximation: .exact,
                quote: "清退\(value)元",
                line: 9
            )
        }
        let part = try BulletinImport(bulletin, BulletinImportRequest(year: 2020)).units[0]
        #expect(part.fields(.funds)[0]["amount"] == 123)
        #expect(part.fields(.quantity).map { $0["amount"]?.text } == ["0.001", "99999999999999999999", "-1"])
        #expect(ImportSample.merged(part).verdicts.allSatisfy { $0 == .applied })
    }
}
