/// What is wrong with one of a replica's files.
public struct Finding: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The line's checksum differs.
        case damaged
        /// The line is whole and does not say what it should.
        case unreadable
        /// Written by a newer program.
        case tooNew = "too_new"
        /// The last line was never finished; the next opening sees to that.
        case torn
        /// A file that should be there is not.
        case missing
        /// A row does not follow the one before it.
        case brokenChain = "broken_chain"
        /// The unit's records are not what its rows make.
        case wrongState = "wrong_state"
        /// An own edit is not signed by this device.
        case badSignature = "bad_signature"
        /// An own edit does not link to the one before it.
        case brokenLane = "broken_lane"
    }

    public var kind: Kind
    /// Relative to the replica's folder.
    public var path: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    public var unit: UnitID?

    init(_ kind: Kind, _ path: String, line: Int? = nil, unit: UnitID? = nil) {
        self.kind = kind
        self.path = path
        self.line = line
        self.unit = unit
    }

    /// Whether the replica can't be relied on as it is.
    public var isDamage: Bool { kind != .torn }
}

/// What checking a replica's files came to.
public struct Verification: Sendable, Equatable {
    public internal(set) var findings: [Finding] = []
    public internal(set) var files = 0
    public internal(set) var lines = 0
    /// Rows whose chain was followed.
    public internal(set) var rows = 0
    /// Signatures of own edits that were checked.
    public internal(set) var signatures = 0
    /// Units whose records were compared with what their rows make.
    public internal(set) var replayed = 0
    /// By path, what is good in a file of which something is not.
    var good: [String: [String]] = [:]
    /// By path, how many lines a file has.
    var total: [String: Int] = [:]

    public var isSound: Bool { !findings.contains(where: \.isDamage) }
}

/// Checks every line, chain and signature of a replica's files, whatever is wrong with some of them.
struct Verifier<D: Disk> {
    private let disk: D
    private(set) var result = Verification()
    private var signer: Ed25519Signer?
    private var replica: ReplicaID?
    private var hasOwnRows = false

    init(_ disk: D) { self.disk = disk }

    /// - Throws: ``ReplicaError/notEnrolled`` where there is no replica, ``ReplicaError/disk(_:)``.
    mutating func run() throws(ReplicaError) {
        guard let lines = try scan(ReplicaFiles.identity) else { throw .notEnrolled }
        readIdentity(lines)
        if let lines = try scan(ReplicaFiles.news) {
            check(lines, ReplicaFiles.news) { text throws(JSONError) in _ = try JSONValue(parsing: text) }
        }
        let outbox = try scan(ReplicaFiles.outbox)
        if let outbox { checkOutbox(outbox) }
        if let lines = try scan(ReplicaFiles.closed) {
            check(lines, ReplicaFiles.closed) { text throws(JSONError) in
                _ = try ClosedEdit(json: JSONValue(parsing: text))
            }
        }
        for name in try list("units") {
            if let unit = UnitID(name) { try checkUnit(unit) }
        }
        // Who has had an edit taken keeps its number there for good.
        if outbox == nil, hasOwnRows { note(.missing, ReplicaFiles.outbox) }
    }

    // MARK: Lines

    private struct Line {
        var number: Int
        var text: String
    }

    private func list(_ folder: String) throws(ReplicaError) -> [String] {
        do throws(DiskError) { return try disk.list(folder) } catch { throw .disk(error) }
    }

    /// The whole lines of a file; what is wrong with the others is noted. Nil where there is no file.
    private mutating func scan(_ path: String, of unit: UnitID? = nil) throws(ReplicaError) -> [Line]? {
        let bytes: [UInt8]?
        do throws(DiskError) { bytes = try disk.read(path) } catch { throw .disk(error) }
        guard let bytes else { return nil }
        result.files += 1
        var lines: [Line] = []
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0A)
            let line = bytes[start..<(end ?? bytes.count)]
            start = (end ?? bytes.count) + 1
            result.lines += 1
            if end != nil, let text = SealedLine.inner(of: line) {
                lines.append(Line(number: number, text: text))
            } else if end == nil, isAppended(path), SealedLine.inner(of: line.dropLast()) == nil {
                note(.torn, path, line: number, of: unit)
            } else {
                note(.damaged, path, line: number, of: unit)
            }
        }
        result.good[path] = lines.map(\.text)
        result.total[path] = number
        return lines
    }

    /// Whether a file grows line by line; the others are replaced as a whole and never end within a line.
    private func isAppended(_ path: String) -> Bool { path.hasSuffix(".ndjson") }

    private mutating func note(_ kind: Finding.Kind, _ path: String, line: Int? = nil, of unit: UnitID? = nil)
    {
        result.findings.append(Finding(kind, path, line: line, unit: unit))
    }

    /// Notes each line that can't be read; the others are good.
    private mutating func check(
        _ lines: [Line],
        _ path: String,
        of unit: UnitID? = nil,
        _ read: (String) throws(JSONError) -> Void
    ) {
        var good: [String] = []
        for line in lines {
            do throws(JSONError) {
                try read(line.text)
                good.append(line.text)
            } catch { note(.unreadable, path, line: line.number, of: unit) }
        }
        result.good[path] = good
    }

    // MARK: What is the person's own

    private mutating func readIdentity(_ lines: [Line]) {
        guard let line = lines.first else {
            if result.isSound { note(.unreadable, ReplicaFiles.identity, line: 1) }
            return
        }
        guard let identity = try? Identity(json: JSONValue(parsing: line.text)),
            let signer = try? Ed25519Signer(privateKey: identity.privateKey)
        else { return note(.unreadable, ReplicaFiles.identity, line: line.number) }
        (replica, self.signer) = (identity.replica, signer)
    }

    /// Own sets are signed and link to each other. One that doesn't is no good, and is kept aside when the file is mended.
    private mutating func checkOutbox(_ lines: [Line]) {
        var good: [String] = []
        var last: [UnitID: (n: Int64, hash: Hash)] = [:]
        for line in lines {
            guard let entry = try? OutboxLine(text: line.text) else {
                note(.unreadable, ReplicaFiles.outbox, line: line.number)
                continue
            }
            if case .saved(let set) = entry, set.replica == replica {
                guard isSigned(set) else {
                    note(.badSignature, ReplicaFiles.outbox, line: line.number, of: set.unit)
                    continue
                }
                if let before = last[set.unit], set.n == before.n + 1, set.prev != before.hash {
                    note(.brokenLane, ReplicaFiles.outbox, line: line.number, of: set.unit)
                    continue
                }
                last[set.unit] = (set.n, set.hash)
            }
            good.append(line.text)
        }
        result.good[ReplicaFiles.outbox] = good
    }

    private mutating func isSigned(_ submission: Submission) -> Bool {
        guard let signer else { return true }
        result.signatures += 1
        return submission.isSigned(by: signer.publicKey, checker: Ed25519Checker())
    }

    // MARK: Units

    private mutating func checkUnit(_ unit: UnitID) throws(ReplicaError) {
        if let lines = try scan(ReplicaFiles.sent(unit), of: unit) {
            check(lines, ReplicaFiles.sent(unit), of: unit) { text throws(JSONError) in
                _ = try OutboxLine(text: text)
            }
        }
        let logs = try list(ReplicaFiles.folder(unit)).filter {
            $0.hasPrefix(ReplicaFiles.logPrefix) && $0.hasSuffix(".ndjson")
        }
        var rows: [String: [(row: LogRow, text: String)]] = [:]
        for name in logs { rows[name] = try readRows(ReplicaFiles.folder(unit) + "/" + name, of: unit) }
        guard let held = try readState(unit, hasRows: rows.values.contains { !$0.isEmpty }) else { return }
        let current = ReplicaFiles.log(unit, generation: held.generation, after: held.cursor.version)
        guard let whole = follow(rows[name(of: current)] ?? [], from: held, current) else { return }
        let prefix = ReplicaFiles.logPrefix(generation: held.generation)
        compare(whole, with: rows.filter { $0.key.hasPrefix(prefix) }.values.flatMap(\.self))
    }

    private func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private mutating func readRows(_ path: String, of unit: UnitID) throws(ReplicaError) -> [(LogRow, String)]
    {
        var rows: [(LogRow, String)] = []
        for line in try scan(path, of: unit) ?? [] {
            guard let row = try? LogRow(text: line.text), row.unit == unit else {
                note(.unreadable, path, line: line.number, of: unit)
                continue
            }
            if row.submission.replica == replica {
                hasOwnRows = true
                guard isSigned(row.submission) else {
                    note(.badSignature, path, line: line.number, of: unit)
                    continue
                }
            }
            rows.append((row, line.text))
        }
        result.good[path] = rows.map(\.1)
        return rows
    }

    private mutating func readState(_ unit: UnitID, hasRows: Bool) throws(ReplicaError) -> UnitReplica? {
        let path = ReplicaFiles.state(unit)
        let before = result.findings.count
        guard let lines = try scan(path, of: unit), !lines.isEmpty || result.findings.count > before else {
            if hasRows { note(.missing, path, of: unit) }
            return nil
        }
        guard result.findings.count == before else { return nil }
        do throws(ReplicaError) {
            return try UnitFile.unit(from: lines.map(\.text), path: path)
        } catch .tooNew {
            note(.tooNew, path, of: unit)
        } catch { note(.unreadable, path, line: 1, of: unit) }
        return nil
    }

    /// The unit with the rows behind its checkpoint; nil where one does not follow.
    private mutating func follow(
        _ rows: [(row: LogRow, text: String)],
        from held: UnitReplica,
        _ path: String
    ) -> UnitReplica? {
        var held = held
        for (place, entry) in rows.enumerated() {
            do throws(ReplicaError) {
                try held.apply(entry.row, text: entry.text)
                result.rows += 1
            } catch {
                note(.brokenChain, path, line: place + 1, of: held.state.unit)
                result.good[path] = rows.prefix(place).map(\.text)
                return nil
            }
        }
        return held
    }

    /// Whether the rows since the beginning, where they are all held, make the state and the chain.
    private mutating func compare(_ held: UnitReplica, with rows: [(row: LogRow, text: String)]) {
        var all: [Int64: (row: LogRow, text: String)] = [:]
        for entry in rows where entry.row.version <= held.cursor.version { all[entry.row.version] = entry }
        guard held.cursor.version > 0, all.count == Int(held.cursor.version), all[1] != nil else { return }
        var replay = UnitState(unit: held.state.unit)
        var chain = Hash.zero
        for version in 1...held.cursor.version {
            guard let entry = all[version] else { return }
            chain = LogRow.chain(after: chain, row: entry.text)
            replay.apply(entry.row.effects, as: entry.row.write)
        }
        result.replayed += 1
        if chain != held.cursor.chain || replay.digest != held.state.digest {
            note(.wrongState, ReplicaFiles.state(held.state.unit), of: held.state.unit)
        }
    }
}

extension ReplicaStore {
    /// Checks every file of a replica, changing nothing.
    ///
    /// - Throws: ``ReplicaError/notEnrolled`` where there is none, ``ReplicaError/disk(_:)``.
    public static func verify(_ disk: D) throws(ReplicaError) -> Verification {
        var verifier = Verifier(disk)
        try verifier.run()
        return verifier.result
    }
}
