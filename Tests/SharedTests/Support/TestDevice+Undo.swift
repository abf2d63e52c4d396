import Shared

extension TestDevice {
    /// Takes an own edit back and saves that.
    @discardableResult
    func undo(_ edit: OwnEdit) throws -> PendingSet {
        let own = try store.ownEdits(in: unit)
        let draft = try Edit.undo(edit, among: own, why: "撤销", in: try context())
        return try store.save(draft, in: unit, at: world.now())
    }

    /// The newest own edit that is held.
    func lastEdit() throws -> OwnEdit? { try store.ownEdits(in: unit).last }
}

extension UnitView {
    /// What a person sees of the unit: live records with their values, and what stands in each open conflict.
    var picture: [String: [String: JSONValue]] {
        var picture: [String: [String: JSONValue]] = [:]
        for record in state.records.values where record.isLive {
            var fields: [String: JSONValue] = [:]
            for name in Set(record.fields.keys).union(state.disputedFields(of: record.id)) {
                let value = value(record.id, name)
                if !value.isNull { fields[name] = value }
            }
            picture[record.id.description] = fields
        }
        for conflict in state.openConflicts {
            for contender in conflict.standing {
                picture["\(conflict.id) \(contender.author) \(contender.id)"] = Dictionary(
                    uniqueKeysWithValues: contender.values.map { ($0.key.text, $0.value) }
                )
            }
        }
        return picture
    }
}
