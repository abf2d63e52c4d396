import Shared

/// One record that a person named.
struct Target: Sendable, Equatable {
    var unit: UnitID
    var record: RecordID
}

extension Holdings {
    /// Finds the record that a person names: a problem's number, a measure's, or the start of an id.
    ///
    /// A number may leave the unit out where that is unambiguous: `02` for `司法局-02`.
    func find(_ text: String, in only: UnitID? = nil) throws(ArgumentTrouble) -> Target {
        let wanted = Self.folded(text)
        guard !wanted.isEmpty else { throw .unknownReference(text) }
        let units = views.keys.filter { only == nil || $0 == only }.sorted()
        if let target = try one(of: byNumber(units) { $0 == wanted }, text) { return target }
        if let target = try one(of: byNumber(units) { $0.hasSuffix("-" + wanted) }, text) { return target }
        guard wanted.utf8.allSatisfy({ hexadecimal.contains($0) || $0 == UInt8(ascii: "-") }) else {
            throw .unknownReference(text)
        }
        guard wanted.utf8.count >= 4 else { throw .shortReference(text) }
        var byTail: [Target] = []
        var byStart: [Target] = []
        for unit in units {
            for id in views[unit]?.state.records.keys.sorted() ?? [] {
                let match = ShortIDs.matches(wanted, id)
                if match.byTail { byTail.append(Target(unit: unit, record: id)) }
                if match.byStart { byStart.append(Target(unit: unit, record: id)) }
            }
        }
        if let target = try one(of: byTail, text) { return target }
        if let target = try one(of: byStart, text) { return target }
        throw .unknownReference(text)
    }

    /// Finds an open conflict by the start of its id, or by the one record that it is about.
    func findConflict(_ text: String) throws(ArgumentTrouble) -> (unit: UnitID, conflict: Conflict) {
        let wanted = Self.folded(text)
        var matches: [(unit: UnitID, conflict: Conflict)] = []
        for (unit, view) in views.sorted(by: { $0.key < $1.key }) {
            for conflict in view.state.conflicts.values.sorted(by: { $0.id < $1.id }) {
                let match = ShortIDs.matches(wanted, conflict.id)
                if wanted.utf8.count >= 4, match.byTail || match.byStart { matches.append((unit, conflict)) }
            }
        }
        if matches.isEmpty, let target = try? find(text), let view = views[target.unit] {
            matches = view.state.openConflicts.filter { conflict in
                conflict.record == target.record || conflict.fields.contains { $0.record == target.record }
            }.map { (target.unit, $0) }
        }
        guard let first = matches.first else { throw .unknownConflict(text) }
        guard matches.count == 1 else {
            throw .ambiguousConflict(text, candidates: matches.map { shortIDs.text($0.conflict.id) })
        }
        return first
    }

    /// Finds a unit by name, short name or id; the only one where nothing is said.
    func findUnit(_ text: String?) throws(ArgumentTrouble) -> UnitID {
        let all = units
        guard let text else {
            guard let only = all.first, all.count == 1 else { throw .unitNeeded(known: all.map(name)) }
            return only
        }
        let wanted = Self.folded(text)
        let exact = all.filter { unit in names(of: unit).contains(wanted) }
        let close = all.filter { unit in names(of: unit).contains { $0.contains(wanted) } }
        let matches = exact.isEmpty ? close : exact
        guard let first = matches.first else { throw .unknownUnit(text, known: all.map(name)) }
        guard matches.count == 1 else { throw .ambiguousUnit(text, candidates: matches.map(name)) }
        return first
    }

    /// Finds a round by name, number or id; the only one where nothing is said.
    func findRound(_ text: String?) throws(ArgumentTrouble) -> RecordID {
        let all = rounds
        let names = all.map { $0.text(FieldName.name) ?? "" }
        guard let text else {
            guard let only = all.first, all.count == 1 else { throw .roundNeeded(known: names) }
            return only.id
        }
        let wanted = Self.folded(text)
        let match = all.first { round in
            Self.folded(round.text(FieldName.name) ?? "") == wanted || round.id.description == wanted
                || round.number(FieldName.ordinal).map(String.init) == wanted
        }
        guard let match else { throw .unknownRound(text, known: names) }
        return match.id
    }

    /// Finds who wrote what stands in an open conflict, by name.
    func findContender(_ text: String) throws(ArgumentTrouble) -> PersonID {
        var people: Set<PersonID> = []
        for view in views.values {
            for conflict in view.state.openConflicts {
                people.formUnion(conflict.standing.map(\.author))
                people.formUnion(
                    conflict.fields.compactMap {
                        view.state.records[$0.record]?.fields[$0.field]?.write.author
                    }
                )
            }
        }
        let wanted = Self.folded(text)
        let known = people.sorted { (name(of: $0), $0) < (name(of: $1), $1) }
        guard let person = known.first(where: { Self.folded(name(of: $0)) == wanted }) else {
            throw .unknownPerson(text, known: known.map(name))
        }
        return person
    }

    /// Every field that an open conflict is about.
    var disputedFields: [String] {
        Set(views.values.flatMap { $0.state.openConflicts.flatMap(\.fields) }.map(\.field)).sorted()
    }

    private func names(of unit: UnitID) -> [String] {
        let record = views[.office]?.state.records[unit.cast()]
        let names = [
            record?.text("shortName"), record?.text(FieldName.name), unit.description, name(of: unit),
        ]
        return names.compactMap { $0.map(Self.folded) }
    }

    private func byNumber(_ units: [UnitID], _ isWanted: (String) -> Bool) -> [Target] {
        var targets: [Target] = []
        for unit in units {
            guard let view = views[unit] else { continue }
            for record in view.state.records.values
            where record.knownKind == .problem || record.knownKind == .measure {
                if isWanted(Self.folded(label(of: record, in: view))) {
                    targets.append(Target(unit: unit, record: record.id))
                }
            }
        }
        // A number that a retracted record still has belongs to the one that stands.
        let live = targets.filter { views[$0.unit]?.state.records[$0.record]?.isRetracted == false }
        return live.isEmpty ? targets : live
    }

    private func one(of targets: [Target], _ text: String) throws(ArgumentTrouble) -> Target? {
        guard targets.count > 1 else { return targets.first }
        let candidates = targets.prefix(8).map { target in
            let label = label(of: target.record)
            return targets.contains { $0 != target && self.label(of: $0.record) == label }
                ? "\(label) (\(name(of: target.unit)) \(shortIDs.text(target.record)))" : label
        }
        throw .ambiguousReference(text, candidates: candidates)
    }

    /// Half-width, lower case, without spaces: `司法局－０２` and `司法局-02` are one.
    static func folded(_ text: String) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x3000, 0x09: continue
            case 0xFF01...0xFF5E:
                if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { folded.unicodeScalars.append(narrow) }
            case 0x2010...0x2015, 0x2212: folded += "-"
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded.lowercased()
    }
}

private let hexadecimal = Set("0123456789abcdef".utf8)
