import Postgres
import Shared
import Testing

@testable import Server

@Suite struct CheckTests {
    private let now = LedgerDatabase.start

    private func filled() async throws -> (LedgerDatabase, UnitID) {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        var lane = TestLane(device, unit, database.epoch)
        for number in 0..<6 {
            let problem: RecordID = newID()
            let set = try lane.freeze([
                newProblem(problem, round: RecordID(high: 1, low: 2), number: "\(number)"),
                Change(
                    newID(),
                    kind: "funds",
                    .create(parent: problem, fields: RandomEdits.fields(of: "funds", value: 5))
                ),
            ])
            _ = try await database.app.push(set, carrier: device.person, now: now)
        }
        // A set without effect: its bytes lie beside the receipt.
        let refused = try lane.freeze([newProblem(newID(), round: newID(), status: "nonsense")])
        _ = try await database.app.push(refused, carrier: device.person, now: now)
        #expect(try await database.owner.check().findings == [])
        return (database, unit)
    }

    @Test(arguments: [
        (
            "update record set body = replace(body, '\"title\"', '\"tjtle\"') where kind = 'problem'",
            "record_differs"
        ),
        ("delete from record where kind = 'funds'", "record_missing"),
        ("update record set root_id = record_id where kind = 'funds'", "record_differs"),
        ("update total set value = value + 1 where version = 3", "total_differs"),
        ("delete from total where version = 4", "total_differs"),
        ("update total set until_version = until_version + 1 where version = 2", "total_differs"),
        ("update change_log set body = replace(body, '\"t\"', '\"u\"') where version = 4", "chain_broken"),
        ("update change_log set chain = sha256('x') where version = 4", "chain_broken"),
        ("delete from change_log where version = 3", "version_missing"),
        ("delete from change_log where version = 6", "head_differs"),
        ("update unit_head set version = 9", "head_differs"),
        ("update receipt set body = body || ' ' where n = 2", "receipt_differs"),
        ("update receipt set hash = sha256('x') where n = 7", "receipt_differs"),
        ("delete from receipt where n = 2", "lane_broken"),
        ("delete from receipt where version = 6", "receipt_missing"),
        ("update lane set n = n + 1", "lane_head_differs"),
        ("update receipt set signature = sha256('x') || sha256('y') where n = 7", "signature_invalid"),
        ("update device set public_key = sha256('x')", "signature_invalid"),
        ("update change_log set n = 99 where version = 2", "row_differs"),
        (
            "insert into unit_backup select unit_id, epoch_id, version + 1, now() from unit_head where version > 0",
            "backup_differs"
        ),
        ("update unit_epoch set start_version = 99", "epoch_differs"),
        ("delete from unit_epoch", "epoch_differs"),
    ])
    func `a check names planted damage`(_ damage: (sql: String, code: String)) async throws {
        let (database, unit) = try await filled()
        // Only the unit's own rows: the office stream stays whole.
        let scoped =
            damage.sql.contains("device")
            ? damage.sql
            : damage.sql + (damage.sql.contains(" where ") ? " and" : " where") + " unit_id = '\(unit)'"
        try await database.execute(scoped)
        let report = try await database.owner.check()
        #expect(!report.isClean)
        #expect(
            report.findings.contains { $0.code.rawValue == damage.code && $0.unit == unit },
            "\(report.findings)"
        )
    }
}
