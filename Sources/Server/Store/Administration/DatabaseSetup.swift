import Postgres
import SQL
import Shared

/// Brings a database to where the ledger can work on it. The owner's connection only.
enum DatabaseSetup {
    /// The schema's migrations, embedded.
    static let migrator = Migrator(
        SQL.migrations.map { Migration(number: $0.number, name: $0.name, embedded: $0.bytes) }
    )

    /// What ``prepare(_:officeName:allowsAppLogin:now:)`` did.
    struct Outcome: Sendable {
        var migrations: [String]
        /// The epoch that was begun, because there was none or because this is another database than it was.
        var begunEpoch: EpochID?
        /// What is to be remembered of it.
        var mark: HistoryMark
    }

    /// Migrates, sets the office up, and begins a new epoch where the database is another one than it was.
    ///
    /// Repeating it does nothing. Interrupted, it goes on where it was.
    ///
    /// - Parameters:
    ///   - officeName: How people know the office; the name of the person that its own device belongs to.
    ///   - allowsAppLogin: Whether `taizhang_app` may sign in without further ado: in a private cluster.
    ///   - memory: What was seen of the database before, beyond what it says itself.
    static func prepare(
        _ connection: Connection,
        officeName: String,
        allowsAppLogin: Bool,
        remembering memory: HistoryMark? = nil,
        now: Timestamp
    ) throws -> Outcome {
        let migrations = try migrator.migrate(connection).map(\.name)
        if allowsAppLogin, try !connection.run(.canAppLogin).onlyRow().bool("can_login") {
            try connection.run(.allowAppLogin)
        }
        let begun = try connection.transaction { connection in
            try connection.run(.lockEpochs)
            let begun = try beginEpochIfNeeded(connection, memory, now: now)
            try CarryKeys.make(on: connection, now: now)
            if try connection.run(.readOfficeKey).isEmpty {
                try setUpOffice(connection, name: officeName, now: now)
            }
            return begun
        }
        try moveUnitsToLastEpoch(connection)
        return Outcome(migrations: migrations, begunEpoch: begun, mark: try HistoryLook(connection).mark)
    }

    private static func setUpOffice(_ connection: Connection, name: String, now: Timestamp) throws {
        let person: PersonID = Secrets.id(now: now)
        let replica: ReplicaID = Secrets.id(now: now)
        let signer = Ed25519Signer()
        try connection.run(.addPerson, person.parameter, .text(name), now.parameter)
        try connection.run(
            .addDevice,
            replica.parameter,
            person.parameter,
            .bytes(signer.publicKey),
            .text(name),
            now.parameter,
            .null
        )
        try connection.run(.addOfficeKey, replica.parameter, .bytes(signer.privateKey))
        try connection.run(.addUnitHead, UnitID.office.parameter)
        try connection.run(.addUnitEpoch, UnitID.office.parameter)
        let role = Parameter.text(Role.administrator.rawValue)
        try connection.run(.saveMembership, UnitID.office.parameter, person.parameter, role, now.parameter)
        // The office's device writes in every unit: imports and rulings made at the server.
        try connection.run(.saveStandingGrant, person.parameter, role, now.parameter)
        try introduceOffice(connection, LanePosition(replica, 1), person, signer, name: name, now: now)
    }

    /// The office's first set says its own name, so that everybody can tell who made what it makes.
    private static func introduceOffice(
        _ connection: Connection,
        _ position: LanePosition,
        _ person: PersonID,
        _ signer: Ed25519Signer,
        name: String,
        now: Timestamp
    ) throws {
        let fields: [String: JSONValue] = [
            FieldName.name: .string(name), "roles": [.string(Role.administrator.rawValue)],
        ]
        let epoch: EpochID = try connection.run(.readLastEpoch).onlyRow().id("epoch_id")
        let set = ChangeSet(
            replica: position.replica,
            unit: .office,
            n: position.n,
            prev: .zero,
            base: Base(epoch: epoch, version: 0),
            editedAt: now,
            changes: [
                Change(person.cast(), kind: RecordKind.person.rawValue, .create(parent: nil, fields: fields))
            ]
        )
        var transaction = PostgresUnitTransaction(on: connection, lockMillisecondsMax: 0)
        let answer = try push(
            Submission(freezing: set, with: signer),
            carrier: person,
            receivedAt: now,
            in: &transaction
        )
        guard case .receipt = answer else { throw LedgerError.damaged("office_key") }
    }
}
