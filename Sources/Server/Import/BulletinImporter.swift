import Shared

/// Carries an import out: what is known goes into its request, its changes go through the office's own device.
struct BulletinImporter {
    let desk: Desk

    /// The request with all that the office stream holds.
    ///
    /// - Parameter round: An id, a name or a number; nil: as the text says.
    func request(
        date: CalendarDate?,
        year: Int64?,
        round: String?,
        unitName: String?
    ) async throws -> BulletinImportRequest {
        var request = BulletinImportRequest(date: date, year: year, unitName: unitName)
        request.knownRounds = try await desk.officeRecords(.round).map { record in
            .init(
                id: record.id,
                name: record.text(FieldName.name) ?? "",
                committeeTerm: record.text("committeeTerm"),
                ordinal: record.number(FieldName.ordinal)
            )
        }
        if let round { request.round = try await desk.round(round).id }
        request.knownUnits = try await desk.officeRecords(.unit).map { record in
            .init(
                id: record.id.cast(),
                name: record.text(FieldName.name) ?? "",
                shortName: record.text("shortName"),
                rounds: record["rounds"].texts ?? []
            )
        }
        return request
    }

    /// Adds the problems that the bulletin's own units hold, so that they keep their numbers.
    private func numbered(
        _ request: BulletinImportRequest,
        for bulletin: Bulletin
    ) async throws -> BulletinImportRequest {
        var request = request
        for unit in try BulletinImport(bulletin, request).units where !unit.isNew && !unit.changes.isEmpty {
            let problems = try await desk.records(of: unit.unit).filter { $0.knownKind == .problem }
            request.numbers[unit.unit] = Dictionary(
                problems.compactMap { problem in problem.text(FieldName.number).map { (problem.id, $0) } },
                uniquingKeysWith: { first, _ in first }
            )
        }
        return request
    }

    /// Writes the import, the office stream first. Interrupted, it is run again and goes on.
    func run(_ bulletin: Bulletin, _ request: BulletinImportRequest) async throws -> ImportOutcome {
        let plan = try BulletinImport(bulletin, try await numbered(request, for: bulletin))
        var outcome = ImportOutcome(plan: plan, notUnderstood: bulletin.notUnderstood)
        var office = plan.officeChanges
        for unit in plan.units where unit.isNew {
            let record: RecordID = unit.unit.cast()
            guard let place = office.firstIndex(where: { $0.record == record }),
                case .create(_, let fields) = office[place].action
            else { continue }
            // A unit is more than its record: its stream, and whoever has a role everywhere.
            try await desk.ledger.addUnit(unit.unit, name: unit.name, fields: fields, now: desk.now)
            office.remove(at: place)
            outcome.office.applied += 1
        }
        outcome.office.add(try await push(office, .office, named: "", &outcome.rejections))
        for unit in plan.units {
            outcome.units.append(
                try await push(unit.changes, unit.unit, named: unit.name, &outcome.rejections)
            )
        }
        return outcome
    }

    private func push(
        _ changes: [Change],
        _ unit: UnitID,
        named name: String,
        _ rejections: inout [ImportOutcome.Rejection]
    ) async throws -> ImportOutcome.Count {
        let verdicts = try await desk.ledger.officePush(changes: changes, unit: unit, now: desk.now).verdicts
        var count = ImportOutcome.Count()
        for (change, verdict) in zip(changes, verdicts) {
            switch verdict {
            case .applied, .merged: count.applied += 1
            case .unchanged, .converged, .superseded: count.unchanged += 1
            case .rejected(let reason):
                count.rejected += 1
                rejections.append(.init(unit: unit, unitName: name, change: change, reason: reason.rawValue))
            case .conflict, .withdrawn, .deferred:
                count.rejected += 1
                rejections.append(.init(unit: unit, unitName: name, change: change, reason: verdict.name))
            }
        }
        return count
    }
}
