import Bundles
import Postgres
import SQL
import Shared
import Synchronization
import TestSupport

@testable import Server

/// A migrated database of its own for each test, with what calls it.
struct LedgerDatabase: Sendable {
    let owner: Ledger
    let app: Ledger
    let ownerPool: ConnectionPool
    let appPool: ConnectionPool
    let epoch: EpochID
    let conninfo: Conninfo

    static let start = Timestamp(milliseconds: 1_589_680_000_000)

    private static let counter = Atomic<Int>(0)
    private static let preparing = Mutex(())
    private static let gate = Gate(places: 8)
    /// Given back with the last copy.
    private let place: Gate.Place

    static func make(settings: Ledger.Settings = .init(), connections: Int = 2) async throws -> LedgerDatabase
    {
        let place = await gate.enter()
        let cluster = try PostgresFixture.runningCluster()
        let number = counter.add(1, ordering: .relaxed).newValue
        let options = Connection.Options(applicationName: "store tests")
        try Connection(cluster.conninfo(), options).execute("create database ledger_\(number)")
        let conninfo = cluster.conninfo(database: "ledger_\(number)")
        // Roles belong to the whole cluster, and the server doesn't queue who changes one.
        try preparing.withLock { _ in
            _ = try DatabaseSetup.prepare(
                Connection(conninfo, options),
                officeName: "office",
                allowsAppLogin: true,
                now: start
            )
        }
        let ownerPool = ConnectionPool(.init(conninfo: conninfo, options: options, connectionCountMax: 2))
        let appPool = ConnectionPool(
            .init(
                conninfo: conninfo.replacing(user: "taizhang_app"),
                options: options,
                connectionCountMax: connections,
                waitMillisecondsMax: 60_000
            )
        )
        let epoch: EpochID = try await ownerPool.withConnection { connection in
            try connection.run(.readLastEpoch).onlyRow().id("epoch_id")
        }
        return LedgerDatabase(
            owner: Ledger(ownerPool, settings: settings),
            app: Ledger(appPool, settings: settings),
            ownerPool: ownerPool,
            appPool: appPool,
            epoch: epoch,
            conninfo: conninfo,
            place: place
        )
    }

    /// Enrols a device by a code, as a person would.
    func enrol(_ person: PersonID, name: String = "person") async throws -> TestDevice {
        try await owner.addPerson(person, name: name, now: Self.start)
        let code = try await owner.enrolmentCode(for: person, now: Self.start)
        let device = TestDevice(person: person)
        let answer = try await app.enroll(
            EnrolmentRequest(code: code.code, device: device.asking),
            now: Self.start
        )
        _ = try await app.session(token: answer.token, now: Self.start)
        return device
    }

    /// Runs a script as the owner: to plant damage.
    func execute(_ sql: String) async throws {
        try await ownerPool.withConnection { try $0.execute(sql) }
    }
}

/// A device with its key.
struct TestDevice: Sendable {
    let person: PersonID
    let replica: ReplicaID
    let signer: Ed25519Signer
    let sealing = SealingKey()

    init(person: PersonID, replica: ReplicaID = Secrets.id(now: LedgerDatabase.start)) {
        self.person = person
        self.replica = replica
        signer = Ed25519Signer()
    }

    var session: Session { Session(person: person, replica: replica, personName: "person") }

    /// The device as it asks to be enrolled.
    var asking: NewDevice {
        NewDevice(
            replica: replica,
            publicKey: signer.publicKey,
            sealingKey: sealing.publicKey,
            name: "laptop"
        )
    }
}

/// A lane on the client's side.
struct TestLane: Sendable {
    let device: TestDevice
    let unit: UnitID
    let epoch: EpochID
    var n: Int64 = 0
    var prev = Hash.zero

    init(_ device: TestDevice, _ unit: UnitID, _ epoch: EpochID) {
        self.device = device
        self.unit = unit
        self.epoch = epoch
    }

    /// - Parameter lost: The base lies in a history that no server has.
    mutating func freeze(
        _ changes: [Change],
        base: Int64 = 0,
        lost: Bool = false,
        origin: SetReference? = nil,
        predecessor: SetReference? = nil
    ) throws -> Submission {
        let submission = try Submission(
            freezing: ChangeSet(
                replica: device.replica,
                unit: unit,
                n: n + 1,
                prev: prev,
                base: Base(epoch: lost ? EpochID(high: 0, low: 1) : epoch, version: base),
                editedAt: LedgerDatabase.start,
                origin: origin,
                predecessor: predecessor,
                changes: changes
            ),
            with: device.signer
        )
        n += 1
        prev = submission.hash
        return submission
    }
}

extension Submission {
    var push: SyncRequest.Push { SyncRequest.Push(unit: unit, text: text, signature: signature) }
}

/// A problem as a supervisor adds it.
func newProblem(_ id: RecordID, round: RecordID, number: String = "1", status: String = "in_progress")
    -> Change
{
    Change(
        id,
        kind: "problem",
        .create(
            parent: nil,
            fields: [
                "number": .string(number), "title": "t", "round": round.json, "status": .string(status),
            ]
        )
    )
}

func newID<Tag>() -> ID<Tag> { Secrets.id(now: LedgerDatabase.start) }

extension SyncAnswer {
    /// Whether the answer says that rows are left.
    var more: Bool { lines.last == SyncLine.end(more: true).text }
}
