import Shared

extension ResolveCommand {
    /// Decides all conflicts that the filter lets through by one policy: shows what would become of them, and does it with
    /// `--yes`.
    func resolveAll(on console: Console) throws {
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let now = console.now
        let batch = try bulk.batch.map { try OwnBatches(home.store).find($0) } ?? Home.newID(at: now).cast()
        let filter = try filter(holdings, console.language)
        let units = try bulk.unit.map { [try holdings.findUnit($0)] } ?? holdings.units
        let ruling = BulkRuling(try policy(holdings), filter: filter.filter, why: why)
        var plans: [BulkOutput.Plan] = []
        for unit in units where filter.unit == nil || filter.unit == unit {
            guard let view = holdings.views[unit] else { continue }
            let context = console.context(of: view)
            let (items, left) = ruling.plan(in: context) { holdings.replica.refusal(of: $0, on: view) }
            if !items.isEmpty || !left.isEmpty {
                plans.append(BulkOutput.Plan(unit: unit, items: items, left: left))
            }
        }
        let output = BulkOutput(holdings: holdings, paper: console.paper, policy: ruling.policy)
        guard bulk.yes, plans.contains(where: { !$0.items.isEmpty }) else {
            console.result(json: output.json(plans, batch: nil), lines: output.preview(plans))
            return
        }
        let drafts = plans.flatMap { plan in
            BulkRuling.drafts(plan.items, batch: batch).map { (unit: plan.unit, draft: $0) }
        }
        try home.store.save(drafts, at: now)
        let unsent = home.store.replica.unsent.count
        console.result(
            json: output.json(plans, batch: batch, unsent: unsent),
            lines: output.done(plans, batch: batch, unsent: unsent)
        )
    }

    private func policy(_ holdings: Holdings) throws -> BulkRuling.Policy {
        if let name = bulk.of { return .person(try holdings.findContender(name)) }
        if bulk.first { return .first }
        if bulk.last { return .last }
        return head ? .head : .base
    }

    private func filter(_ holdings: Holdings, _ language: Language) throws -> (
        filter: BulkRuling.Filter, unit: UnitID?
    ) {
        var filter = BulkRuling.Filter()
        if let name = bulk.field {
            guard let field = FieldWord.field(named: name) else {
                let known = holdings.disputedFields.map { FieldWord.text($0, in: language) }
                throw ArgumentTrouble.unknownField(name, known: known)
            }
            filter.field = field
        }
        let target = try bulk.problem.map { try holdings.find($0) }
        filter.record = target?.record
        filter.author = try bulk.author.map { try holdings.findContender($0) }
        return (filter, target?.unit)
    }
}
