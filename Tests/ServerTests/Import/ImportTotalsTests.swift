import Shared
import Testing

@testable import Server

@Suite struct ImportTotalsTests {
    private func totals(_ place: Int) throws -> (FigureTable, RecordID) {
        let plan = try ImportSample.plan()
        return (Totals.recount(ImportSample.merged(plan.units[place]).state), plan.round)
    }

    @Test func `the imported sums are those that one adds up by hand`() throws {
        let (table, round) = try totals(0)
        func value(_ figure: String) -> ExactDecimal? {
            table[FigureKey(round: round, figure: figure)]?.value
        }
        #expect(value("problems.total") == 2)
        #expect(value("problems.status.in_progress") == 2)
        #expect(value("measures.total") == 5)
        // 32,000 yuan and more, and 500.50 yuan.
        #expect(value("funds.funds_recovered") == 3_250_050)
        // One of the twenty is told apart, and not added again; the two persons are another unit.
        #expect(value("accountability.all.person_time") == 20)
        #expect(value("accountability.expulsion_from_party.person_time") == 1)
        #expect(value("accountability.all.person") == 2)
        // Eighteen new rules are among the seventy.
        #expect(value("rules.all") == 70)
        #expect(value("rules.rules_new") == 18)
    }

    @Test func `a sum of approximate figures says so`() throws {
        let (table, round) = try totals(0)
        #expect(table[FigureKey(round: round, figure: "funds.funds_recovered")]?.approximation == .atLeast)
    }

    @Test func `doubtful figures count nowhere until a person confirms them`() throws {
        let (table, round) = try totals(1)
        #expect(table[FigureKey(round: round, figure: "problems.total")]?.value == 1)
        #expect(
            table.keys.allSatisfy {
                !$0.figure.hasPrefix("funds.") && !$0.figure.hasPrefix("accountability.")
            }
        )
    }

    @Test func `published figures are in no unit's sums`() throws {
        let plan = try ImportSample.plan()
        for part in plan.units {
            #expect(part.changes.allSatisfy { RecordKind(rawValue: $0.kind)?.isOffice == false })
        }
    }

    @Test func `another text about the same problem adds nothing, not even what is new in it`() throws {
        let first = ImportSample.merged(try ImportSample.plan().units[0])
        let text = ImportSample.text.replacing("一是补齐登记", with: "一是补齐登记,另清退资金7元")
        let second = ImportSample.merged(try ImportSample.plan(text).units[0], into: first.state)
        #expect(second.effects.isEmpty)
        #expect(second.verdicts.contains(.rejected(.recordExists)))
        #expect(second.verdicts.contains(.unchanged))
        #expect(Totals.recount(second.state) == Totals.recount(first.state))
    }
}
