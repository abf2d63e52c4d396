import Postgres
import SQL
import Shared

extension Ledger {
    /// The figures of units at one cut, in one snapshot.
    ///
    /// - Parameters:
    ///   - units: Nil: all whose totals the person is told.
    ///   - round: Nil: all rounds.
    /// - Throws: `forbidden` for a unit whose totals the person is not told; `malformed` for a version of several units.
    func totals(
        units: [UnitID]?,
        round: RecordID?,
        at cut: TotalsCut,
        session: Session
    ) async throws -> CentralTotals {
        try await read { connection in
            try connection.enter([], person: session.person)
            var roles: [UnitID: Set<Role>] = [:]
            for row in try connection.run(.readOwnRoles, session.person.parameter) {
                guard let role = Role(rawValue: try row.text("role")), Role.toldOfTotals.contains(role) else {
                    continue
                }
                roles[try row.id("unit_id"), default: []].insert(role)
            }
            let asked = Set(units ?? roles.keys.filter { $0 != .office }).sorted()
            guard asked.allSatisfy({ roles[$0] != nil }) else { throw LedgerError.refused(.forbidden) }
            if case .version = cut, asked.count != 1 { throw LedgerError.refused(.malformed) }
            var reader = TotalsReader(connection: connection, round: round, cut: cut)
            for unit in asked { try reader.read(unit, roles: roles[unit] ?? []) }
            return reader.totals
        }
    }
}

/// Reads unit by unit, each entered alone.
private struct TotalsReader {
    let connection: Connection
    let round: RecordID?
    let cut: TotalsCut
    var totals = CentralTotals()

    mutating func read(_ unit: UnitID, roles: Set<Role>) throws {
        var batch = Batch()
        batch.add(.enterUnits, [unit].parameter(), .null, .int64(0))
        batch.add(.readUnitHeads, [unit].parameter())
        guard let head = try connection.run(batch)[1].first.map(UnitHead.init(row:)) else { return }
        let version = try version(in: unit, head: head)
        var details = Batch()
        let figures = details.add(.readTotals, unit.parameter, .int64(version), .optional(round?.postgres))
        let time = details.add(.readCommitTime, unit.parameter, .int64(version))
        let reports = details.add(.readReports, unit.parameter)
        let epochs = details.add(.readUnitEpochs, unit.parameter)
        let deferred = details.add(.countDeferredSets, unit.parameter)
        let results = try connection.run(details)
        for row in results[figures] {
            totals.figures.append(
                CentralTotals.Figure(
                    unit: unit,
                    round: try row.id("round_id"),
                    figure: try row.text("figure"),
                    amount: try Amount(row: row)
                )
            )
        }
        // The epoch whose history the cut lies in: the last that began at or before it.
        let epoch: EpochID? = try results[epochs].last { try $0.int64("start_version") <= version }?.id(
            "epoch_id"
        )
        totals.cuts.append(
            CentralTotals.Cut(
                unit: unit,
                epoch: epoch ?? head.epoch,
                version: version,
                committedAt: try results[time].first?.timestamp("received_at")
            )
        )
        if !roles.isDisjoint(with: Role.toldOfReports) {
            if !results[reports].isEmpty {
                totals.unsent.append(
                    CentralTotals.Unsent(
                        unit: unit,
                        reports: try results[reports].map { try DeviceReport(row: $0) }
                    )
                )
            }
            let sets = try results[deferred].onlyRow().int64("sets")
            if sets > 0 { totals.deferred.append(CentralTotals.Deferred(unit: unit, sets: sets)) }
        }
        if cut == .now { try readDisputed(unit) }
    }

    private func version(in unit: UnitID, head: UnitHead) throws -> Int64 {
        switch cut {
        case .now: return head.version
        case .time(let moment):
            return try connection.run(.readVersionAt, unit.parameter, moment.parameter).onlyRow().int64(
                "version"
            )
        case .version(let version):
            guard (0...head.version).contains(version) else { throw LedgerError.refused(.malformed) }
            return version
        }
    }

    private mutating func readDisputed(_ unit: UnitID) throws {
        let state = try SliceReader(connection: connection, unit: unit).openConflicts()
        guard !state.conflicts.isEmpty else { return }
        for (key, interval) in Totals.disputed(state).sorted(by: { $0.key < $1.key })
        where round == nil || key.round == round {
            totals.disputed.append(CentralTotals.Disputed(unit: unit, key: key, interval: interval))
        }
    }
}

extension Amount {
    init(row: Row) throws {
        self.init()
        guard let value = ExactDecimal(try row.text("value")) else {
            throw LedgerError.damaged("total.value")
        }
        self.value = value
        entries = try row.int64("entries")
        atLeast = try row.int64("at_least")
        almost = try row.int64("almost")
        about = try row.int64("about")
    }
}
