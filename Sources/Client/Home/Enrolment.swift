import Bundles
import Shared

/// Makes a device known to a server. What was made is on disk before anything is asked, so that a lost answer costs
/// nothing: asking again is the same request.
struct Enrolment<Files: Disk, Server: Transport> {
    let disk: Files
    let transport: Server

    /// Whether an enrolment was begun here and not finished.
    ///
    /// - Throws: ``ReplicaError/alreadyEnrolled(server:personName:)`` where it was finished.
    func isWaiting() throws(ReplicaError) -> Bool { try waiting() != nil }

    /// The identity to ask for: the one whose answer was lost, or a new one; on disk on return.
    ///
    /// - Throws: ``ReplicaError/alreadyEnrolled(server:personName:)`` where the folder has one with its answer.
    func identity(server: String, device: String) throws(ReplicaError) -> Identity {
        guard var waiting = try waiting() else { return try makeIdentity(server: server, device: device) }
        guard waiting.server != server || waiting.deviceName != device else { return waiting }
        waiting.server = server
        waiting.deviceName = device
        try ReplicaStore.save(waiting, on: disk)
        return waiting
    }

    private func waiting() throws(ReplicaError) -> Identity? {
        guard let identity = try ReplicaStore<Files>.identity(on: disk) else { return nil }
        if let answer = identity.enrolment {
            throw .alreadyEnrolled(server: identity.server, personName: answer.personName)
        }
        return identity
    }

    /// Asks the server and keeps its answer.
    func ask(_ identity: Identity, code: String) async throws -> Identity {
        var identity = identity
        do {
            identity.enrolment = try await answer(identity, code)
        } catch ConnectionTrouble.server(.replicaExists, _) {
            // The id belongs to another enrolment, which this folder never finished: begin afresh. The code is unused.
            identity = try makeIdentity(server: identity.server, device: identity.deviceName)
            identity.enrolment = try await answer(identity, code)
        }
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    private func makeIdentity(server: String, device: String) throws(ReplicaError) -> Identity {
        let replica = ReplicaID.version7(
            milliseconds: Surroundings.now().milliseconds,
            random: (.random(in: .min ... .max), .random(in: .min ... .max))
        )
        let identity = Identity(
            server: server,
            replica: replica,
            deviceName: device,
            privateKey: Ed25519Signer().privateKey,
            sealingKey: SealingKey().privateKey
        )
        try ReplicaStore.save(identity, on: disk)
        return identity
    }

    private func answer(_ identity: Identity, _ code: String) async throws -> EnrolmentAnswer {
        let signer = try Ed25519Signer(privateKey: identity.privateKey)
        let request = EnrolmentRequest(
            code: code,
            replica: identity.replica,
            publicKey: signer.publicKey,
            sealingKey: try identity.sealingKey.map { try SealingKey(privateKey: $0).publicKey },
            deviceName: identity.deviceName
        )
        let bytes = try await transport.enroll(request.json.canonicalBytes())
        do throws(JSONError) {
            return try EnrolmentAnswer(json: JSONValue(parsing: bytes))
        } catch { throw ConnectionTrouble.unreadableAnswer(status: 200) }
    }
}
