import Postgres
import SQL
import Shared

extension UnitCheck {
    /// Stored records against the replay, byte for byte.
    mutating func checkRecords() throws {
        var missing = Set(state.records.keys)
        for row in try connection.run(.listRecords, unit.parameter) {
            let id: RecordID = try row.id("record_id")
            report.records += 1
            missing.remove(id)
            guard let record = state.records[id] else {
                find(.recordUnexpected, "\(id)")
                continue
            }
            let root: RecordID = try row.id("root_id")
            let parent: RecordID? = try row.optionalID("parent_id")
            let isSame =
                try row.text("body") == record.json.canonicalText() && row.text("kind") == record.kind
                && parent == record.parent && root == record.parent ?? id
            if !isSame { find(.recordDiffers, "\(id)") }
        }
        for id in missing.sorted() { find(.recordMissing, "\(id)") }
    }

    /// Stored conflicts against the replay, and the fields that the open ones dispute.
    mutating func checkConflicts() throws {
        var missing = Set(state.conflicts.keys)
        for row in try connection.run(.listConflicts, unit.parameter) {
            let id: ConflictID = try row.id("conflict_id")
            missing.remove(id)
            guard let conflict = state.conflicts[id] else {
                find(.conflictUnexpected, "\(id)")
                continue
            }
            let isSame =
                try row.text("body") == conflict.json.canonicalText()
                && row.text("state") == conflict.state.rawValue
            if !isSame { find(.conflictDiffers, "\(id)") }
        }
        for id in missing.sorted() { find(.conflictMissing, "\(id)") }
        var disputed: [FieldKey: ConflictID] = [:]
        for conflict in state.openConflicts {
            for key in conflict.fields where disputed.updateValue(conflict.id, forKey: key) != nil {
                find(.conflictFieldsDiffer, key.text)
            }
        }
        for row in try connection.run(.listConflictFields, unit.parameter) {
            let key = FieldKey(try row.id("record_id"), try row.text("field"))
            let id: ConflictID = try row.id("conflict_id")
            if disputed.removeValue(forKey: key) != id { find(.conflictFieldsDiffer, key.text) }
        }
        for key in disputed.keys.sorted() { find(.conflictFieldsDiffer, key.text) }
    }
}
