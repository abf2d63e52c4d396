import Shared
import Testing

/// Sums, how exactly they are meant, and what rulings could make of them.
@Suite struct AmountTests {
    private func sum(_ approximations: Approximation...) -> Approximation {
        approximations.map { Amount(value: 1, approximation: $0) }.reduce(Amount(), +).approximation
    }

    @Test func `a sum is as exact as its entries`() {
        #expect(sum(.exact, .exact) == .exact)
        #expect(sum(.exact, .atLeast) == .atLeast)
        #expect(sum(.exact, .almost, .almost) == .almost)
        #expect(sum(.exact, .about) == .about)
        #expect(sum(.atLeast, .almost) == .about)
        #expect(sum(.atLeast, .about) == .about)
        #expect(sum() == .exact)
    }

    @Test func `taking an entry out of a sum takes its doubt along`() {
        let both = Amount(value: 5, approximation: .about) + Amount(value: 7)
        #expect((both - Amount(value: 5, approximation: .about)) == Amount(value: 7))
        #expect((both - both).isZero)
    }

    @Test func `a difference of tables names what came, went and moved, and nothing else`() {
        func key(_ figure: String) -> FigureKey {
            FigureKey(round: RecordID(high: 1, low: 1), figure: figure)
        }
        let before: FigureTable = [
            key("a"): Amount(value: 1), key("b"): Amount(value: 2), key("c"): Amount(value: 3),
        ]
        let after: FigureTable = [
            key("b"): Amount(value: 2), key("c"): Amount(value: 5), key("d"): Amount(value: 4),
        ]
        let moved = difference(from: before, to: after)
        #expect(moved.mapValues(\.value) == [key("a"): -1, key("c"): 2, key("d"): 4])
        #expect(summed(before, moved) == after)
    }

    @Test func `the interval takes in what each choice would make of the figures`() throws {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let base = ledger.version
        ledger.push(ledger.correction(of: entry.record, 250), by: .liaison)
        let conflict = try ledger.park(ledger.correction(of: entry.record, 900), by: .other, base: base)
        ledger.push(ledger.correction(of: entry.record, 40), by: .office, base: base)
        let key = FigureKey(round: ledger.round, figure: Figures.funds(.recovered))
        #expect(Totals.disputed(ledger.state)[key] == Interval(low: -210, high: 650))
        let now = try #require(ledger.state.conflicts[conflict.id])
        let choices = [.head, .base] + now.standing.map { ResolutionRequest.Choice.contender($0.id) }
        var results: Set<ExactDecimal> = []
        for choice in choices {
            var copy = ledger
            copy.push([copy.ruling(now, choice)], by: .boss)
            results.insert(copy.recovered)
        }
        #expect(results == [250, 100, 900, 40])
    }

    @Test func `a correction made upon one that loses its place loses it too, and nothing is counted twice`()
        throws
    {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let base = ledger.version
        let first = ledger.correction(of: entry.record, 250)
        ledger.push(first, by: .liaison)
        let conflict = try ledger.park(ledger.correction(of: entry.record, 300), by: .other, base: base)
        // Both sides go on correcting their own.
        ledger.push(ledger.correction(of: first[0].record, 260), by: .liaison)
        let parked = try #require(conflict.contenders.first?.creates.first)
        ledger.push(ledger.correction(of: parked, 310), by: .other)
        #expect(ledger.recovered == 260)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 310)
    }

    @Test func `two spellings of one letter are two labels, as in the database's keys`() {
        let round = RecordID(high: 1, low: 1)
        let (one, two) = ("caf\u{E9}", "cafe\u{301}")
        let table: FigureTable = [
            FigureKey(round: round, figure: Figures.quantity(one, "次")): Amount(value: 3),
            FigureKey(round: round, figure: Figures.quantity(two, "次")): Amount(value: 4),
        ]
        #expect(table.count == 2)
        #expect(table[FigureKey(round: round, figure: Figures.quantity(one, "次"))]?.value == 3)
    }

    @Test func `a point within a label makes no name of another label and unit`() {
        let pairs = [
            ("a.b", "c"), ("a", "b.c"), ("a\\", "b"), ("a\\.b", "c"), ("1.5倍", "件"), ("a.\u{323}", "c"),
        ]
        let names = pairs.map { Figures.quantity($0, $1) }
        #expect(Set(names.map { Array($0.utf8) }).count == pairs.count)
        for (name, pair) in zip(names, pairs) {
            let parts = Figures.quantityParts(name)
            #expect(parts?.label == pair.0 && parts?.unit == pair.1, "\(name)")
        }
        #expect(Figures.quantityParts("funds.funds_recovered") == nil)
    }

    @Test func `fractions are summed exactly, rates and what is no decimal that is kept not at all`() {
        var ledger = Ledger()
        let amounts = ["1.5", "0.1", "0.2", "-0.05", "1234567890123456", "0.0000001", "3.000000000"]
        for amount in amounts { ledger.push([ledger.quantity(amount, "天")], by: .liaison) }
        for unit in ["%", "‰", "个百分点"] { ledger.push([ledger.quantity("50", unit)], by: .liaison) }
        let table = Totals.recount(ledger.state)
        #expect(
            table[FigureKey(round: ledger.round, figure: Figures.quantity("培训", "天"))]?.value.json == "4.75"
        )
        #expect(table.keys.count { $0.figure.hasPrefix("quantity") } == 1)
    }
}
