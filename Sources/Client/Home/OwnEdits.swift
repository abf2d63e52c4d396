import Shared

/// What people call one of their own edits: the unit with its number in this device's lane, `司法局#12`; of an edit that
/// was saved on another device, the unit with the version that it took, `司法局@345`; else the first digits of its hash.
struct EditReference: Equatable {
    enum Place: Equatable {
        case number(Int64)
        case version(Int64)
        case hash(String)
    }

    var unit: UnitID
    var place: Place
}

extension Holdings {
    /// The reference of an own edit; nil where it was saved on another device and has no version yet.
    func reference(of edit: OwnEdit) -> String? {
        reference(of: edit.position, in: edit.submission.unit, at: edit.version)
    }

    /// The reference of an own set by its place; nil where another device's has no version.
    func reference(of position: LanePosition, in unit: UnitID, at version: Int64?) -> String? {
        if position.replica == replica.identity.replica { return "\(name(of: unit))#\(position.n)" }
        return version.map { "\(name(of: unit))@\($0)" }
    }

    /// The reference of an edit that was turned down, and so has no version.
    func reference(of pending: PendingSet) -> String {
        let reference = pending.submission.reference
        return self.reference(of: reference.position, in: pending.unit, at: nil)
            ?? "\(name(of: pending.unit))~\(String("\(reference.hash)".prefix(8)))"
    }

    /// Reads a reference; the unit may be left out where there is only one.
    func findEdit(_ text: String) throws(ArgumentTrouble) -> EditReference {
        let folded = Self.folded(text)
        if let sign = folded.lastIndex(of: "~"), folded[sign...].utf8.count > 6 {
            let unit = String(folded[..<sign])
            return EditReference(
                unit: try findUnit(unit.isEmpty ? nil : unit),
                place: .hash(String(folded[folded.index(after: sign)...]))
            )
        }
        guard let sign = folded.lastIndex(where: { $0 == "#" || $0 == "@" }),
            let number = Int64(folded[folded.index(after: sign)...]), number > 0
        else { throw .noEditReference(text) }
        let unit = folded[..<sign]
        return EditReference(
            unit: try findUnit(unit.isEmpty ? nil : String(unit)),
            place: folded[sign] == "#" ? .number(number) : .version(number)
        )
    }
}

/// The person's own edits that are held here, with which of them were taken back.
struct OwnEdits {
    /// In the order in which they came into force; what is not acknowledged comes last.
    let all: [OwnEdit]
    private let takenBack: [LanePosition: OwnEdit]

    init(_ edits: [OwnEdit]) {
        all = edits
        var takenBack: [LanePosition: OwnEdit] = [:]
        // The last first: what took something back may itself have been taken back later.
        for edit in edits.reversed() where takenBack[edit.position] == nil && !edit.wasTurnedDown {
            if let undone = edit.set.undoes { takenBack[undone.position] = edit }
        }
        self.takenBack = takenBack
    }

    /// The edit that took one back; nil where it stands.
    func undo(of edit: OwnEdit) -> OwnEdit? { takenBack[edit.position] }

    /// The edit that one took back.
    func undone(by edit: OwnEdit) -> OwnEdit? {
        edit.set.undoes.flatMap { undone in all.first { $0.position == undone.position } }
    }

    func find(_ reference: EditReference, on replica: ReplicaID) -> OwnEdit? {
        switch reference.place {
        case .number(let n): all.last { $0.position == LanePosition(replica, n) }
        case .version(let version): all.last { $0.version == version }
        case .hash(let digits): all.last { "\($0.submission.hash)".hasPrefix(digits) }
        }
    }

    /// The newest edit that stands and takes nothing back itself; what was turned down is passed over.
    var last: OwnEdit? { all.last { $0.set.undoes == nil && undo(of: $0) == nil && !$0.wasTurnedDown } }
}

extension OwnEdit {
    /// Whether no part of it was taken.
    fileprivate var wasTurnedDown: Bool {
        verdicts?.allSatisfy(\.isRejected) ?? false
    }
}
