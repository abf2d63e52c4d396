/// What an edit needs beside the person's intention: the view, the date, ids for new records.
public struct EditContext {
    public let view: UnitView
    public let today: CalendarDate
    private let makeID: () -> RecordID

    /// - Parameter makeID: A new UUIDv7 with each call.
    public init(view: UnitView, today: CalendarDate, makeID: @escaping () -> RecordID) {
        self.view = view
        self.today = today
        self.makeID = makeID
    }

    func newID() -> RecordID { makeID() }

    func record(_ id: RecordID, _ kinds: RecordKind...) throws(EditRefusal) -> RecordState {
        guard let record = view.state.records[id] else { throw .unknownRecord }
        guard let kind = record.knownKind, kinds.isEmpty || kinds.contains(kind) else {
            throw .wrongKind(record.kind)
        }
        return record
    }
}

/// What people do, as changes. Nothing here is saved; ``ReplicaStore/save(_:in:at:)`` checks the rules once more.
public enum Edit {
    /// Sets one field of any record.
    public static func set(
        _ field: String,
        to value: JSONValue,
        of id: RecordID,
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        let record = try context.record(id)
        return [Change(id, kind: record.kind, .edit(context.view.edit(id, field, to: value)), why: why)]
    }

    /// Puts a record under a tombstone.
    public static func retract(_ id: RecordID, why: String, in context: EditContext) throws(EditRefusal)
        -> [Change]
    {
        try set(FieldName.retracted, to: .string(why), of: id, why: why, in: context)
    }

    /// Lifts a tombstone.
    public static func restore(
        _ id: RecordID,
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        guard try context.record(id).isRetracted else { throw .rule(.notRetracted, field: nil) }
        return try set(FieldName.retracted, to: .null, of: id, why: why, in: context)
    }

    /// A problem that the office feeds back.
    public static func problem(
        number: String,
        title: String,
        round: RecordID,
        fields: [String: JSONValue] = [:],
        why: String? = nil,
        in context: EditContext
    ) -> [Change] {
        var all: [String: JSONValue] = [
            FieldName.number: .string(number), FieldName.title: .string(title), FieldName.round: round.json,
            FieldName.status: .string(ProblemStatus.notStarted.rawValue),
        ]
        all.merge(fields) { _, given in given }
        let kind = RecordKind.problem.rawValue
        return [Change(context.newID(), kind: kind, .create(parent: nil, fields: all), why: why)]
    }

    /// A measure, numbered after the last one of its problem.
    public static func measure(
        of problem: RecordID,
        text: String,
        fields: [String: JSONValue] = [:],
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        _ = try context.record(problem, .problem)
        let ordinals = context.view.state.children(of: problem).filter { $0.knownKind == .measure }
            .compactMap { $0.number(FieldName.ordinal) }
        var all: [String: JSONValue] = [
            FieldName.text: .string(text), FieldName.ordinal: .int((ordinals.max() ?? 0) + 1),
            FieldName.status: .string(MeasureStatus.inProgress.rawValue),
        ]
        all.merge(fields) { _, given in given }
        return [
            Change(
                context.newID(),
                kind: RecordKind.measure.rawValue,
                .create(parent: problem, fields: all),
                why: why
            )
        ]
    }

    /// A ledger entry on a problem, or on a measure of one.
    ///
    /// - Parameter fields: What the kind declares; the date is today's where none is given.
    public static func entry(
        _ kind: RecordKind,
        on target: RecordID,
        fields: [String: JSONValue],
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        let record = try context.record(target, .problem, .measure)
        var all: [String: JSONValue] = [FieldName.date: .string(context.today.description)]
        if record.knownKind == .measure { all[FieldName.measure] = record.id.json }
        all.merge(fields) { _, given in given }
        // What is empty is left out: two entries of one content are one content.
        all = all.filter { !$0.value.isNull }
        let problem = record.knownKind == .measure ? record.parent : record.id
        return [Change(context.newID(), kind: kind.rawValue, .create(parent: problem, fields: all), why: why)]
    }

    /// Replaces an entry by a corrected one, which names it; both changes share a fate.
    public static func correct(
        _ id: RecordID,
        fields: [String: JSONValue],
        why: String?,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        let entry = try context.record(id)
        guard let kind = entry.knownKind, kind.isEntry else { throw .wrongKind(entry.kind) }
        let seen = context.view.value(id, FieldName.replacedBy)
        if let successor = seen.text.flatMap({ RecordID($0) }) { throw .alreadyReplaced(successor) }
        var all = entry.fields.mapValues(\.value).filter { !$0.value.isNull }
        for name in [FieldName.retracted, FieldName.replacedBy, FieldName.doubtful, "doubt"] {
            all[name] = nil
        }
        all.merge(fields) { _, given in given }
        all = all.filter { !$0.value.isNull }
        all[FieldName.replaces] = id.json
        let successor = context.newID()
        return [
            Change(
                successor,
                kind: kind.rawValue,
                .create(parent: entry.parent, fields: all),
                group: 1,
                why: why
            ),
            Change(
                id,
                kind: kind.rawValue,
                .edit(context.view.edit(id, FieldName.replacedBy, to: successor.json)),
                group: 1,
                why: why
            ),
        ]
    }

    /// Confirms a doubtful entry, so that it counts.
    public static func confirm(_ id: RecordID, why: String? = nil, in context: EditContext)
        throws(EditRefusal) -> [Change]
    {
        guard try context.record(id)[FieldName.doubtful].truth == true else { throw .notDoubtful }
        return try set(FieldName.doubtful, to: false, of: id, why: why, in: context)
    }
}
