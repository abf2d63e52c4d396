import Bundles
import Postgres
import SQL
import Shared

/// The server's own keys for carried files.
struct CarryKeys: Sendable {
    let signer: Ed25519Signer
    let sealing: SealingKey

    /// What devices are told of them.
    var publicKeys: ServerKeys { ServerKeys(signing: signer.publicKey, sealing: sealing.publicKey) }

    /// Nil before ``make(on:now:)``.
    static func read(_ connection: Connection) throws -> CarryKeys? {
        try connection.run(.readServerKey).first.map { row in
            CarryKeys(
                signer: try Ed25519Signer(privateKey: row.bytes("signing_key")),
                sealing: try SealingKey(privateKey: row.bytes("sealing_key"))
            )
        }
    }

    /// Makes them once; the owner's connection only.
    static func make(on connection: Connection, now: Timestamp) throws {
        let id: ID<CarryKeys> = Secrets.id(now: now)
        try connection.run(
            .addServerKey,
            id.parameter,
            .bytes(Ed25519Signer().privateKey),
            .bytes(SealingKey().privateKey),
            now.parameter
        )
    }
}
