import Postgres
import SQL
import Shared
import Testing

@testable import Server

/// What the contract suite asks of a store, in memory or on PostgreSQL.
protocol LedgerStore {
    mutating func addUnit(_ unit: UnitID) async throws
    mutating func put(_ device: TestDevice) async throws
    mutating func grant(_ role: Role, to person: PersonID, in unit: UnitID) async throws
    mutating func revoke(_ role: Role, from person: PersonID, in unit: UnitID) async throws
    mutating func push(_ submission: Submission, carrier: PersonID, was: Base?, at time: Timestamp)
        async throws -> PushAnswer
    /// Waits no longer for what a set builds on.
    mutating func setAside(_ root: SetReference, in unit: UnitID, by device: TestDevice, at time: Timestamp)
        async throws
    func digest(_ unit: UnitID) async throws -> Hash
    func totals(_ unit: UnitID) async throws -> FigureTable
    func log(_ unit: UnitID) async throws -> [String]
    func head(_ unit: UnitID) async throws -> UnitHead?
}

struct MemoryLedgerStore: LedgerStore {
    var store = MemoryStore()
    let epoch: EpochID
    var roles: [UnitID: [PersonID: Set<Role>]] = [:]

    init(epoch: EpochID) { self.epoch = epoch }

    mutating func addUnit(_ unit: UnitID) { store.addUnit(unit, epoch: epoch) }

    mutating func put(_ device: TestDevice) {
        store.put(
            Device(
                replica: device.replica,
                person: device.person,
                publicKey: device.signer.publicKey,
                isRevoked: false
            )
        )
    }

    mutating func grant(_ role: Role, to person: PersonID, in unit: UnitID) {
        roles[unit, default: [:]][person, default: []].insert(role)
        store.grant(roles[unit]?[person] ?? [], to: person, in: unit)
    }

    mutating func revoke(_ role: Role, from person: PersonID, in unit: UnitID) {
        roles[unit, default: [:]][person, default: []].remove(role)
        store.grant(roles[unit]?[person] ?? [], to: person, in: unit)
    }

    mutating func push(_ submission: Submission, carrier: PersonID, was: Base?, at time: Timestamp) throws
        -> PushAnswer
    {
        try store.push(submission, carrier: carrier, was: was, receivedAt: time)
    }

    mutating func setAside(
        _ root: SetReference,
        in unit: UnitID,
        by device: TestDevice,
        at time: Timestamp
    ) throws {
        let isDone = try store.setAside(
            root,
            in: unit,
            as: SetAside(by: device.person, why: Self.why),
            at: time
        )
        #expect(isDone)
    }

    static let why = "等不到"

    func digest(_ unit: UnitID) -> Hash { store.units[unit]?.state.digest ?? .zero }
    func totals(_ unit: UnitID) -> FigureTable { store.units[unit]?.totals ?? [:] }
    func log(_ unit: UnitID) -> [String] { store.units[unit]?.log ?? [] }
    func head(_ unit: UnitID) -> UnitHead? { store.units[unit]?.head }
}

struct PostgresLedgerStore: LedgerStore {
    let database: LedgerDatabase

    func addUnit(_ unit: UnitID) async throws {
        try await database.owner.addUnit(unit, name: "unit", now: LedgerDatabase.start)
    }

    func put(_ device: TestDevice) async throws { try await put(device, isNewPerson: true) }

    func put(_ device: TestDevice, isNewPerson: Bool) async throws {
        try await database.ownerPool.withConnection { connection in
            if isNewPerson {
                try connection.run(
                    .addPerson,
                    device.person.parameter,
                    .text("person"),
                    LedgerDatabase.start.parameter
                )
            }
            try connection.run(
                .addDevice,
                device.replica.parameter,
                device.person.parameter,
                .bytes(device.signer.publicKey),
                .text("device"),
                LedgerDatabase.start.parameter,
                .null
            )
        }
    }

    func grant(_ role: Role, to person: PersonID, in unit: UnitID) async throws {
        try await database.owner.grant(unit, person, role, now: LedgerDatabase.start)
    }

    func revoke(_ role: Role, from person: PersonID, in unit: UnitID) async throws {
        try await database.owner.revokeGrant(unit, person, role, now: LedgerDatabase.start)
    }

    func push(_ submission: Submission, carrier: PersonID, was: Base?, at time: Timestamp) async throws
        -> PushAnswer
    {
        try await database.app.push(submission, carrier: carrier, was: was, now: time)
    }

    func setAside(_ root: SetReference, in unit: UnitID, by device: TestDevice, at time: Timestamp)
        async throws
    {
        try await database.app.discard(
            root,
            in: unit,
            why: MemoryLedgerStore.why,
            session: device.session,
            now: time
        )
    }

    func digest(_ unit: UnitID) async throws -> Hash {
        try await database.ownerPool.withConnection { connection in
            try connection.run(.readDigest, unit.parameter).onlyRow().hash("digest")
        }
    }

    func totals(_ unit: UnitID) async throws -> FigureTable {
        try await database.ownerPool.withConnection { connection in
            var table: FigureTable = [:]
            for row in try connection.run(.readTotals, unit.parameter, .int64(.max), .null) {
                table[FigureKey(round: try row.id("round_id"), figure: try row.text("figure"))] = try Amount(
                    row: row
                )
            }
            return table
        }
    }

    func log(_ unit: UnitID) async throws -> [String] {
        try await database.ownerPool.withConnection { connection in
            var texts: [String] = []
            while true {
                let rows = try connection.run(.readLogRows, unit.parameter, .int64(Int64(texts.count)))
                if rows.isEmpty { return texts }
                texts += try rows.map { try $0.text("body") }
            }
        }
    }

    func head(_ unit: UnitID) async throws -> UnitHead? {
        try await database.ownerPool.withConnection { connection in
            try connection.run(.readUnitHeads, [unit].parameter()).first.map(UnitHead.init(row:))
        }
    }
}
