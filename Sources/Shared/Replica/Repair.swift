/// What mending a replica's files would do, each file kept aside first.
public struct Repair: Sendable, Equatable {
    public enum Action: Sendable, Equatable {
        /// Keeps the good lines of a file, so many of them, and loses sight of so many others; none of either where the
        /// file itself is gone.
        case keepGoodLines(path: String, kept: Int, lost: Int)
        /// Lets a unit's records go, which the next sync fetches anew; own edits stay.
        case fetchAgain(UnitID)
        /// Forgets what the last sync told beside the rows; the next one tells it again.
        case forgetNews
    }

    public var actions: [Action] = []
    /// The device's own key or the enrolment can't be read: nothing here can be sent under its name any more.
    public var hasLostIdentity = false
    /// Files that only a newer program reads.
    public var tooNew: [String] = []

    /// What to do about what was found.
    public init(_ verification: Verification) {
        let damage = verification.findings.filter(\.isDamage)
        tooNew = damage.filter { $0.kind == .tooNew }.map(\.path)
        let units = Set(
            damage.filter { finding in
                finding.unit.map { finding.path == ReplicaFiles.state($0) } ?? false
                    && finding.kind != .tooNew
            }.compactMap(\.unit)
        )
        for path in Set(damage.map(\.path)).sorted() where !tooNew.contains(path) {
            let unit = damage.lazy.filter { $0.path == path }.compactMap(\.unit).first
            if path == ReplicaFiles.identity {
                hasLostIdentity = true
            } else if path == ReplicaFiles.news {
                actions.append(.forgetNews)
            } else if let unit, units.contains(unit), path != ReplicaFiles.sent(unit),
                path != ReplicaFiles.outbox
            {
                // It goes with its unit.
                continue
            } else {
                let kept = verification.good[path]?.count ?? 0
                let lost = (verification.total[path] ?? 0) - kept
                actions.append(.keepGoodLines(path: path, kept: kept, lost: lost))
            }
        }
        actions += units.sorted().map(Action.fetchAgain)
    }

    public var isNeeded: Bool { !actions.isEmpty || hasLostIdentity }
}

extension ReplicaStore {
    /// Mends what can be mended. Every file that changes is copied into a folder of its own first, byte by byte.
    ///
    /// - Parameter folder: A new folder within the replica's.
    /// - Throws: ``ReplicaError/disk(_:)``; what was done until then is as good as it is.
    public static func carryOut(
        _ repair: Repair,
        of verification: Verification,
        on disk: D,
        keepingIn folder: String
    ) throws(ReplicaError) {
        do throws(DiskError) {
            for action in repair.actions {
                switch action {
                case .keepGoodLines(let path, _, _):
                    try keep(path, in: folder, on: disk)
                    try disk.replace(path, with: (verification.good[path] ?? []).flatMap(SealedLine.seal))
                case .forgetNews:
                    try keep(ReplicaFiles.news, in: folder, on: disk)
                    try disk.replace(ReplicaFiles.news, with: [])
                case .fetchAgain(let unit):
                    let names = try disk.list(ReplicaFiles.folder(unit))
                    let paths = names.map { ReplicaFiles.folder(unit) + "/" + $0 }
                    let gone = paths.filter { $0 != ReplicaFiles.sent(unit) }
                    for path in gone { try keep(path, in: folder, on: disk) }
                    // The checkpoint last: without it the others count for nothing.
                    for path in gone.filter({ $0 != ReplicaFiles.state(unit) }) + [ReplicaFiles.state(unit)] {
                        try disk.replace(path, with: [])
                    }
                }
            }
        } catch { throw .disk(error) }
    }

    private static func keep(_ path: String, in folder: String, on disk: D) throws(DiskError) {
        guard let bytes = try disk.read(path) else { return }
        let parts = path.split(separator: "/")
        try disk.makeFolder(([Substring(folder)] + parts.dropLast()).joined(separator: "/"))
        try disk.replace(folder + "/" + path, with: bytes)
    }

    /// Takes up what another folder of the same person had not sent, as own edits that name where they were first saved.
    ///
    /// - Returns: How many were taken up, and how many belong to units that this folder does not hold.
    public mutating func takeUp(unsentIn other: D) throws(ReplicaError) -> (taken: Int, foreign: Int) {
        var (taken, foreign) = (0, 0)
        var lines: [OutboxLine] = []
        for pending in try unsent(in: other) {
            guard let set = pending.submission.set, !pending.isGivenUp, !isHeld(pending.submission.root)
            else {
                continue
            }
            guard replica.units[set.unit] != nil else {
                foreign += 1
                continue
            }
            lines += try addAgain(set, of: pending.submission, wasLost: false, was: nil)
            taken += 1
        }
        try record(lines)
        return (taken, foreign)
    }

    /// Whose folder another one is: by its identity, or where that is lost, by a set of its lanes that is known here.
    ///
    /// - Returns: Nil where it can't be told.
    public func owner(ofFolder other: D) throws(ReplicaError) -> PersonID? {
        if let identity = try? Self.identity(on: other), let person = identity.enrolment?.person {
            return person
        }
        let lanes = Set(try unsent(in: other).map(\.submission.replica))
        guard !lanes.isEmpty else { return nil }
        for unit in replica.units.keys.sorted() {
            let row = try rowsOfAllHistories(of: unit).first { lanes.contains($0.submission.replica) }
            if let row { return row.author }
        }
        return nil
    }

    /// What another folder had not sent, as far as it can be read.
    private func unsent(in other: D) throws(ReplicaError) -> [PendingSet] {
        var verifier = Verifier(other)
        try verifier.run()
        var scratch = Replica(identity: replica.identity)
        for text in verifier.result.good[ReplicaFiles.outbox] ?? [] {
            if let line = try? OutboxLine(text: text) { scratch.replay(line) }
        }
        return scratch.unsent
    }

    private func isHeld(_ root: SetReference) -> Bool {
        replica.outbox.contains { $0.submission.root == root || $0.submission.reference == root }
    }
}
