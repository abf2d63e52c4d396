/// A replica with its files: every change is on disk before it is in memory.
///
/// The caller holds the home's lock. After an error, throw the store away and open it again: what is on disk counts.
public struct ReplicaStore<D: Disk> {
    /// What is held, as it is on disk.
    public internal(set) var replica: Replica
    let disk: D
    /// Lines of the outbox's file that are in memory.
    var outboxLines = 0
    /// The version of each unit's checkpoint; rows above it are replayed on opening.
    var checkpointed: [UnitID: Int64] = [:]
    var signer: Ed25519Signer

    /// Rows after which a checkpoint replaces replaying them.
    static var checkpointRows: Int64 { 256 }
    /// Settled sets in the outbox after which they are let go.
    static var settledSets: Int { 64 }

    /// Whether a folder holds a replica, enrolled or on its way to be.
    public static func identity(on disk: D) throws(ReplicaError) -> Identity? {
        guard let lines = try disk.sealedLines(ReplicaFiles.identity)?.lines else { return nil }
        do throws(JSONError) {
            return try Identity(json: JSONValue(parsing: lines.first ?? ""))
        } catch { throw .unreadable(path: ReplicaFiles.identity, line: 1) }
    }

    /// Writes a new or newly enrolled identity.
    public static func save(_ identity: Identity, on disk: D) throws(ReplicaError) {
        try disk.replaceLines(ReplicaFiles.identity, with: [identity.json.canonicalText()])
    }

    /// Opens an enrolled replica: reads everything, checks every line, cuts off what was never finished.
    public init(opening disk: D) throws(ReplicaError) {
        guard var identity = try Self.identity(on: disk), identity.enrolment != nil else {
            throw .notEnrolled
        }
        try Self.finishFork(&identity, on: disk)
        guard let signer = try? Ed25519Signer(privateKey: identity.privateKey) else {
            throw .unreadable(path: ReplicaFiles.identity, line: 1)
        }
        self.disk = disk
        self.signer = signer
        replica = Replica(identity: identity)
        try loadUnits()
        if let news = try disk.sealedLines(ReplicaFiles.news)?.lines.first {
            do throws(JSONError) {
                try NewsFile.read(news, into: &replica)
            } catch { throw .unreadable(path: ReplicaFiles.news, line: 1) }
        }
        try takeUpOutbox()
    }

    /// Takes up what was added to the outbox's file since it was last read: a sync waits for the network with the home
    /// unlocked, and people go on recording. Nothing else changes beside a sync.
    public mutating func takeUpOutbox() throws(ReplicaError) {
        let lines = try disk.recoveredLines(ReplicaFiles.outbox, keepingTornIn: ReplicaFiles.torn)
        for (index, line) in lines.enumerated().dropFirst(outboxLines) {
            do throws(JSONError) {
                replica.replay(try OutboxLine(text: line))
            } catch { throw .unreadable(path: ReplicaFiles.outbox, line: index + 1) }
            outboxLines = index + 1
        }
        do throws(DiskError) {
            replica.tornLines = try disk.read(ReplicaFiles.torn)?.count { $0 == 0x0A } ?? 0
        } catch { throw .disk(error) }
    }

    private mutating func loadUnits() throws(ReplicaError) {
        let names: [String]
        do throws(DiskError) { names = try disk.list("units") } catch { throw .disk(error) }
        for name in names {
            // One without a line was let go to be fetched anew.
            guard let unit = UnitID(name), let lines = try disk.sealedLines(ReplicaFiles.state(unit))?.lines,
                !lines.isEmpty
            else {
                continue
            }
            var held = try UnitFile.unit(from: lines, path: ReplicaFiles.state(unit))
            checkpointed[unit] = held.cursor.version
            let log = logPath(held)
            for (index, text) in try disk.recoveredLines(log).enumerated() {
                let row: LogRow
                do throws(JSONError) {
                    row = try LogRow(text: text)
                } catch { throw .unreadable(path: log, line: index + 1) }
                try held.apply(row, text: text)
            }
            replica.units[unit] = held
        }
    }

    /// Freezes, signs and stores an edit. On return it is on disk; on a throw nothing was saved.
    @discardableResult
    public mutating func save(_ changes: [Change], in unit: UnitID, at now: Timestamp) throws(ReplicaError)
        -> PendingSet
    {
        try save(Draft(changes), in: unit, at: now)
    }

    /// Freezes, signs and stores what a draft says. On return it is on disk; on a throw nothing was saved.
    @discardableResult
    public mutating func save(_ draft: Draft, in unit: UnitID, at now: Timestamp) throws(ReplicaError)
        -> PendingSet
    {
        let submission = try submission(of: draft, in: unit, by: replica, at: now)
        try record([.saved(submission)])
        return PendingSet(submission: submission)
    }

    /// Stores drafts of several units, in their order, with one write. On return they are on disk; on a throw nothing was
    /// saved; a crash leaves the first of them or all.
    @discardableResult
    public mutating func save(_ drafts: [(unit: UnitID, draft: Draft)], at now: Timestamp)
        throws(ReplicaError)
        -> [PendingSet]
    {
        var ahead = replica
        var submissions: [Submission] = []
        for (unit, draft) in drafts {
            let submission = try submission(of: draft, in: unit, by: ahead, at: now)
            ahead.replay(.saved(submission))
            submissions.append(submission)
        }
        try record(submissions.map { .saved($0) })
        return submissions.map { PendingSet(submission: $0) }
    }

    func submission(
        of draft: Draft,
        in unit: UnitID,
        by replica: Replica,
        at now: Timestamp
    ) throws(ReplicaError) -> Submission {
        let submission = try freeze(try replica.changeSet(of: draft, in: unit, at: now))
        // What can't be read again would close the outbox with the next opening.
        do throws(PushRefusal) {
            _ = try Submission(text: submission.text, signature: submission.signature)
        } catch {
            guard case .malformed(let error) = error else { throw .refused(.tooLarge) }
            throw .refused(.rule(.invalidValue, field: error.member))
        }
        return submission
    }

    func freeze(_ set: ChangeSet) throws(ReplicaError) -> Submission {
        guard let submission = try? Submission(freezing: set, with: signer) else { throw .cannotSign }
        return submission
    }

    /// Gives a number up, so that what follows can go on; the content stays in the outbox as refused.
    mutating func giveUp(_ pending: PendingSet, because refusal: PushRefusal) throws(ReplicaError) {
        let notice = VoidNotice(
            replica: replica.identity.replica,
            unit: pending.unit,
            n: pending.n,
            prev: pending.submission.prev,
            hash: pending.submission.hash,
            reason: refusal.code
        )
        guard let void = try? Submission(freezing: notice, with: signer) else { throw .cannotSign }
        try record([.refusal(unit: pending.unit, n: pending.n, refusal), .void(void)])
    }

    /// Appends outbox lines and takes them up.
    mutating func record(_ lines: [OutboxLine]) throws(ReplicaError) {
        try disk.appendLines(lines.map(\.text), to: ReplicaFiles.outbox)
        for line in lines { replica.replay(line) }
        outboxLines += lines.count
    }

    /// Appends rows of one unit and takes them up: the page and its cursor are one append.
    mutating func store(
        _ texts: [String],
        of unit: UnitID,
        through chain: Hash
    ) throws(ReplicaError) -> [LogRow] {
        guard var held = replica.units[unit] else { throw .unknownUnit(unit) }
        var rows: [LogRow] = []
        for text in texts {
            let row: LogRow
            do throws(JSONError) { row = try LogRow(text: text) } catch { throw .badAnswer(error) }
            try held.apply(row, text: text)
            rows.append(row)
        }
        // Contiguous rows with another content are somebody's invention.
        guard held.cursor.chain == chain else { throw .brokenChain(unit: unit, version: held.cursor.version) }
        try disk.appendLines(texts, to: logPath(held))
        replica.units[unit] = held
        return rows
    }

    /// The file that the next rows of a unit go to.
    private func logPath(_ held: UnitReplica) -> String {
        let unit = held.state.unit
        return ReplicaFiles.log(unit, generation: held.generation, after: checkpointed[unit] ?? 0)
    }

    /// Writes a unit's checkpoint; the rows before it stay as history.
    mutating func checkpoint(_ held: UnitReplica) throws(ReplicaError) {
        let unit = held.state.unit
        do throws(DiskError) { try disk.makeFolder(ReplicaFiles.folder(unit)) } catch { throw .disk(error) }
        try disk.replaceLines(ReplicaFiles.state(unit), with: UnitFile.lines(held))
        replica.units[unit] = held
        checkpointed[unit] = held.cursor.version
    }

    /// Puts a bootstrapped unit in place of what was held, whose rows are kept: own work may be in them.
    ///
    /// What the server had taken of this replica's work and has lost comes back into the outbox first.
    ///
    /// - Returns: Whether the server doesn't know that it was restored: its epoch is still the one that was held.
    mutating func replaceHistory(by held: UnitReplica) throws(ReplicaError) -> Bool {
        var held = held
        let before = replica.units[held.state.unit]
        held.generation = (before?.generation ?? 0) + 1
        let isUnannounced = before?.cursor.epoch == held.cursor.epoch
        try bringBack(lostBy: held, isUnannounced: isUnannounced)
        try checkpoint(held)
        return isUnannounced
    }

    /// Writes down what the last sync told, and lets go of outbox lines that are settled.
    mutating func finishSync(at now: Timestamp) throws(ReplicaError) {
        replica.lastSync = now
        try disk.replaceLines(ReplicaFiles.news, with: [NewsFile.line(replica)])
        let settled = replica.outbox.filter { replica.isSettled($0) }.count
        guard settled >= Self.settledSets else { return }
        let kept = replica.outbox.filter { !replica.isSettled($0) }
        try keepSent(replica.outbox.filter { replica.isSettled($0) })
        try replaceOutbox(by: kept)
    }

    /// Writes the outbox anew: what is kept, and where the lanes stand.
    mutating func replaceOutbox(by kept: [PendingSet]) throws(ReplicaError) {
        var lines: [OutboxLine] = [.replica(replica.identity.replica)] + kept.flatMap(\.lines)
        // Lanes come last: they stand where the newest set left them, kept or not.
        lines += replica.lanes.sorted { $0.key < $1.key }.map { .lane(unit: $0.key, $0.value) }
        try disk.replaceLines(ReplicaFiles.outbox, with: lines.map(\.text))
        outboxLines = lines.count
        replica.outbox = kept
    }

    /// Changes what is known of a unit beside its rows; written down by ``finishSync(at:)``.
    mutating func note(_ unit: UnitID, _ change: (inout UnitReplica) -> Void) {
        guard var held = replica.units[unit] else { return }
        change(&held)
        replica.units[unit] = held
    }

    /// The rows of a unit's present history that are held, oldest first.
    public func rows(of unit: UnitID) throws(ReplicaError) -> [LogRow] {
        let generation = replica.units[unit]?.generation ?? 0
        var rows: [Int64: LogRow] = [:]
        try readRows(of: unit, inFilesNamed: ReplicaFiles.logPrefix(generation: generation)) {
            rows[$0.version] = $0
        }
        return rows.values.sorted { $0.version < $1.version }
    }

    /// The rows of every history of a unit that are held, oldest file first.
    func rowsOfAllHistories(of unit: UnitID) throws(ReplicaError) -> [LogRow] {
        var rows: [LogRow] = []
        try readRows(of: unit, inFilesNamed: ReplicaFiles.logPrefix) { rows.append($0) }
        return rows
    }

    private func readRows(
        of unit: UnitID,
        inFilesNamed prefix: String,
        _ take: (LogRow) -> Void
    ) throws(ReplicaError) {
        let names: [String]
        do throws(DiskError) { names = try disk.list(ReplicaFiles.folder(unit)) } catch { throw .disk(error) }
        for name in names where name.hasPrefix(prefix) && name.hasSuffix(".ndjson") {
            let path = ReplicaFiles.folder(unit) + "/" + name
            for (index, text) in (try disk.sealedLines(path)?.lines ?? []).enumerated() {
                do throws(JSONError) {
                    take(try LogRow(text: text))
                } catch { throw .unreadable(path: path, line: index + 1) }
            }
        }
    }
}
